using ApplyBot.Announcements;
using ApplyBot.Bot.Conversations;
using ApplyBot.Bot.Staff;
using ApplyBot.Knowledge;

namespace ApplyBot.Bot.Announcements;

/// <summary>What staff do with announcements. Each action is for who has shown to be staff, and is written to the audit trail before it is done.</summary>
public sealed class AnnouncementDesk
{
    private readonly AnnouncementStore _store;
    private readonly AnnouncementChecks _checks;
    private readonly AnnouncementActions _actions;
    private readonly AnnouncementCorrections _corrections;
    private readonly AnnouncementReport _report;
    private readonly Acknowledgements _acknowledgements;
    private readonly AuditTrail _audit;
    private readonly KnowledgeBase _knowledge;
    private readonly TimeProvider _clock;

    internal AnnouncementDesk(AnnouncementStore store, AnnouncementChecks checks, AnnouncementActions actions, AnnouncementCorrections corrections, AnnouncementReport report, Acknowledgements acknowledgements, AuditTrail audit, KnowledgeBase knowledge, TimeProvider clock) =>
        (_store, _checks, _actions, _corrections, _report, _acknowledgements, _audit, _knowledge, _clock) = (store, checks, actions, corrections, report, acknowledgements, audit, knowledge, clock);

    /// <summary>Checks what was written, and keeps it as a draft unless <paramref name="isDryRun"/>. One that was scheduled is not any more, until it is sent again.</summary>
    /// <exception cref="IOException">It may not have been kept.</exception>
    public async Task<AnnouncementPreview> PreviewAsync(StaffMember by, AnnouncementDraft draft, bool isDryRun = false, CancellationToken cancellation = default)
    {
        var before = draft.Id is { } named ? await _store.FindAsync(named, cancellation) : null;
        if (before is { Announcement.State: not (AnnouncementState.Draft or AnnouncementState.Scheduled or AnnouncementState.NeedsReview) })
        {
            before = null;
        }
        var (announcement, findings) = _checks.Read(draft, before?.Id ?? AnnouncementStore.NewId(_clock.GetUtcNow()), by.Id, by.Name);
        if (announcement is null)
        {
            return new AnnouncementPreview(null, null, 0, findings, null);
        }
        var kept = new KeptAnnouncement { Announcement = before is null ? announcement : announcement with { Created = before.Announcement.Created }, AuthorRecipient = by.Recipient, ETag = before?.ETag };
        if (!isDryRun)
        {
            await _audit.WriteAsync(by, "preview", kept.Id, null, cancellation);
            kept = await _store.SaveAsync(kept, cancellation) ?? throw new IOException("Somebody else changed the announcement at the same moment.");
        }
        return await ShowAsync(kept, isDryRun ? null : kept.ETag, cancellation);
    }

    /// <summary>The preview of a draft that is kept, checked anew; null when there is none of that id, or it is a draft no longer.</summary>
    public async Task<AnnouncementPreview?> FindAsync(StaffMember by, string id, CancellationToken cancellation = default) =>
        by is not null && await _store.FindAsync(id, cancellation) is { Announcement.State: AnnouncementState.Draft or AnnouncementState.Scheduled or AnnouncementState.NeedsReview } kept ? await ShowAsync(kept, kept.ETag, cancellation) : null;

    /// <summary>Decides to send a draft: at once, or at its moment.</summary>
    /// <param name="by">Who decides.</param>
    /// <param name="id">The draft.</param>
    /// <param name="etag">Of the preview that was seen; null: whatever there is.</param>
    /// <param name="confirmed">Ids of the findings that are meant so.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<AnnouncementResult> SendAsync(StaffMember by, string id, string? etag, IReadOnlyCollection<string> confirmed, CancellationToken cancellation = default)
    {
        if (await _store.FindAsync(id, cancellation) is not { } kept)
        {
            return AnnouncementActions.NotFound;
        }
        if (kept.Announcement.State is not (AnnouncementState.Draft or AnnouncementState.NeedsReview))
        {
            return AnnouncementActions.Of(AnnouncementOutcome.WrongState, kept);
        }
        if (etag is not null && etag != kept.ETag)
        {
            return AnnouncementActions.Of(AnnouncementOutcome.Changed, kept);
        }
        var (recipients, findings) = await _checks.CheckAsync(kept.Announcement, isDue: false, cancellation);
        if (AnnouncementChecks.Open(findings, confirmed) is { Count: > 0 } open)
        {
            return AnnouncementActions.Of(AnnouncementOutcome.Refused, kept) with { Findings = open };
        }
        var isLater = kept.Announcement.DueAt > _clock.GetUtcNow();
        await _audit.WriteAsync(by, isLater ? "schedule" : "send", id, string.Join('\n', findings.Select(f => f.Id)), cancellation);
        var result = await _actions.DecideAsync(kept with
        {
            Announcement = kept.Announcement with { State = isLater ? AnnouncementState.Scheduled : AnnouncementState.Sending },
            Confirmed = [.. findings.Select(f => f.Id)], IsUnsettled = !isLater, AuthorRecipient = by.Recipient ?? kept.AuthorRecipient,
        }, cancellation);
        return result with { Count = recipients };
    }

    /// <summary>Checks a correction and shows it as recipients would get it; nothing is written. Null when there is none of that id, or nothing of it was sent.</summary>
    public Task<AnnouncementPreview?> PreviewCorrectionAsync(StaffMember by, string id, string title, string text, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(by);
        return _corrections.PreviewAsync(id, title, text, cancellation);
    }

    /// <summary>Replaces the text in everything that was delivered, and tells those who acknowledged an older one.</summary>
    public Task<AnnouncementResult> CorrectAsync(StaffMember by, string id, string title, string text, IReadOnlyCollection<string> confirmed, CancellationToken cancellation = default) =>
        _corrections.CorrectAsync(by, id, title, text, confirmed, cancellation);

    /// <summary>Takes back everything that was delivered, and sends nothing more.</summary>
    public Task<AnnouncementResult> WithdrawAsync(StaffMember by, string id, CancellationToken cancellation = default) => _actions.WithdrawAsync(by, id, cancellation);

    /// <summary>Stops sending for a while.</summary>
    public Task<AnnouncementResult> PauseAsync(StaffMember by, string id, CancellationToken cancellation = default) => _actions.PauseAsync(by, id, isPaused: true, cancellation);

    /// <summary>Goes on sending.</summary>
    public Task<AnnouncementResult> ResumeAsync(StaffMember by, string id, CancellationToken cancellation = default) => _actions.PauseAsync(by, id, isPaused: false, cancellation);

    /// <summary>Sends nothing more of the present round; what was delivered stays. A draft is deleted.</summary>
    public Task<AnnouncementResult> CancelAsync(StaffMember by, string id, CancellationToken cancellation = default) => _actions.CancelAsync(by, id, cancellation);

    /// <summary>Tries again what failed for good.</summary>
    public Task<AnnouncementResult> RetryFailedAsync(StaffMember by, string id, CancellationToken cancellation = default) => _actions.RetryFailedAsync(by, id, cancellation);

    /// <summary>How far it has come; null when there is none of that id.</summary>
    public async Task<AnnouncementProgress?> ProgressAsync(StaffMember by, string id, CancellationToken cancellation = default) =>
        by is not null && await _store.FindAsync(id, cancellation) is { } kept ? await _report.ProgressAsync(kept, cancellation) : null;

    /// <summary>What became of each message: UTF-8 with a byte order mark, comma-separated (RFC 4180); null when there is no such announcement.</summary>
    public async Task<byte[]?> CsvAsync(StaffMember by, string id, string language, CancellationToken cancellation = default)
    {
        if (await _store.FindAsync(id, cancellation) is not { } kept)
        {
            return null;
        }
        await _audit.WriteAsync(by, "csv", id, null, cancellation);
        return await _report.CsvAsync(kept, language, cancellation);
    }

    /// <summary>The announcements, the newest first.</summary>
    public async Task<IReadOnlyList<Announcement>> ListAsync(StaffMember by, int most, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(by);
        var all = new List<Announcement>();
        await foreach (var kept in _store.AllAsync(cancellation))
        {
            all.Add(kept.Announcement);
        }
        return [.. all.OrderByDescending(a => a.Created).ThenByDescending(a => a.Id, StringComparer.Ordinal).Take(most)];
    }

    /// <summary>The audit trail, the oldest entry first.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public IAsyncEnumerable<AuditEntry> AuditAsync(StaffMember by, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(by);
        return _audit.AllAsync(cancellation);
    }

    /// <summary>Keeps that a recipient saw the announcement; null when there is none of that id, when it asks for nothing, or when it is not there to be seen.</summary>
    /// <param name="id">The announcement.</param>
    /// <param name="recipient">Key of the recipient.</param>
    /// <param name="person">Who says so, as <c>Occasions.PersonOf</c> names people; several in a group.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<Acknowledgement?> AcknowledgeAsync(string id, string recipient, string person, CancellationToken cancellation = default) => AcknowledgeAsync(id, recipient, person, int.MaxValue, cancellation);

    /// <summary>The same of one of its texts.</summary>
    /// <param name="id">The announcement.</param>
    /// <param name="recipient">Key of the recipient.</param>
    /// <param name="person">Who says so.</param>
    /// <param name="round">Round of the text that was seen.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<Acknowledgement?> AcknowledgeAsync(string id, string recipient, string person, int round, CancellationToken cancellation = default)
    {
        if (await _store.FindAsync(id, cancellation) is not { Announcement: { WantsAcknowledgement: true, State: AnnouncementState.Sending or AnnouncementState.Cancelled } announcement })
        {
            return null;
        }
        var said = await _acknowledgements.AddAsync(id, recipient, person, announcement.Of(Math.Max(round, 1)).Round, cancellation);
        if (said.Round < announcement.Latest.Round)
        {
            await _corrections.TellAsync(announcement, recipient, cancellation);
        }
        return said with { Announcement = announcement };
    }

    /// <summary>Writes to the audit trail that somebody who is not staff tried to act.</summary>
    public Task RefuseAsync(Activity inbound, string action, CancellationToken cancellation = default) =>
        _audit.RefusedAsync(Occasions.PersonOf(inbound.ChannelId, inbound.From?.Id) ?? "", action, cancellation).AsTask();

    private async Task<AnnouncementPreview> ShowAsync(KeptAnnouncement kept, string? etag, CancellationToken cancellation)
    {
        var (recipients, findings) = await _checks.CheckAsync(kept.Announcement, isDue: false, cancellation);
        return new AnnouncementPreview(kept.Announcement, AnnouncementChecks.CardOf(kept.Announcement, _knowledge), recipients, findings, etag);
    }
}
