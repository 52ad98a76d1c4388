using System.Text.Json.Nodes;
using ApplyBot.Announcements;
using ApplyBot.Knowledge;
using static ApplyBot.Bot.Cards.CardElements;

namespace ApplyBot.Bot.Cards.Announcements;

/// <summary>What all of staff's cards have in common.</summary>
/// <param name="Language"><c>zh-CN</c> or <c>en-US</c>.</param>
/// <param name="Knowledge">What names programmes, and what the bot says of its own.</param>
public sealed record StaffFrame(string Language, KnowledgeBase Knowledge)
{
    /// <summary>What is to be said first: what became of the press.</summary>
    public string? Note { get; init; }

    internal string Say(string key, params object?[] values) => Knowledge.Wording.Say(Language, key, values);

    /// <summary>Name of a programme, <c>notice/path</c>; the path itself where it is not known any more.</summary>
    internal string ProgrammeOf(string path) => AnnouncementMessage.NameOf(path, Knowledge, Language) ?? path;

    internal JsonObject Button(string titleKey, string what, string? id = null, string? seen = null, bool withInputs = false) => StaffAction.Of(Say(titleKey), what, Language, id, seen, withInputs);

    /// <summary>Something that the author has to know, with the clauses that speak against it.</summary>
    internal string Said(AnnouncementFinding finding)
    {
        var sentence = finding.In(Knowledge.Wording, Language);
        // Some sentences name them themselves.
        var clauses = finding.Clauses.Where(c => !sentence.Contains(c, StringComparison.Ordinal)).ToList();
        return sentence + (clauses.Count == 0 ? "" : Say("check.behind", Say("card.clauses", string.Join(Say("card.and"), clauses))));
    }

    internal JsonObject Finding(AnnouncementFinding finding) => Container([Text(Said(finding))], style: finding.Weight == FindingWeight.Refused ? "attention" : "warning");

    /// <summary>A card. What it cannot show where cards are not drawn is done on the command line.</summary>
    internal JsonObject Card(string title, IEnumerable<JsonObject> body, params IEnumerable<string> plain) =>
        CardElements.Card(Language, [.. Note is null ? Array.Empty<JsonObject>() : [Container(Lines(Note), style: "emphasis")], Heading(title), .. body],
            string.Join('\n', [.. Note is null ? Array.Empty<string>() : [Note], title, .. plain, Say("staff.plain")]), title);

    internal static JsonObject Input(string type, string id, string label, string? value)
    {
        var input = new JsonObject { ["type"] = type, ["id"] = id, ["label"] = label };
        if (!string.IsNullOrEmpty(value))
        {
            input["value"] = value;
        }
        return input;
    }

    internal JsonObject TitleInput(string? value)
    {
        var input = Input("Input.Text", StaffAction.Title, Say("staff.title", AnnouncementText.LongestTitle), value);
        input["maxLength"] = AnnouncementText.LongestTitle;
        return input;
    }

    internal JsonObject TextInput(string? value)
    {
        var input = Input("Input.Text", StaffAction.Text, Say("staff.text", AnnouncementText.LongestText), value);
        (input["isMultiline"], input["maxLength"], input["placeholder"]) = (true, AnnouncementText.LongestText, Say("staff.text.marks"));
        return input;
    }
}
