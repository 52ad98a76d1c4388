namespace ApplyBot.Storage.Outbox;

/// <summary>Brings what lies in the store into memory: all of it at the first call, later what may differ because a write failed.</summary>
internal sealed class JournalOutboxReading(JournalOutboxDocuments documents, OutboxQueue queue, RowLocks locks, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1);
    private volatile bool _isRead;

    /// <exception cref="IOException">It cannot be read; the next call tries again.</exception>
    public async ValueTask ReadAsync(CancellationToken cancellation)
    {
        if (_isRead && queue.Suspects.Count == 0)
        {
            return;
        }
        await _one.WaitAsync(cancellation);
        try
        {
            if (!_isRead)
            {
                await ReadAllAsync(cancellation);
                _isRead = true;
            }
            foreach (var mailing in queue.Suspects)
            {
                using var all = await locks.EnterAllAsync(cancellation);
                if (!queue.Suspects.Contains(mailing))
                {
                    continue;
                }
                if (await documents.FindAsync(mailing, cancellation) is var (found, since))
                {
                    await ReadRowsAsync(new QueuedMailing(found, since), cancellation);
                }
                else
                {
                    queue.Remove(mailing, clock.GetUtcNow());
                }
            }
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Reads the rows of a mailing that has changed. Nobody else is at work.</summary>
    public async ValueTask ReadRowsAsync(QueuedMailing mailing, CancellationToken cancellation)
    {
        await foreach (var (recipient, row) in documents.ListAsync(mailing.Id, cancellation))
        {
            await TakeAsync(mailing, recipient, row, cancellation);
        }
        queue.Put(mailing);
    }

    public void Dispose() => _one.Dispose();

    private async ValueTask ReadAllAsync(CancellationToken cancellation)
    {
        var mailings = new Dictionary<string, QueuedMailing>(StringComparer.Ordinal);
        await foreach (var (mailing, since) in documents.MailingsAsync(cancellation))
        {
            mailings[mailing.Id] = new QueuedMailing(mailing, since);
        }
        await foreach (var (mailing, recipient, row) in documents.SweepAsync(mailings.Keys, cancellation))
        {
            await TakeAsync(mailings[mailing], recipient, row, cancellation);
        }
        foreach (var mailing in mailings.Values)
        {
            queue.Put(mailing);
        }
    }

    private async ValueTask TakeAsync(QueuedMailing mailing, string recipient, OutboxRecord row, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (row.State == OutboxState.Leased && !queue.IsLeased(recipient, row.Token))
        {
            // Whoever leased it has ended, or was never told.
            row = row.Expired(now);
            await documents.WriteAsync(mailing.Id, recipient, row, cancellation);
        }
        if (row.TriedAt is { } tried)
        {
            queue.Tried(mailing.Id, recipient, tried, now);
        }
        var present = row.In(mailing.Round);
        mailing.Add(present);
        mailing.Wait(recipient, present);
    }
}
