using System.Globalization;
using ApplyBot.Announcements;
using ApplyBot.Bot.Announcements;
using ApplyBot.Bot.Cards.Announcements;
using ApplyBot.Bot.Staff;
using ApplyBot.Knowledge;

namespace ApplyBot.Bot.Conversations.Announcements;

/// <summary>Staff write an announcement, look at it and have it sent.</summary>
internal sealed class StaffComposing(AnnouncementDesk desk, StaffProgress progress)
{
    private const string DayFormat = "yyyy-MM-dd", TimeFormat = "HH:mm";

    /// <summary>An announcement to fill in.</summary>
    public static StaffShown Begin(StaffFrame frame) => StaffProgress.Show(frame, ComposeCard.Of(frame, new Composed(), []));

    /// <summary>Shows what is filled in as recipients would get it.</summary>
    public async Task<StaffShown> PreviewAsync(StaffMember by, StaffPress press, StaffFrame frame, CancellationToken cancellation)
    {
        var filled = new Composed { Id = press.Id, Inputs = press.Inputs };
        var (day, time) = (press.Of(StaffAction.Day).Trim(), press.Of(StaffAction.Time).Trim());
        DateTimeOffset? due = null;
        if (day.Length + time.Length > 0)
        {
            if (!DateOnly.TryParseExact(day, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) || !TimeOnly.TryParseExact(time, [TimeFormat, "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var hour))
            {
                return StaffProgress.Show(frame, ComposeCard.Of(frame with { Note = frame.Say("staff.day-and-time") }, filled, []));
            }
            due = new DateTimeOffset(date, hour, LocalMoment.Zone).ToUniversalTime();
        }
        var (programme, audience) = (press.Of(StaffAction.Programme), press.Of(StaffAction.Audience));
        if (audience == StaffAction.OfProgramme && programme.Length == 0)
        {
            return StaffProgress.Show(frame, ComposeCard.Of(frame with { Note = frame.Say("staff.no-programme") }, filled, []));
        }
        var (title, text) = (press.Of(StaffAction.Title), press.Of(StaffAction.Text));
        var preview = await desk.PreviewAsync(by, new AnnouncementDraft
        {
            Id = press.Id, Title = title, Text = text, Programme = programme.Length > 0 ? programme : null, DueAt = due, WantsAcknowledgement = press.IsTicked(StaffAction.Acknowledgement),
            Audience = audience switch { StaffAction.OfProgramme => $"{audience}:{programme}", StaffAction.OfTeam or StaffAction.OfConversations => $"{audience}:{press.Of(StaffAction.Names)}", _ => audience },
            Language = (title + text).Any(c => c >= '\u2e80') ? Languages.Chinese : Languages.English,
        }, isDryRun: false, cancellation);
        return preview.Announcement is null ? StaffProgress.Show(frame, ComposeCard.Of(frame, filled, preview.Findings)) : Previewed(frame, preview);
    }

    /// <summary>A draft as it was previewed, checked anew.</summary>
    public async Task<StaffShown> OpenAsync(StaffMember by, string id, StaffFrame frame, CancellationToken cancellation) =>
        await DraftAsync(by, id, cancellation) is { } preview ? Previewed(frame, preview) : await progress.ShowAsync(by, id, frame, cancellation);

    /// <summary>A draft, or one that waits for its moment, to fill in anew; the latter is not sent once it has been previewed, until it is decided on again.</summary>
    public async Task<StaffShown> EditAsync(StaffMember by, string id, StaffFrame frame, CancellationToken cancellation) =>
        await desk.FindAsync(by, id, cancellation) is { Announcement: { } draft }
            ? StaffProgress.Show(frame, ComposeCard.Of(frame, new Composed { Id = id, Inputs = InputsOf(draft) }, []))
            : await progress.ShowAsync(by, id, frame, cancellation);

    /// <summary>Sends a draft, or has it sent at its moment. One that was decided on already shows how far it has come.</summary>
    public async Task<StaffShown> SendAsync(StaffMember by, StaffPress press, string id, StaffFrame frame, CancellationToken cancellation)
    {
        if (await DraftAsync(by, id, cancellation) is not { } preview)
        {
            return await progress.ShowAsync(by, id, frame, cancellation);
        }
        var confirmed = preview.ToConfirm.Where(f => press.IsTicked(PreviewCard.ConfirmationOf(f))).ToList();
        if (confirmed.Count < preview.ToConfirm.Count)
        {
            return Previewed(frame with { Note = frame.Say("staff.not-confirmed") }, preview);
        }
        var result = await desk.SendAsync(by, id, press.Seen, confirmed, cancellation);
        return result.Outcome is AnnouncementOutcome.Refused or AnnouncementOutcome.Changed
            ? await OpenAsync(by, id, frame with { Note = frame.Say(result.Outcome == AnnouncementOutcome.Changed ? "staff.changed" : "staff.refused") }, cancellation)
            : await progress.ShowAsync(by, id, frame, cancellation);
    }

    private async Task<AnnouncementPreview?> DraftAsync(StaffMember by, string id, CancellationToken cancellation) =>
        await desk.FindAsync(by, id, cancellation) is { Announcement.State: AnnouncementState.Draft or AnnouncementState.NeedsReview } preview ? preview : null;

    private static StaffShown Previewed(StaffFrame frame, AnnouncementPreview preview) => StaffProgress.Show(frame, within => PreviewCard.Of(frame, preview, within), preview.Card!);

    private static Dictionary<string, string> InputsOf(Announcement draft)
    {
        var due = draft.DueAt?.ToOffset(LocalMoment.Zone);
        var (audience, names) = draft.Audience switch
        {
            { Kind: AudienceKind.Programme, Targets: [var only] } when only == draft.Programme => (StaffAction.OfProgramme, ""),
            { Kind: AudienceKind.Team } team => (StaffAction.OfTeam, string.Join(',', team.Targets)),
            { Kind: AudienceKind.Conversations } some => (StaffAction.OfConversations, string.Join(',', some.Targets)),
            var other => (other.ToString(), ""),
        };
        return new Dictionary<string, string>
        {
            [StaffAction.Title] = draft.Latest.Title, [StaffAction.Text] = draft.Latest.Text, [StaffAction.Programme] = draft.Programme ?? "", [StaffAction.Audience] = audience, [StaffAction.Names] = names,
            [StaffAction.Day] = due?.ToString(DayFormat, CultureInfo.InvariantCulture) ?? "", [StaffAction.Time] = due?.ToString(TimeFormat, CultureInfo.InvariantCulture) ?? "",
            [StaffAction.Acknowledgement] = draft.WantsAcknowledgement ? "true" : "false",
        };
    }
}
