using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace ApplyBot.Storage;

/// <summary>Documents in memory only.</summary>
public sealed class VolatileDocumentStore(TimeProvider clock) : IDocumentStore
{
    private readonly ConcurrentDictionary<string, StoredDocument> _documents = new(StringComparer.Ordinal);
    private long _version;

    /// <inheritdoc />
    public ValueTask<StoredDocument?> GetAsync(string key, CancellationToken cancellation = default) => ValueTask.FromResult(_documents.GetValueOrDefault(key));

    /// <inheritdoc />
    public ValueTask<string?> PutAsync(string key, ReadOnlyMemory<byte> content, string? etag, CancellationToken cancellation = default)
    {
        var written = new StoredDocument(key, content.ToArray(), Interlocked.Increment(ref _version).ToString(CultureInfo.InvariantCulture), clock.GetUtcNow());
        var done = etag == ETags.Any ? _documents.AddOrUpdate(key, written, (_, _) => written) == written
            : etag is null ? _documents.TryAdd(key, written)
            : _documents.TryGetValue(key, out var before) && before.ETag == etag && _documents.TryUpdate(key, written, before);
        return ValueTask.FromResult(done ? written.ETag : null);
    }

    /// <inheritdoc />
    public ValueTask<bool> DeleteAsync(string key, string etag, CancellationToken cancellation = default) => ValueTask.FromResult(
        etag == ETags.Any ? _documents.TryRemove(key, out _) || true
        : _documents.TryGetValue(key, out var before) && before.ETag == etag && _documents.TryRemove(new KeyValuePair<string, StoredDocument>(key, before)));

    /// <inheritdoc />
    public async IAsyncEnumerable<StoredDocument> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await Task.CompletedTask;
        foreach (var document in _documents.Values.Where(d => d.Key.StartsWith(prefix, StringComparison.Ordinal)).OrderBy(d => d.Key, StringComparer.Ordinal))
        {
            yield return document;
        }
    }
}
