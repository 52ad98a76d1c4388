namespace ApplyBot.Storage;

/// <summary>A wall: small documents under keys, each with an ETag. What was acknowledged is there after a crash. Thread-safe.</summary>
public interface IDocumentStore
{
    /// <summary>The document, or null when there is none.</summary>
    /// <exception cref="IOException">What lies there cannot be read or is damaged.</exception>
    ValueTask<StoredDocument?> GetAsync(string key, CancellationToken cancellation = default);

    /// <summary>Whether the document still is as it was read under an ETag: cheaper than reading it again.</summary>
    /// <exception cref="IOException">That cannot be found out.</exception>
    ValueTask<bool> HoldsAsync(string key, string etag, CancellationToken cancellation = default);

    /// <summary>Writes a document.</summary>
    /// <param name="key">A valid key, see <see cref="DocumentKeys"/>; compared by ordinal.</param>
    /// <param name="content">The whole new content, at most <see cref="DocumentKeys.MaxContentBytes"/> bytes.</param>
    /// <param name="etag">ETag that the writer has read; null: there must be none yet; <see cref="ETags.Any"/>: whatever there is.</param>
    /// <param name="cancellation">Gives up before anything is written.</param>
    /// <returns>The new ETag once the document would survive a crash of the process; null when <paramref name="etag"/> no longer holds, and nothing was written.</returns>
    /// <exception cref="ArgumentException">The key or the content is not one that is stored.</exception>
    /// <exception cref="IOException">The document may not have been written, for instance because the disk is full or the connection was lost. Others are untouched, and it can be tried again;
    /// if it was written after all, <paramref name="etag"/> no longer holds then.</exception>
    ValueTask<string?> PutAsync(string key, ReadOnlyMemory<byte> content, string? etag, CancellationToken cancellation = default);

    /// <summary>Removes a document.</summary>
    /// <returns>False when <paramref name="etag"/> no longer holds. A document that is not there is removed already: true for <see cref="ETags.Any"/>.</returns>
    /// <exception cref="IOException">The document may still be there.</exception>
    ValueTask<bool> DeleteAsync(string key, string etag, CancellationToken cancellation = default);

    /// <summary>Documents whose key begins so, by key in the order of <see cref="DocumentKeys.Order"/>. Sees each document as it was at some moment of the listing.</summary>
    /// <param name="prefix">A valid key, or empty: all.</param>
    /// <param name="cancellation">Ends the listing.</param>
    /// <exception cref="ArgumentException">No key can begin so.</exception>
    /// <exception cref="IOException">What lies there cannot be read or is damaged.</exception>
    IAsyncEnumerable<StoredDocument> ListAsync(string prefix, CancellationToken cancellation = default);
}

/// <summary>A document as it was read.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Content">Its content.</param>
/// <param name="ETag">Changes with every write of the key, and never comes back.</param>
/// <param name="Written">When it was last written, UTC, at least to the microsecond.</param>
public sealed record StoredDocument(string Key, ReadOnlyMemory<byte> Content, string ETag, DateTimeOffset Written);

/// <summary>ETags with a meaning of their own.</summary>
public static class ETags
{
    /// <summary>Whatever there is, or nothing.</summary>
    public const string Any = "*";
}
