using ApplyBot.Announcements;
using ApplyBot.Bot.Conversations.References;
using ApplyBot.Bot.Delivery;
using ApplyBot.Bot.Delivery.Outbox;
using ApplyBot.Knowledge;
using Microsoft.Extensions.Options;

namespace ApplyBot.Bot.Announcements;

/// <summary>Sends announcements when their moment comes, and brings about what was decided where whoever decided it ended before. Any number of hosts may do so at once.</summary>
internal sealed class AnnouncementScheduler(AnnouncementStore store, AnnouncementChecks checks, AnnouncementSettler settler, ConversationReferences references, IDelivery delivery, KnowledgeBase knowledge, IOptions<AnnouncementOptions> options, TimeProvider clock, ILogger<AnnouncementScheduler> log) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.Schedule, clock);
        do
        {
            try
            {
                await RunAsync(stoppingToken);
            }
            catch (IOException unreachable)
            {
                log.LogWarning("Announcements cannot be looked through now; it is tried again: {Failure}", unreachable.Message);
            }
#pragma warning disable CA1031 // A defect in one announcement must not end the host.
            catch (Exception defect) when (defect is not OperationCanceledException)
#pragma warning restore CA1031
            {
                log.LogError("Looking through the announcements failed: {Defect}\n{Where}", defect.GetType().Name, defect.StackTrace);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Looks through all announcements once.</summary>
    /// <exception cref="IOException">They cannot be read.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var open = new List<KeptAnnouncement>();
        await foreach (var kept in store.AllAsync(cancellation))
        {
            if (kept.IsUnsettled || kept.Announcement is { State: AnnouncementState.Scheduled, DueAt: { } due } && due <= clock.GetUtcNow())
            {
                open.Add(kept);
            }
        }
        foreach (var kept in open)
        {
            try
            {
                if (kept.IsUnsettled || await BeginAsync(kept, cancellation))
                {
                    await settler.SettleAsync(kept.Id, cancellation);
                }
            }
            catch (IOException unreachable)
            {
                // One that cannot be sent keeps no other waiting.
                log.LogWarning("An announcement cannot be sent now; it is tried again: {Failure}", unreachable.Message);
            }
        }
    }

    // Nobody looks at it any more: it goes out only as it was confirmed.
    private async Task<bool> BeginAsync(KeptAnnouncement kept, CancellationToken cancellation)
    {
        var findings = AnnouncementChecks.Open(checks.CheckText(kept.Announcement, kept.Announcement.Latest), kept.Confirmed);
        var after = kept with { Announcement = kept.Announcement with { State = findings.Count == 0 ? AnnouncementState.Sending : AnnouncementState.NeedsReview }, IsUnsettled = findings.Count == 0 };
        // Another host, or a member of staff, was faster.
        if (await store.SaveAsync(after, cancellation) is null)
        {
            return false;
        }
        if (findings.Count > 0)
        {
            await TellAuthorAsync(kept, findings, cancellation);
        }
        return findings.Count == 0;
    }

    private async Task TellAuthorAsync(KeptAnnouncement kept, IReadOnlyList<AnnouncementFinding> findings, CancellationToken cancellation)
    {
        log.LogWarning("Announcement {Id} was not sent at its moment: what its notice states has changed, or was not confirmed", kept.Id);
        if (kept.AuthorRecipient is { } author && await references.FindAsync(author, cancellation) is { } to)
        {
            var language = kept.Announcement.Language;
            var said = knowledge.Wording.Say(language, "announce.needs-review", kept.Announcement.Latest.Title, string.Join('\n', findings.Select(f => f.In(knowledge.Wording, language))));
            await delivery.SendAsync(to.Reference, AnnouncementActivity.Said(said, language, to.Reference.ChannelId), cancellation);
        }
    }
}
