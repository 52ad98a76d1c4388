using ApplyBot.Announcements;
using ApplyBot.Bot.Delivery.Outbox;
using ApplyBot.Bot.Staff;
using ApplyBot.Storage.Outbox;

namespace ApplyBot.Bot.Announcements;

/// <summary>What is decided on announcements after they are written: each decision is kept, and then brought about.</summary>
internal sealed class AnnouncementActions(AnnouncementStore store, IOutbox outbox, AnnouncementSettler settler, OutboxSignal signal, AuditTrail audit, TimeProvider clock, ILogger<AnnouncementActions> log)
{
    // Who waits in a chat is told sooner; the rest goes on meanwhile.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static AnnouncementResult NotFound { get; } = new(AnnouncementOutcome.NotFound, null, []);

    public static AnnouncementResult Of(AnnouncementOutcome outcome, KeptAnnouncement kept) => new(outcome, kept.Announcement, []);

    /// <summary>Keeps a decision, and brings it about.</summary>
    /// <exception cref="IOException">It may not have been kept.</exception>
    public async Task<AnnouncementResult> DecideAsync(KeptAnnouncement decided, CancellationToken cancellation)
    {
        if (await store.SaveAsync(decided, cancellation) is not { } kept)
        {
            return await store.FindAsync(decided.Id, cancellation) is { } now ? Of(AnnouncementOutcome.Changed, now) : NotFound;
        }
        if (kept.IsUnsettled)
        {
            await SettleAsync(kept.Id, cancellation);
        }
        return Of(AnnouncementOutcome.Done, kept);
    }

    /// <summary>Takes it back.</summary>
    public async Task<AnnouncementResult> WithdrawAsync(StaffMember by, string id, CancellationToken cancellation)
    {
        if (await store.FindAsync(id, cancellation) is not { } kept)
        {
            return NotFound;
        }
        if (kept.Announcement.State is not (AnnouncementState.Sending or AnnouncementState.Cancelled))
        {
            return Of(AnnouncementOutcome.WrongState, kept);
        }
        await audit.WriteAsync(by, "withdraw", id, null, cancellation);
        return await DecideAsync(kept with { Announcement = kept.Announcement with { State = AnnouncementState.Withdrawn }, IsUnsettled = true }, cancellation);
    }

    /// <summary>Sends nothing more of it.</summary>
    public async Task<AnnouncementResult> CancelAsync(StaffMember by, string id, CancellationToken cancellation)
    {
        if (await store.FindAsync(id, cancellation) is not { } kept)
        {
            return NotFound;
        }
        if (kept.Announcement.State is AnnouncementState.Cancelled or AnnouncementState.Withdrawn)
        {
            return Of(AnnouncementOutcome.WrongState, kept);
        }
        await audit.WriteAsync(by, "cancel", id, null, cancellation);
        if (kept.Announcement.State is AnnouncementState.Draft or AnnouncementState.NeedsReview)
        {
            return Of(await store.DeleteAsync(kept, cancellation) ? AnnouncementOutcome.Done : AnnouncementOutcome.Changed, kept);
        }
        // Of one that nobody has begun, nothing is to be stopped.
        return await DecideAsync(kept with { Announcement = kept.Announcement with { State = AnnouncementState.Cancelled }, IsUnsettled = kept.Announcement.State == AnnouncementState.Sending }, cancellation);
    }

    /// <summary>Stops sending for a while, or goes on.</summary>
    public Task<AnnouncementResult> PauseAsync(StaffMember by, string id, bool isPaused, CancellationToken cancellation) =>
        OnMailingAsync(by, id, isPaused ? "pause" : "resume", async mailing => await outbox.PauseAsync(mailing, isPaused, cancellation) ? 0 : null, cancellation);

    /// <summary>Tries again what failed for good.</summary>
    public Task<AnnouncementResult> RetryFailedAsync(StaffMember by, string id, CancellationToken cancellation) =>
        OnMailingAsync(by, id, "retry", async mailing => await outbox.RetryFailedAsync(mailing, cancellation), cancellation);

    private async Task<AnnouncementResult> OnMailingAsync(StaffMember by, string id, string action, Func<string, Task<int?>> act, CancellationToken cancellation)
    {
        if (await store.FindAsync(id, cancellation) is not { } kept)
        {
            return NotFound;
        }
        if (kept.Announcement.State is not (AnnouncementState.Sending or AnnouncementState.Withdrawn) || await outbox.FindAsync(AnnouncementSettler.MailingOf(id), cancellation) is not { } mailing)
        {
            return Of(AnnouncementOutcome.WrongState, kept);
        }
        await audit.WriteAsync(by, action, id, null, cancellation);
        var count = await act(mailing.Id);
        signal.Wake();
        return Of(count is null ? AnnouncementOutcome.WrongState : AnnouncementOutcome.Done, kept) with { Count = action == "retry" ? count : null };
    }

    // The decision holds once it is kept; what cannot be brought about now, the scheduler brings about.
    private async Task SettleAsync(string id, CancellationToken cancellation)
    {
        var settling = settler.SettleAsync(id, CancellationToken.None);
        try
        {
            await settling.WaitAsync(Patience, clock, cancellation);
        }
        catch (TimeoutException)
        {
            _ = settling.ContinueWith(failed => log.LogWarning("What was decided on an announcement is to be tried again: {Failure}", failed.Exception?.GetBaseException().Message),
                CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        }
        catch (IOException unreachable)
        {
            log.LogWarning("What was decided on an announcement is to be tried again: {Failure}", unreachable.Message);
        }
    }
}
