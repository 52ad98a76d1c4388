using System.Runtime.CompilerServices;

namespace ApplyBot.Storage;

/// <summary>Documents in an append-only journal on disk; only keys are in memory. What was acknowledged survives the end of the process at any moment. One process per folder.</summary>
public sealed class JournalDocumentStore : IDocumentStore, IDisposable
{
    private const int Page = 256;

    private readonly JournalOptions _options;
    private readonly TimeProvider _clock;
    private readonly Journal _journal;
    private readonly DiskFlush _flush;
    private long _rewriteFrom;
    private int _rewriting;

    /// <summary>Opens the journal of a folder, or begins one.</summary>
    /// <exception cref="JournalInUseException">Another process has it open.</exception>
    /// <exception cref="JournalDamagedException">Opening it would lose what was acknowledged.</exception>
    /// <exception cref="IOException">The folder cannot be read or written; so does <see cref="UnauthorizedAccessException"/> say.</exception>
    public JournalDocumentStore(JournalOptions options, TimeProvider clock)
    {
        (_options, _clock, _rewriteFrom) = (options, clock, options.RewriteFrom);
        _journal = new Journal(options.Folder);
        _flush = new DiskFlush(options.FlushToDisk, _journal.Flush, clock, options.Failed);
    }

    /// <summary>Bytes that opening cut off: a write that was torn by the end of the process or of the power, and that nobody was told of.</summary>
    public long CutBytes => _journal.CutBytes;

    /// <inheritdoc />
    public ValueTask<StoredDocument?> GetAsync(string key, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        DocumentKeys.ThrowIfInvalid(key);
        return ValueTask.FromResult(_journal.Read(key));
    }

    /// <inheritdoc />
    public ValueTask<bool> HoldsAsync(string key, string etag, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        DocumentKeys.ThrowIfInvalid(key);
        ArgumentNullException.ThrowIfNull(etag);
        return ValueTask.FromResult(_journal.Holds(key, etag));
    }

    /// <inheritdoc />
    public ValueTask<string?> PutAsync(string key, ReadOnlyMemory<byte> content, string? etag, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        DocumentKeys.ThrowIfInvalid(key);
        DocumentKeys.ThrowIfTooLarge(content);
        return _journal.Append(RecordKind.Put, key, content.Span, etag, _clock.GetUtcNow()) is { } sequence
            ? Acknowledge(JournalIndex.ETagOf(sequence))
            : ValueTask.FromResult<string?>(null);
    }

    /// <inheritdoc />
    public async ValueTask<bool> DeleteAsync(string key, string etag, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        DocumentKeys.ThrowIfInvalid(key);
        ArgumentNullException.ThrowIfNull(etag);
        return _journal.Append(RecordKind.Delete, key, [], etag, _clock.GetUtcNow()) is { } sequence && (sequence == 0 || await Acknowledge("") is not null);
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<StoredDocument> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        DocumentKeys.ThrowIfNoPrefix(prefix);
        for (var keys = _journal.Index.Keys(prefix, null, Page); keys.Count > 0; keys = _journal.Index.Keys(prefix, keys[^1], Page))
        {
            foreach (var key in keys)
            {
                if (await GetAsync(key, cancellation) is { } document)
                {
                    yield return document;
                }
            }
        }
    }

    /// <summary>Brings all to the disk, and lets go of the folder.</summary>
    public void Dispose()
    {
        _flush.Dispose();
        _journal.Dispose();
    }

    private ValueTask<string?> Acknowledge(string etag)
    {
        if (_journal.Outdated > Math.Max(Volatile.Read(ref _rewriteFrom), _journal.Index.Live) && Interlocked.Exchange(ref _rewriting, 1) == 0)
        {
            ThreadPool.UnsafeQueueUserWorkItem(_ => Rewrite(), null);
        }
        var flushed = _flush.Written();
        return flushed.IsCompletedSuccessfully ? new(etag) : Awaited(flushed, etag);
    }

    private static async ValueTask<string?> Awaited(Task flushed, string etag)
    {
        await flushed;
        return etag;
    }

    private void Rewrite()
    {
        try
        {
            _journal.Rewrite();
            Volatile.Write(ref _rewriteFrom, _options.RewriteFrom);
        }
        catch (Exception closed) when (closed is ObjectDisposedException or OperationCanceledException)
        {
            // There is nothing to rewrite any more.
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
        {
            // Not again before as much has come together.
            Volatile.Write(ref _rewriteFrom, 2 * _journal.Outdated);
            _options.Failed?.Invoke(failure);
        }
        finally
        {
            Volatile.Write(ref _rewriting, 0);
        }
    }
}
