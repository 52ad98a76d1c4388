using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ApplyBot.Announcements;
using ApplyBot.Bot.Announcements;
using static ApplyBot.Bot.Cards.CardElements;

namespace ApplyBot.Bot.Cards.Announcements;

/// <summary>An announcement, or a correction of one, as recipients would get it, before it is sent.</summary>
public static class PreviewCard
{
    /// <summary>The card of a draft (Adaptive Card 1.5).</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="preview">The draft, with an announcement.</param>
    /// <param name="isWithin">Whether what recipients get stands on it; else it comes as a message of its own.</param>
    public static JsonObject Of(StaffFrame frame, AnnouncementPreview preview, bool isWithin)
    {
        var announcement = preview.Announcement!;
        var send = announcement.DueAt is { } due ? frame.Say("staff.schedule", AnnouncementCard.Moment(due)) : frame.Say("staff.send");
        return Make(frame, preview, frame.Say("staff.preview.title"), isWithin,
        [
            frame.Say("staff.recipients", preview.Recipients, StaffWords.AudienceOf(announcement.Audience, frame)),
            announcement.DueAt is { } at ? frame.Say("staff.due", AnnouncementCard.Moment(at)) : frame.Say("staff.due.now"),
        ],
        [
            .. preview.CanSend ? [StaffAction.Of(send, StaffAction.Send, frame.Language, announcement.Id, preview.ETag, withInputs: true)] : Array.Empty<JsonObject>(),
            frame.Button("staff.change", StaffAction.Edit, announcement.Id), frame.Button("staff.discard", StaffAction.Cancel, announcement.Id, StaffAction.Yes), frame.Button("staff.list", StaffAction.List),
        ]);
    }

    /// <summary>The card of a correction (Adaptive Card 1.5). What was filled in stands on it unseen, and goes with the press.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="preview">The correction, with its announcement.</param>
    /// <param name="seen">Number of the text that is corrected.</param>
    /// <param name="title">Title as filled in.</param>
    /// <param name="text">Text as filled in.</param>
    /// <param name="isWithin">Whether what recipients get stands on it; else it comes as a message of its own.</param>
    public static JsonObject Correction(StaffFrame frame, AnnouncementPreview preview, string seen, string title, string text, bool isWithin)
    {
        var id = preview.Announcement!.Id;
        var card = Make(frame, preview, frame.Say("staff.preview.correction"), isWithin, [frame.Say("staff.recipients.correction", preview.Recipients)],
        [
            .. preview.CanSend ? [frame.Button("staff.send-correction", StaffAction.SendCorrection, id, seen, withInputs: true)] : Array.Empty<JsonObject>(),
            frame.Button("staff.change", StaffAction.Correct, id, seen, withInputs: true), frame.Button("staff.progress", StaffAction.Progress, id),
        ]);
        foreach (var input in new[] { StaffFrame.Input("Input.Text", StaffAction.Title, frame.Say("staff.kept"), title), StaffFrame.Input("Input.Text", StaffAction.Text, frame.Say("staff.kept"), text) })
        {
            input["isVisible"] = false;
            card["body"]!.AsArray().Add(input);
        }
        return card;
    }

    /// <summary>Name of the input that confirms a finding.</summary>
    internal static string ConfirmationOf(string finding) => StaffAction.Confirm + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(finding)))[..16];

    private static JsonObject Make(StaffFrame frame, AnnouncementPreview preview, string title, bool isWithin, IReadOnlyList<string> facts, IEnumerable<JsonObject> buttons) => frame.Card(title,
    [
        .. facts.Select(line => Text(line)),
        .. preview.Findings.SelectMany(f => (IEnumerable<JsonObject>)[frame.Finding(f), .. f.Weight == FindingWeight.NeedsConfirmation ? [Confirmation(frame, f)] : Array.Empty<JsonObject>()]),
        isWithin ? Within(preview.Card!) : Text(frame.Say("staff.preview.beside"), subtle: true),
        .. Buttons(buttons),
    ],
    [.. facts, .. preview.Findings.Select(frame.Said)]);

    private static JsonObject Confirmation(StaffFrame frame, AnnouncementFinding finding)
    {
        var input = StaffFrame.Input("Input.Toggle", ConfirmationOf(finding.Id), frame.Say("staff.confirm.label"), null);
        input["title"] = frame.Say("staff.confirm");
        return input;
    }

    // The very card; its buttons do nothing yet.
    private static JsonObject Within(JsonObject card)
    {
        var within = Container(card["body"]!.DeepClone().AsArray().Select(e => e!.DeepClone().AsObject()), separator: true);
        within["spacing"] = "Large";
        Disable(within);
        return within;
    }

    private static void Disable(JsonNode? node)
    {
        if (node is JsonObject element)
        {
            if (((string?)element["type"]) is "Action.Execute" or "Action.Submit")
            {
                element["isEnabled"] = false;
            }
            foreach (var (_, child) in element)
            {
                Disable(child);
            }
        }
        else if (node is JsonArray array)
        {
            foreach (var child in array)
            {
                Disable(child);
            }
        }
    }
}
