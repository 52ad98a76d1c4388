using System.Runtime.CompilerServices;

namespace ApplyBot.Storage.Outbox;

/// <summary>
/// The outbox of one process, over a store of documents that nobody else writes. What waits is in memory, a few hundred bytes a row; all else is read when it is asked for.
/// What a process that ended had leased is uncertain as soon as the next one begins.
/// </summary>
public sealed class JournalOutbox : IOutbox, IDisposable
{
    private readonly OutboxPace _pace;
    private readonly TimeProvider _clock;
    private readonly JournalOutboxDocuments _documents;
    private readonly OutboxQueue _queue;
    private readonly RowLocks _locks = new();
    private readonly SemaphoreSlim _beginning = new(1);
    private readonly JournalOutboxReading _reading;
    private readonly JournalOutboxClaims _claims;

    /// <summary>Nothing is read before the first call.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The pace sends nothing.</exception>
    public JournalOutbox(IDocumentStore store, OutboxPace pace, TimeProvider clock)
    {
        OutboxLimits.ThrowIfInvalid(pace);
        (_pace, _clock, _documents, _queue) = (pace, clock, new JournalOutboxDocuments(store), new OutboxQueue(pace.PerRecipient));
        _reading = new JournalOutboxReading(_documents, _queue, _locks, clock);
        _claims = new JournalOutboxClaims(_documents, _queue, _locks, _pace, clock);
    }

    /// <inheritdoc />
    public async ValueTask<int?> BeginAsync(Mailing mailing, IAsyncEnumerable<OutboxEntry> entries, CancellationToken cancellation = default)
    {
        OutboxLimits.ThrowIfNotNew(mailing);
        ArgumentNullException.ThrowIfNull(entries);
        await _reading.ReadAsync(cancellation);
        await _beginning.WaitAsync(cancellation);
        try
        {
            return _queue.Find(mailing.Id) is null ? await JournalOutboxBegin.RunAsync(_documents, _queue, mailing with { Begun = _clock.GetUtcNow(), DueAt = mailing.DueAt.ToUniversalTime() }, entries, cancellation) : null;
        }
        finally
        {
            _beginning.Release();
        }
    }

    /// <inheritdoc />
    public ValueTask<int?> AddAsync(string mailing, IReadOnlyCollection<OutboxEntry> entries, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(entries);
        foreach (var entry in entries)
        {
            OutboxLimits.ThrowIfInvalid(entry);
        }
        return AloneAsync<int?>(mailing, async known =>
        {
            if (known is null)
            {
                return null;
            }
            var added = 0;
            var now = _clock.GetUtcNow();
            foreach (var entry in entries)
            {
                var row = OutboxRecord.New(entry, known.Round, known.Mailing.DueAt > now ? known.Mailing.DueAt : now);
                if (await _documents.AddAsync(mailing, entry.Recipient, row, cancellation))
                {
                    _queue.Add(known, entry.Recipient, row);
                    added++;
                }
            }
            return added;
        }, cancellation);
    }

    /// <inheritdoc />
    public async ValueTask<Mailing?> FindAsync(string mailing, CancellationToken cancellation = default)
    {
        OutboxLimits.ThrowIfNoId(mailing);
        await _reading.ReadAsync(cancellation);
        return _queue.Find(mailing)?.Mailing;
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<Mailing> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        await _reading.ReadAsync(cancellation);
        foreach (var mailing in _queue.All().Where(mailing => mailing.Id.StartsWith(prefix, StringComparison.Ordinal)).OrderBy(mailing => mailing.Id, DocumentKeys.Order))
        {
            yield return mailing;
        }
    }

    /// <inheritdoc />
    public ValueTask<Mailing?> ReviseAsync(string mailing, int after, MailingRound kind, CancellationToken cancellation = default)
    {
        OutboxLimits.ThrowIfNoRevision(kind);
        return AloneAsync(mailing, async known =>
        {
            if (known is null || known.Mailing.Round != after || known.Mailing.Kind == MailingRound.Delete)
            {
                return null;
            }
            var revised = known.Mailing with { Round = after + 1, Kind = kind, IsPaused = false };
            await BecomeAsync(revised, _clock.GetUtcNow(), cancellation);
            return revised;
        }, cancellation);
    }

    /// <inheritdoc />
    public ValueTask<bool> PauseAsync(string mailing, bool isPaused, CancellationToken cancellation = default) => AloneAsync(mailing, async known =>
    {
        if (known is null)
        {
            return false;
        }
        await WriteAsync(known.Mailing with { IsPaused = isPaused }, known.Since, cancellation);
        return _queue.Pause(known, isPaused);
    }, cancellation);

    /// <inheritdoc />
    public ValueTask<bool> CancelAsync(string mailing, CancellationToken cancellation = default) => AloneAsync(mailing, async known =>
    {
        if (known is not null)
        {
            await BecomeAsync(known.Mailing with { CancelledIn = known.Mailing.Round }, known.Since, cancellation);
        }
        return known is not null;
    }, cancellation);

    /// <inheritdoc />
    public ValueTask<int> RetryFailedAsync(string mailing, CancellationToken cancellation = default) => AloneAsync(mailing, async known =>
    {
        var retried = 0;
        if (known is not null)
        {
            var now = _clock.GetUtcNow();
            await foreach (var (recipient, kept) in _documents.ListAsync(mailing, cancellation))
            {
                var row = kept.In(known.Round);
                if (row.IsRetried(known.Round))
                {
                    await _documents.ChangeAsync(_queue, known, recipient, row, row.Again(now, row.Round), now, cancellation);
                    retried++;
                }
            }
        }
        return retried;
    }, cancellation);

    /// <inheritdoc />
    public async ValueTask<OutboxClaim> ClaimAsync(int most, TimeSpan lease, CancellationToken cancellation = default)
    {
        OutboxLimits.ThrowIfInvalid(most, lease);
        await _reading.ReadAsync(cancellation);
        return await _claims.ClaimAsync(most, lease, cancellation);
    }

    /// <inheritdoc />
    public ValueTask<bool> CompleteAsync(OutboxLease lease, string? activityId, CancellationToken cancellation = default) =>
        EndAsync(lease, (row, now) => row.Completed(lease, activityId, now), cancellation);

    /// <inheritdoc />
    public ValueTask<bool> RetryAsync(OutboxLease lease, DateTimeOffset at, string reason, bool isUncertain = false, CancellationToken cancellation = default) =>
        EndAsync(lease, (row, now) => row.RetriedAt(lease, at, reason, isUncertain, now), cancellation);

    /// <inheritdoc />
    public ValueTask<bool> FailAsync(OutboxLease lease, string reason, bool isSkipped = false, CancellationToken cancellation = default) =>
        EndAsync(lease, (row, now) => isSkipped ? row.SkippedBy(lease, reason) : row.Failed(lease, reason, now), cancellation);

    /// <inheritdoc />
    public async ValueTask ReleaseAsync(IReadOnlyCollection<OutboxLease> leases, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(leases);
        foreach (var lease in leases)
        {
            await EndAsync(lease, (row, _) => row.Released(lease), cancellation);
        }
    }

    /// <inheritdoc />
    public async ValueTask<OutboxCount> CountAsync(string mailing, CancellationToken cancellation = default)
    {
        OutboxLimits.ThrowIfNoId(mailing);
        await _reading.ReadAsync(cancellation);
        return _queue.CountOf(mailing) ?? new OutboxCount(new Dictionary<OutboxState, int>(), 0);
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<OutboxRow> RowsAsync(string mailing, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        OutboxLimits.ThrowIfNoId(mailing);
        await _reading.ReadAsync(cancellation);
        if (_queue.Find(mailing) is not null)
        {
            await foreach (var (recipient, row) in _documents.ListAsync(mailing, cancellation))
            {
                if (_queue.Find(mailing) is not { } known)
                {
                    yield break;
                }
                yield return row.In(known.Round).ToRow(mailing, recipient);
            }
        }
    }

    /// <inheritdoc />
    public async ValueTask ForgetAsync(string mailing, CancellationToken cancellation = default)
    {
        await AloneAsync(mailing, async known =>
        {
            if (known is not null)
            {
                await _documents.DeleteAsync(mailing, cancellation);
                _queue.Remove(mailing, _clock.GetUtcNow());
                // Whatever happens from here on, rows without a mailing are nobody's.
                await _documents.DeleteRowsAsync(mailing, cancellation);
            }
            return true;
        }, cancellation);
    }

    /// <inheritdoc />
    public async ValueTask ForgetRecipientAsync(string recipient, CancellationToken cancellation = default)
    {
        OutboxLimits.ThrowIfInvalid(new OutboxEntry(recipient));
        await _reading.ReadAsync(cancellation);
        using var all = await _locks.EnterAllAsync(cancellation);
        foreach (var known in _queue.All().Select(mailing => _queue.Find(mailing.Id)!))
        {
            if (await _documents.FindAsync(known.Id, recipient, cancellation) is { } row)
            {
                await _documents.DeleteAsync(known.Id, recipient, cancellation);
                _queue.Remove(known, recipient, row.In(known.Round), _clock.GetUtcNow());
            }
        }
    }

    /// <summary>Lets go of what it holds in memory; the store stays open.</summary>
    public void Dispose()
    {
        _locks.Dispose();
        _beginning.Dispose();
        _reading.Dispose();
        _claims.Dispose();
    }

    private async ValueTask<T> AloneAsync<T>(string mailing, Func<QueuedMailing?, ValueTask<T>> work, CancellationToken cancellation)
    {
        OutboxLimits.ThrowIfNoId(mailing);
        await _reading.ReadAsync(cancellation);
        await _beginning.WaitAsync(cancellation);
        try
        {
            using var all = await _locks.EnterAllAsync(cancellation);
            return await work(_queue.Find(mailing));
        }
        finally
        {
            _beginning.Release();
        }
    }

    private async ValueTask BecomeAsync(Mailing mailing, DateTimeOffset since, CancellationToken cancellation)
    {
        await WriteAsync(mailing, since, cancellation);
        // What is written holds, though reading its rows should fail.
        _queue.Suspect(mailing.Id);
        await _reading.ReadRowsAsync(new QueuedMailing(mailing, since), CancellationToken.None);
    }

    private async ValueTask WriteAsync(Mailing mailing, DateTimeOffset since, CancellationToken cancellation)
    {
        try
        {
            await _documents.WriteAsync(mailing, since, cancellation);
        }
        catch (IOException)
        {
            _queue.Suspect(mailing.Id);
            throw;
        }
    }

    private async ValueTask<bool> EndAsync(OutboxLease lease, Func<OutboxRecord, DateTimeOffset, OutboxRecord> end, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(lease);
        await _reading.ReadAsync(cancellation);
        using var alone = await _locks.EnterAsync(lease.Recipient, cancellation);
        if (_queue.Find(lease.Mailing) is not { } known || await _documents.FindAsync(lease.Mailing, lease.Recipient, cancellation) is not { } row || row.Token != lease.Token)
        {
            return false;
        }
        var now = _clock.GetUtcNow();
        await _documents.ChangeAsync(_queue, known, lease.Recipient, row, end(row, now), now, cancellation);
        return true;
    }
}
