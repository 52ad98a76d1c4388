using ApplyBot.Storage.Outbox;
using Microsoft.Extensions.Options;

namespace ApplyBot.Bot.Delivery.Outbox;

/// <summary>Records in the outbox what came of an attempt. While the outbox cannot be written it is tried again as long as the lease holds: what was sent is sent again otherwise.</summary>
internal sealed class OutboxRecorder(IOutbox outbox, VerdictRules rules, IOptions<AnnouncementOptions> options, TimeProvider clock, ILogger<OutboxRecorder> log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(0.5);

    private int _done;
    private int _again;
    private int _over;

    /// <summary>Logs how many attempts came to what since it was last called, if any did.</summary>
    public void Tell()
    {
        var (done, again, over) = (Interlocked.Exchange(ref _done, 0), Interlocked.Exchange(ref _again, 0), Interlocked.Exchange(ref _over, 0));
        if (done + again + over > 0)
        {
            log.LogInformation("Of mailings, {Done} messages were delivered, {Again} are tried again, {Over} are not", done, again, over);
        }
    }

    /// <summary>Records it; whether the message is recorded as delivered.</summary>
    public async Task<bool> RecordAsync(OutboxLease lease, Verdict verdict)
    {
        for (var tried = 0; ; tried++)
        {
            try
            {
                return await TryAsync(lease, verdict) && verdict is Verdict.Done;
            }
            catch (IOException failure) when (clock.GetUtcNow() + Pause < lease.Until)
            {
                // Many wait for the same.
                log.Log(tried == 0 ? LogLevel.Warning : LogLevel.Debug, "What came of a message could not be recorded; it is tried again: {Failure}", failure.Message);
            }
            await Task.Delay(Pause, clock);
        }
    }

    private async ValueTask<bool> TryAsync(OutboxLease lease, Verdict verdict)
    {
        if (verdict is Verdict.Again again && rules.IsEnough(lease, again) && await IsOldAsync(lease))
        {
            verdict = new Verdict.Over(again.Reason);
        }
        var isOurs = verdict switch
        {
            Verdict.Done done => await outbox.CompleteAsync(lease, done.ActivityId),
            Verdict.Again later => await outbox.RetryAsync(lease, clock.GetUtcNow() + later.Wait, later.Reason, later.IsUncertain),
            Verdict.Over over => await outbox.FailAsync(lease, over.Reason, over.IsSkipped),
            _ => throw new InvalidOperationException(verdict.GetType().Name),
        };
        Interlocked.Increment(ref verdict is Verdict.Done ? ref _done : ref verdict is Verdict.Again ? ref _again : ref _over);
        if (!isOurs)
        {
            log.LogWarning("A message was recorded too late: its lease had run out");
        }
        return isOurs;
    }

    // Of a later round nobody keeps when it began; its attempts have been counted anew.
    private async ValueTask<bool> IsOldAsync(OutboxLease lease) =>
        await outbox.FindAsync(lease.Mailing) is not { } mailing || clock.GetUtcNow() - mailing.DueAt >= options.Value.GiveUpAfter;
}
