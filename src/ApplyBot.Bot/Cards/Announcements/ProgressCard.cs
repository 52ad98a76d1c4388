using System.Globalization;
using System.Text.Json.Nodes;
using ApplyBot.Announcements;
using ApplyBot.Bot.Announcements;
using ApplyBot.Storage.Outbox;
using static ApplyBot.Bot.Cards.CardElements;

namespace ApplyBot.Bot.Cards.Announcements;

/// <summary>How far an announcement has come, and what can be done with it.</summary>
public static class ProgressCard
{
    private static readonly (OutboxState State, string Key)[] Figures =
    [
        (OutboxState.Sent, "staff.count.sent"), (OutboxState.Pending, "staff.count.pending"), (OutboxState.Leased, "staff.count.leased"), (OutboxState.RetryAt, "staff.count.retry"),
        (OutboxState.Uncertain, "staff.count.uncertain"), (OutboxState.FailedFinal, "staff.count.failed"), (OutboxState.Skipped, "staff.count.skipped"),
    ];

    // As many as a phone has room for.
    private const int BarCells = 16;

    /// <summary>The card (Adaptive Card 1.5).</summary>
    public static JsonObject Of(StaffFrame frame, AnnouncementProgress progress)
    {
        var announcement = progress.Announcement;
        var state = StaffWords.StateOf(progress, frame);
        var percent = (int)Math.Floor(progress.Share * 100);
        var share = frame.Say("staff.share", percent, progress.Done, progress.Count.All);
        List<string> figures =
        [
            .. Figures.Where(f => f.State == OutboxState.Sent || progress.Count.Of(f.State) > 0).Select(f => Pair(f.Key, progress.Count.Of(f.State))),
            .. progress.Count.WereUncertain > 0 ? [Pair("staff.count.were-uncertain", progress.Count.WereUncertain)] : Array.Empty<string>(),
            .. announcement.WantsAcknowledgement ? [Pair("staff.count.acknowledged", progress.Acknowledged)] : Array.Empty<string>(),
            .. !progress.IsFinished && progress.PerSecond is { } rate ? [frame.Say("staff.rate", rate.ToString("0.#", CultureInfo.InvariantCulture))] : Array.Empty<string>(),
        ];
        var whom = frame.Say("check.pair", frame.Say("staff.audience"), StaffWords.AudienceOf(announcement.Audience, frame));
        var hasBegun = progress.Mailing is not null;
        return frame.Card(announcement.Latest.Title,
        [
            Text(state, bold: true), Text($"{whom} · {announcement.Id}", "Small", subtle: true),
            .. hasBegun ? [Bar(percent, progress.Count.Of(OutboxState.FailedFinal) > 0), Text(share), .. figures.Select(line => Text(line, spacing: "None"))] : Array.Empty<JsonObject>(),
            .. Buttons(Actions(frame, progress).Select(OnProgress)),
        ],
        [state, whom, .. hasBegun ? [share, .. figures] : Array.Empty<string>()]);

        string Pair(string key, int count) => frame.Say("check.pair", frame.Say(key), count);
    }

    private static IEnumerable<JsonObject> Actions(StaffFrame frame, AnnouncementProgress progress)
    {
        var announcement = progress.Announcement;
        var (id, seen) = (announcement.Id, announcement.Latest.Round.ToString(CultureInfo.InvariantCulture));
        if (announcement.State is AnnouncementState.Draft or AnnouncementState.NeedsReview)
        {
            yield return frame.Button("staff.open", StaffAction.Open, id);
        }
        if (announcement.State == AnnouncementState.Scheduled)
        {
            yield return frame.Button("staff.change", StaffAction.Edit, id);
        }
        if (progress.Mailing is { } mailing && !progress.IsFinished)
        {
            yield return mailing.IsPaused ? frame.Button("staff.resume", StaffAction.Resume, id) : frame.Button("staff.pause", StaffAction.Pause, id);
        }
        if (announcement.State is AnnouncementState.Scheduled or AnnouncementState.NeedsReview || announcement.State == AnnouncementState.Sending && !progress.IsFinished)
        {
            yield return frame.Button("staff.cancel", StaffAction.Cancel, id);
        }
        if (progress.Count.Of(OutboxState.FailedFinal) > 0)
        {
            yield return frame.Button("staff.retry", StaffAction.Retry, id);
        }
        if (progress.Mailing is { Kind: not MailingRound.Delete } && announcement.State is AnnouncementState.Sending or AnnouncementState.Cancelled)
        {
            yield return frame.Button("staff.correct", StaffAction.Correct, id, seen);
            yield return frame.Button("staff.withdraw", StaffAction.Withdraw, id);
        }
        if (progress.Mailing is not null)
        {
            yield return frame.Button("staff.csv", StaffAction.Csv, id);
        }
        yield return frame.Button("staff.refresh", StaffAction.Progress, id);
        yield return frame.Button("staff.list", StaffAction.List);
    }

    // A press shows what came of it on this very card.
    private static JsonObject OnProgress(JsonObject button)
    {
        foreach (var action in new[] { button, button["fallback"]!.AsObject() })
        {
            action["data"]!.AsObject()[StaffAction.OnProgress] = StaffAction.Progress;
        }
        return button;
    }

    // There is no such element, and the colours of containers are hardly seen in some clients.
    private static JsonObject Bar(int percent, bool hasFailed)
    {
        var full = percent * BarCells / 100;
        return new JsonObject { ["type"] = "RichTextBlock", ["spacing"] = "Medium", ["inlines"] = new JsonArray([.. Cells('█', full, hasFailed ? "Warning" : "Good"), .. Cells('░', BarCells - full, "Default")]) };

        static IEnumerable<JsonObject> Cells(char cell, int count, string colour) => count == 0 ? [] : [new JsonObject { ["type"] = "TextRun", ["text"] = new string(cell, count), ["color"] = colour }];
    }
}
