using ApplyBot.Storage;

namespace ApplyBot.Bot.Tests.Drafts;

/// <summary>Documents that others write at the same time: what is to happen just before a document is written happens once.</summary>
internal sealed class RacingDocuments(IDocumentStore documents) : IDocumentStore
{
    private (string Prefix, Func<string, Task> Happens)? _before;

    /// <summary>Lets something happen before a document of that sort is written next.</summary>
    public void Before(string prefix, Func<string, Task> happens) => _before = (prefix, happens);

    /// <summary>Another writer keeps the document as it is, just before it is written next: that write comes too late.</summary>
    public void Conflict(string prefix) => Before(prefix, async key => await documents.PutAsync(key, (await documents.GetAsync(key))!.Content, ETags.Any));

    /// <summary>Whether what was to happen has not.</summary>
    public bool IsWaiting => _before is not null;

    public ValueTask<StoredDocument?> GetAsync(string key, CancellationToken cancellation = default) => documents.GetAsync(key, cancellation);

    public ValueTask<bool> HoldsAsync(string key, string etag, CancellationToken cancellation = default) => documents.HoldsAsync(key, etag, cancellation);

    public async ValueTask<string?> PutAsync(string key, ReadOnlyMemory<byte> content, string? etag, CancellationToken cancellation = default)
    {
        if (_before is var (prefix, happens) && key.StartsWith(prefix, StringComparison.Ordinal))
        {
            _before = null;
            await happens(key);
        }
        return await documents.PutAsync(key, content, etag, cancellation);
    }

    public ValueTask<bool> DeleteAsync(string key, string etag, CancellationToken cancellation = default) => documents.DeleteAsync(key, etag, cancellation);

    public IAsyncEnumerable<StoredDocument> ListAsync(string prefix, CancellationToken cancellation = default) => documents.ListAsync(prefix, cancellation);
}
