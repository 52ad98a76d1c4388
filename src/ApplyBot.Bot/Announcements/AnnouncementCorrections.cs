using ApplyBot.Announcements;
using ApplyBot.Bot.Delivery.Outbox;
using ApplyBot.Bot.Staff;
using ApplyBot.Knowledge;
using ApplyBot.Storage.Outbox;

namespace ApplyBot.Bot.Announcements;

/// <summary>Puts right what was sent.</summary>
internal sealed class AnnouncementCorrections(AnnouncementStore store, AnnouncementChecks checks, AnnouncementActions actions, AnnouncementReport report, IOutbox outbox, OutboxSignal signal, AuditTrail audit, KnowledgeBase knowledge, TimeProvider clock)
{
    private const int MostRevisions = 50;

    /// <summary>The correction as recipients would get it; null where nothing can be put right.</summary>
    public async Task<AnnouncementPreview?> PreviewAsync(string id, string title, string text, CancellationToken cancellation)
    {
        if (await store.FindAsync(id, cancellation) is not { } kept || !CanCorrect(kept.Announcement))
        {
            return null;
        }
        var corrected = Corrected(kept.Announcement, title, text, "");
        var progress = await report.ProgressAsync(kept, cancellation);
        return new AnnouncementPreview(corrected, AnnouncementChecks.CardOf(corrected, knowledge), progress.Count.All, checks.CheckText(corrected, corrected.Latest), kept.ETag);
    }

    /// <summary>Decides on it.</summary>
    public async Task<AnnouncementResult> CorrectAsync(StaffMember by, string id, string title, string text, IReadOnlyCollection<string> confirmed, CancellationToken cancellation)
    {
        if (await store.FindAsync(id, cancellation) is not { } kept)
        {
            return AnnouncementActions.NotFound;
        }
        var corrected = Corrected(kept.Announcement, title, text, by.Name);
        // The same press may come twice: then nothing differs any more.
        if (!CanCorrect(kept.Announcement) || corrected.Latest.Changes.Count == 0 || corrected.Revisions.Count > MostRevisions)
        {
            return AnnouncementActions.Of(AnnouncementOutcome.WrongState, kept);
        }
        var findings = checks.CheckText(corrected, corrected.Latest);
        if (AnnouncementChecks.Open(findings, confirmed) is { Count: > 0 } open)
        {
            return AnnouncementActions.Of(AnnouncementOutcome.Refused, kept) with { Findings = open };
        }
        await audit.WriteAsync(by, "correct", id, string.Join('\n', findings.Select(f => f.Id)), cancellation);
        return await actions.DecideAsync(kept with { Announcement = corrected with { State = AnnouncementState.Sending }, IsUnsettled = true }, cancellation);
    }

    /// <summary>Tells a recipient who acknowledged an older text when the newer one was on its way already.</summary>
    public async Task TellAsync(Announcement announcement, string recipient, CancellationToken cancellation)
    {
        if (await outbox.AddAsync(AnnouncementSettler.CorrectionOf(announcement.Id, announcement.Latest.Round), [new OutboxEntry(recipient)], cancellation) > 0)
        {
            signal.Wake();
        }
    }

    private static bool CanCorrect(Announcement announcement) => announcement.State is AnnouncementState.Sending or AnnouncementState.Cancelled;

    private Announcement Corrected(Announcement announcement, string title, string text, string by)
    {
        var before = announcement.Latest;
        var after = new AnnouncementRevision { Round = before.Round + 1, Title = AnnouncementText.Title(title), Text = AnnouncementText.Text(text), Facts = checks.FactsOf(announcement.Programme), At = clock.GetUtcNow(), By = by };
        return announcement with { Revisions = [.. announcement.Revisions, after with { Changes = AnnouncementChange.Between(before, after, announcement.Language) }] };
    }
}
