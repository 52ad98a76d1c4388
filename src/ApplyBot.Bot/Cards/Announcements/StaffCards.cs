using System.Globalization;
using System.Text.Json.Nodes;
using ApplyBot.Announcements;
using static ApplyBot.Bot.Cards.CardElements;

namespace ApplyBot.Bot.Cards.Announcements;

/// <summary>Staff's other cards: the list, a correction to fill in, questions before what cannot be undone, and sentences.</summary>
public static class StaffCards
{
    // A card takes no more.
    private const int LongestLine = 60;

    /// <summary>The announcements (Adaptive Card 1.5).</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="announcements">The newest first.</param>
    public static JsonObject List(StaffFrame frame, IReadOnlyList<Announcement> announcements)
    {
        var title = announcements.Count == 0 ? frame.Say("staff.list.none") : frame.Say("staff.list.title", announcements.Count);
        return CardSize.Largest(() => Make(announcements.Count), () => Make(12), () => Make(6));

        JsonObject Make(int most) => frame.Card(title,
        [
            .. announcements.Take(most).Select(a => Container(
            [
                Text(Shorten(a.Latest.Title, LongestLine), bold: true), Text(Facts(frame, a), "Small", subtle: true),
                .. Buttons([frame.Button("staff.open", a.State is AnnouncementState.Draft or AnnouncementState.NeedsReview ? StaffAction.Open : StaffAction.Progress, a.Id)]),
            ], separator: true)),
            .. Buttons([frame.Button("staff.new", StaffAction.Compose)]),
        ],
        announcements.Take(most).Select(a => frame.Say("check.pair", Shorten(a.Latest.Title, LongestLine), Facts(frame, a))));
    }

    /// <summary>A correction to fill in (Adaptive Card 1.5).</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="announcement">The announcement.</param>
    /// <param name="title">Title that stands in the input.</param>
    /// <param name="text">Text that stands in the input.</param>
    /// <param name="findings">What is wrong with them.</param>
    public static JsonObject Correct(StaffFrame frame, Announcement announcement, string title, string text, IReadOnlyList<AnnouncementFinding> findings)
    {
        var seen = announcement.Latest.Round.ToString(CultureInfo.InvariantCulture);
        return frame.Card(frame.Say("staff.correct.title"),
        [
            .. findings.Select(frame.Finding), Text(frame.Say("staff.correct.help"), "Small", subtle: true), frame.TitleInput(title), frame.TextInput(text),
            .. Buttons([frame.Button("staff.preview-correction", StaffAction.PreviewCorrection, announcement.Id, seen, withInputs: true), frame.Button("staff.progress", StaffAction.Progress, announcement.Id)]),
        ],
        findings.Select(frame.Said));
    }

    /// <summary>Whether an announcement is to be taken back (Adaptive Card 1.5).</summary>
    public static JsonObject Withdraw(StaffFrame frame, Announcement announcement) =>
        Ask(frame, announcement, frame.Say("staff.withdraw.title", Shorten(announcement.Latest.Title, LongestLine)), "staff.withdraw.yes", StaffAction.Withdraw);

    /// <summary>Whether nothing more of an announcement is to be sent (Adaptive Card 1.5).</summary>
    public static JsonObject Cancel(StaffFrame frame, Announcement announcement) =>
        Ask(frame, announcement, frame.Say("staff.cancel.title", Shorten(announcement.Latest.Title, LongestLine)), "staff.cancel.yes", StaffAction.Cancel);

    /// <summary>A sentence, and the way back to the list (Adaptive Card 1.5).</summary>
    public static JsonObject Said(StaffFrame frame, string text) => frame.Card(text, Buttons([frame.Button("staff.list", StaffAction.List)]));

    /// <summary>What became of each message, as a file (Adaptive Card 1.5).</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="announcement">The announcement.</param>
    /// <param name="link">Where the file is; null where there can be no link.</param>
    /// <param name="minutes">How long the link works.</param>
    public static JsonObject Csv(StaffFrame frame, Announcement announcement, string? link, int minutes)
    {
        var title = frame.Say("staff.csv.title", Shorten(announcement.Latest.Title, LongestLine));
        var text = link is null ? frame.Say("staff.csv.command", announcement.Id) : frame.Say("staff.csv.link", minutes);
        var open = link is null ? null : new JsonObject { ["type"] = "Action.OpenUrl", ["title"] = frame.Say("staff.csv.open"), ["url"] = link };
        return frame.Card(title, [Text(text), .. Buttons([.. open is null ? Array.Empty<JsonObject>() : [open], frame.Button("staff.progress", StaffAction.Progress, announcement.Id)])], link is null ? text : $"{text}\n{link}");
    }

    private static JsonObject Ask(StaffFrame frame, Announcement announcement, string question, string yes, string what) =>
        frame.Card(question, Buttons([frame.Button(yes, what, announcement.Id, StaffAction.Yes), frame.Button("staff.no", StaffAction.Progress, announcement.Id)]));

    private static string Facts(StaffFrame frame, Announcement announcement) =>
        string.Join(" · ", StaffWords.StateOf(announcement, frame), AnnouncementCard.Moment(announcement.Created), announcement.AuthorName, announcement.Id);
}
