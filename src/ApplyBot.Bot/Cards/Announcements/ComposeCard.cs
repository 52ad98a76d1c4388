using System.Text.Json.Nodes;
using ApplyBot.Announcements;
using static ApplyBot.Bot.Cards.CardElements;

namespace ApplyBot.Bot.Cards.Announcements;

/// <summary>What staff filled in to write an announcement; as typed.</summary>
public sealed record Composed
{
    /// <summary>Id of the draft that it is to replace; null for none.</summary>
    public string? Id { get; init; }
    /// <summary>Inputs by name, see <see cref="StaffAction"/>.</summary>
    public IReadOnlyDictionary<string, string> Inputs { get; init; } = new Dictionary<string, string>();

    internal string? Of(string input) => Inputs.GetValueOrDefault(input);
}

/// <summary>An announcement to fill in.</summary>
public static class ComposeCard
{
    // Names beyond that are not read in a list.
    private const int LongestChoice = 60;

    /// <summary>The card (Adaptive Card 1.5).</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="filled">What stands in the inputs.</param>
    /// <param name="findings">What is wrong with it.</param>
    public static JsonObject Of(StaffFrame frame, Composed filled, IReadOnlyList<AnnouncementFinding> findings)
    {
        var acknowledgement = StaffFrame.Input("Input.Toggle", StaffAction.Acknowledgement, frame.Say("staff.ack"), filled.Of(StaffAction.Acknowledgement));
        acknowledgement["title"] = frame.Say("staff.ack.title");
        var names = StaffFrame.Input("Input.Text", StaffAction.Names, frame.Say("staff.names"), filled.Of(StaffAction.Names));
        names["placeholder"] = frame.Say("staff.names.example");
        return frame.Card(frame.Say(filled.Id is null ? "staff.compose" : "staff.edit"),
        [
            .. findings.Select(frame.Finding),
            frame.TitleInput(filled.Of(StaffAction.Title)),
            frame.TextInput(filled.Of(StaffAction.Text)),
            Choice(StaffAction.Programme, frame.Say("staff.programme"), filled.Of(StaffAction.Programme), frame.Say("staff.programme.none"), Programmes(frame)),
            Choice(StaffAction.Audience, frame.Say("staff.audience"), filled.Of(StaffAction.Audience) ?? StaffAction.OfProgramme, null, Audiences(frame)),
            names,
            Text(frame.Say("staff.when"), "Small", subtle: true, spacing: "Medium"),
            StaffFrame.Input("Input.Date", StaffAction.Day, frame.Say("staff.day"), filled.Of(StaffAction.Day)),
            StaffFrame.Input("Input.Time", StaffAction.Time, frame.Say("staff.time"), filled.Of(StaffAction.Time)),
            acknowledgement,
            .. Buttons([frame.Button("staff.preview", StaffAction.Preview, filled.Id, withInputs: true), frame.Button("staff.list", StaffAction.List)]),
        ],
        findings.Select(frame.Said));
    }

    private static JsonObject Choice(string id, string label, string? value, string? none, IEnumerable<(string Value, string Title)> choices)
    {
        var input = StaffFrame.Input("Input.ChoiceSet", id, label, value);
        // What was chosen elsewhere is not lost.
        var offered = choices.ToList();
        if (!string.IsNullOrEmpty(value) && offered.All(c => c.Value != value))
        {
            offered.Add((value, value));
        }
        if (none is not null)
        {
            input["placeholder"] = none;
        }
        input["choices"] = new JsonArray([.. offered.Select(c => new JsonObject { ["title"] = Shorten(c.Title, LongestChoice), ["value"] = c.Value })]);
        return input;
    }

    private static IEnumerable<(string, string)> Programmes(StaffFrame frame) =>
        from notice in frame.Knowledge.Notices from programme in notice.AllProgrammes
        let name = programme.Name.In(frame.Language)
        select ($"{notice.Id}/{programme.Path}", notice.Short.In(frame.Language) is var of && of != name ? $"{of} · {name}" : name);

    private static IEnumerable<(string, string)> Audiences(StaffFrame frame) =>
    [
        (StaffAction.OfProgramme, frame.Say("staff.audience.programme")),
        .. frame.Knowledge.Notices.Select(n => n.Province).OfType<string>().Distinct().Select(p => (new Audience(AudienceKind.Province, [p]).ToString(), frame.Say("staff.audience.province", p))),
        (new Audience(AudienceKind.All, []).ToString(), frame.Say("staff.audience.all")),
        (StaffAction.OfTeam, frame.Say("staff.audience.team")),
        (StaffAction.OfConversations, frame.Say("staff.audience.conversation")),
    ];
}
