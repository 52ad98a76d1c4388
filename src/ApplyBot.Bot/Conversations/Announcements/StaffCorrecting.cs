using System.Globalization;
using ApplyBot.Announcements;
using ApplyBot.Bot.Announcements;
using ApplyBot.Bot.Cards.Announcements;
using ApplyBot.Bot.Staff;

namespace ApplyBot.Bot.Conversations.Announcements;

/// <summary>Staff put an announcement right that has been sent. A correction that was published in between is shown before it is corrected again.</summary>
internal sealed class StaffCorrecting(AnnouncementDesk desk, StaffProgress progress)
{
    /// <summary>A correction to fill in: with what the announcement says, or with what was filled in before.</summary>
    public static StaffShown Begin(StaffPress press, Announcement announcement, StaffFrame frame, IReadOnlyList<AnnouncementFinding> findings) => StaffProgress.Show(frame, StaffCards.Correct(frame, announcement,
        press.Inputs.GetValueOrDefault(StaffAction.Title, announcement.Latest.Title), press.Inputs.GetValueOrDefault(StaffAction.Text, announcement.Latest.Text), findings));

    /// <summary>Shows it as recipients would get it.</summary>
    public async Task<StaffShown> PreviewAsync(StaffMember by, StaffPress press, string id, StaffFrame frame, CancellationToken cancellation)
    {
        if (await desk.ProgressAsync(by, id, cancellation) is not { Announcement: var announcement } || press.Seen != SeenOf(announcement))
        {
            return await progress.ShowAsync(by, id, frame, cancellation);
        }
        var (title, text) = (press.Of(StaffAction.Title), press.Of(StaffAction.Text));
        return await desk.PreviewCorrectionAsync(by, id, title, text, cancellation) switch
        {
            null => await progress.ShowAsync(by, id, frame with { Note = frame.Say("staff.wrong-state") }, cancellation),
            { Announcement: null } refused => Begin(press, announcement, frame, refused.Findings),
            var preview => Previewed(press, frame, preview),
        };
    }

    /// <summary>Puts it in the place of what was delivered.</summary>
    public async Task<StaffShown> SendAsync(StaffMember by, StaffPress press, string id, StaffFrame frame, CancellationToken cancellation)
    {
        if (await desk.ProgressAsync(by, id, cancellation) is not { Announcement: var announcement } || press.Seen != SeenOf(announcement))
        {
            return await progress.ShowAsync(by, id, frame, cancellation);
        }
        var (title, text) = (press.Of(StaffAction.Title), press.Of(StaffAction.Text));
        if (await desk.PreviewCorrectionAsync(by, id, title, text, cancellation) is not { Announcement: not null } preview)
        {
            return await PreviewAsync(by, press, id, frame, cancellation);
        }
        var confirmed = preview.ToConfirm.Where(f => press.IsTicked(PreviewCard.ConfirmationOf(f))).ToList();
        if (confirmed.Count < preview.ToConfirm.Count)
        {
            return Previewed(press, frame with { Note = frame.Say("staff.not-confirmed") }, preview);
        }
        var result = await desk.CorrectAsync(by, id, title, text, confirmed, cancellation);
        return result.Outcome == AnnouncementOutcome.Refused && result.Findings.Count > 0
            ? Begin(press, announcement, frame with { Note = frame.Say("staff.refused") }, result.Findings)
            : await progress.DoneAsync(by, id, frame, result, cancellation);
    }

    private static string SeenOf(Announcement announcement) => announcement.Latest.Round.ToString(CultureInfo.InvariantCulture);

    private static StaffShown Previewed(StaffPress press, StaffFrame frame, AnnouncementPreview preview) =>
        StaffProgress.Show(frame, within => PreviewCard.Correction(frame, preview, press.Seen!, press.Of(StaffAction.Title), press.Of(StaffAction.Text), within), preview.Card!);
}
