using System.Runtime.ExceptionServices;

namespace ApplyBot.Storage.Outbox;

/// <summary>Leases what is due. A lease is written before it is given out, so that a crash shows.</summary>
internal sealed class JournalOutboxClaims(JournalOutboxDocuments documents, OutboxQueue queue, RowLocks locks, OutboxPace pace, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1);
    private DateTimeOffset _next;

    public async ValueTask<OutboxClaim> ClaimAsync(int most, TimeSpan lease, CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            var now = clock.GetUtcNow();
            foreach (var (mailing, recipient) in queue.Expired(now))
            {
                await ExpireAsync(mailing, recipient, now, cancellation);
            }
            var slots = new OutboxSlots(pace, _next, now, most);
            var taken = queue.Take(slots.Count, now);
            var until = slots[Math.Max(0, taken.Count - 1)] + lease;
            // Not given up any more: a row that is leased in the store and to nobody would have to be uncertain.
            var tried = await Task.WhenAll(taken.Select(row => LeaseAsync(row, now, until)));
            var rows = tried.Where(row => row.Record is not null).ToList();
            if (rows.Count == 0 && tried.FirstOrDefault(row => row.Failure is not null).Failure is { } failure)
            {
                ExceptionDispatchInfo.Throw(failure);
            }
            if (rows.Count > 0)
            {
                _next = slots[rows.Count];
            }
            var next = queue.Next();
            return new OutboxClaim(
                [.. rows.Select((row, number) => row.Record!.ToLease(row.Row.Mailing.Id, row.Row.Recipient, row.Row.Mailing.Mailing.Kind, slots[number]))],
                next <= now ? OutboxSlots.Free(_next, now) : next);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async ValueTask ExpireAsync(string mailing, string recipient, DateTimeOffset now, CancellationToken cancellation)
    {
        using var alone = await locks.EnterAsync(recipient, cancellation);
        if (queue.Find(mailing) is { } known && await documents.FindAsync(mailing, recipient, cancellation) is { State: OutboxState.Leased } row && queue.IsLeased(recipient, row.Token) && row.LeaseUntil <= now)
        {
            await documents.ChangeAsync(queue, known, recipient, row, row.Expired(now), now, cancellation);
        }
    }

    private async Task<(QueuedRow Row, OutboxRecord? Record, IOException? Failure)> LeaseAsync(QueuedRow row, DateTimeOffset now, DateTimeOffset until)
    {
        var mailing = row.Mailing;
        using var alone = await locks.EnterAsync(row.Recipient, CancellationToken.None);
        try
        {
            // Since it was taken, its sender may have told what came of it after all, or the mailing was cancelled, revised or forgotten; what waits then waits elsewhere in the queue.
            if (queue.Find(mailing.Id) != mailing || await documents.FindAsync(mailing.Id, row.Recipient, CancellationToken.None) is not { } kept
                || kept.In(mailing.Round) is not { IsWaiting: true } waiting || waiting.DueAt > now)
            {
                queue.PutBack(row, false, now);
                return (row, null, null);
            }
            if (mailing.Mailing.IsPaused)
            {
                queue.PutBack(row, true, now);
                return (row, null, null);
            }
            var leased = waiting.Leased(Guid.NewGuid().ToString("N"), until);
            await documents.WriteAsync(mailing.Id, row.Recipient, leased, CancellationToken.None);
            queue.Leased(row, waiting, leased);
            return (row, leased, null);
        }
        catch (IOException failure)
        {
            // Read anew with the next call.
            queue.PutBack(row, false, now);
            queue.Suspect(mailing.Id);
            return (row, null, failure);
        }
    }
}
