using System.Text.Json;
using System.Text.Json.Nodes;
using ApplyBot.Bot.Cards;
using ApplyBot.Knowledge;

namespace ApplyBot.Bot.Conversations;

/// <summary>What of a programme is shown.</summary>
public enum Shown
{
    /// <summary>Window, money, who, contact.</summary>
    Programme,
    /// <summary>The clauses that these rest on.</summary>
    Clauses,
}

/// <summary>A programme that a button or a result names: <c>{"show":"programme"|"clauses","notice":…,"programme":…}</c>.</summary>
/// <param name="Notice">The notice.</param>
/// <param name="Programme">The programme or kind.</param>
/// <param name="Show">What of it.</param>
public sealed record ShownProgramme(Notice Notice, Programme Programme, Shown Show)
{
    /// <summary>Reads the data of a button; null when it names no programme that is known. What is shown is the programme unless it says otherwise.</summary>
    public static ShownProgramme? Read(JsonElement data, KnowledgeBase knowledge) =>
        InvokeValue.Text(data, "notice") is { } id && knowledge.Find(id) is { } notice
        && InvokeValue.Text(data, "programme") is { } path && notice.AllProgrammes.FirstOrDefault(p => p.Path == path) is { } programme
            ? InvokeValue.Text(data, "show") switch
            {
                null or "programme" => new ShownProgramme(notice, programme, Shown.Programme),
                "clauses" => new ShownProgramme(notice, programme, Shown.Clauses),
                _ => null,
            }
            : null;

    /// <summary>Puts a button below a card.</summary>
    public static void AddButton(JsonObject card, JsonObject button)
    {
        foreach (var row in CardElements.Buttons([button]))
        {
            card["body"]!.AsArray().Add(row);
        }
    }

    /// <summary>A button that opens the dialog (<see cref="InvokeNames.TaskFetch"/>).</summary>
    public static JsonObject Open(Notice notice, Programme programme, Shown show, string title)
    {
        var button = Turn(notice, programme, show, title);
        button["data"]!["msteams"] = new JsonObject { ["type"] = InvokeNames.TaskFetch };
        return button;
    }

    /// <summary>A button within the dialog that shows something else in it (<see cref="InvokeNames.TaskSubmit"/>).</summary>
    public static JsonObject Turn(Notice notice, Programme programme, Shown show, string title) => new()
    {
        ["type"] = "Action.Submit",
        ["title"] = title,
        ["data"] = new JsonObject { ["show"] = show == Shown.Clauses ? "clauses" : "programme", ["notice"] = notice.Id, ["programme"] = programme.Path },
    };
}
