using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using ApplyBot.Storage;

namespace ApplyBot.Bot.Tests.SelfChecks;

/// <summary>Documents in memory, which outlive a host.</summary>
internal sealed class KeptDocuments : IDocumentStore
{
    private readonly ConcurrentDictionary<string, (byte[] Content, string ETag)> _documents = new(StringComparer.Ordinal);
    private int _written;

    /// <summary>Keys of the documents that were asked for, each as often as it was.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    public IReadOnlyDictionary<string, byte[]> Documents => _documents.ToDictionary(d => d.Key, d => d.Value.Content);

    public ValueTask<StoredDocument?> GetAsync(string key, CancellationToken cancellation = default)
    {
        Asked.Enqueue(key);
        return ValueTask.FromResult(_documents.TryGetValue(key, out var found) ? new StoredDocument(key, found.Content, found.ETag, Real.Now) : null);
    }

    public ValueTask<bool> HoldsAsync(string key, string etag, CancellationToken cancellation = default)
    {
        Asked.Enqueue(key);
        return ValueTask.FromResult(_documents.TryGetValue(key, out var found) && found.ETag == etag);
    }

    public ValueTask<string?> PutAsync(string key, ReadOnlyMemory<byte> content, string? etag, CancellationToken cancellation = default)
    {
        var current = _documents.TryGetValue(key, out var found) ? found.ETag : null;
        if (etag != ETags.Any && etag != current)
        {
            return ValueTask.FromResult<string?>(null);
        }
        var next = Interlocked.Increment(ref _written).ToString(CultureInfo.InvariantCulture);
        _documents[key] = (content.ToArray(), next);
        return ValueTask.FromResult<string?>(next);
    }

    public ValueTask<bool> DeleteAsync(string key, string etag, CancellationToken cancellation = default) =>
        ValueTask.FromResult(_documents.TryGetValue(key, out var found) && etag != ETags.Any && etag != found.ETag ? false : _documents.TryRemove(key, out _) || etag == ETags.Any);

    public async IAsyncEnumerable<StoredDocument> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await Task.Yield();
        foreach (var (key, (content, etag)) in _documents.Where(d => d.Key.StartsWith(prefix, StringComparison.Ordinal)).OrderBy(d => d.Key, StringComparer.Ordinal))
        {
            yield return new StoredDocument(key, content, etag, Real.Now);
        }
    }
}
