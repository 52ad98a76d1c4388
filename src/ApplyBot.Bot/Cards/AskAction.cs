using System.Text.Json.Nodes;

namespace ApplyBot.Bot.Cards;

/// <summary>A button that asks: Action.Execute, and Action.Submit with the same data for clients that do not know it.</summary>
public static class AskAction
{
    /// <summary>Verb of a button whose answer comes as a message of its own.</summary>
    public const string Ask = "ask";
    /// <summary>Verb of a button whose answer takes the place of its card.</summary>
    public const string Choose = "choose";

    /// <summary>The button.</summary>
    /// <param name="title">What stands on it.</param>
    /// <param name="question">What it asks.</param>
    /// <param name="about">Programmes that its card is about, as in <see cref="Answering.Answer.Programmes"/>: however old the card, its question is about them.</param>
    /// <param name="asked">What had been asked when the card was made, which a choice answers.</param>
    /// <param name="verb"><see cref="Ask"/> or <see cref="Choose"/>.</param>
    public static JsonObject Of(string title, string question, IEnumerable<string> about, string asked = "", string verb = Ask)
    {
        var data = new JsonObject { ["verb"] = verb, ["ask"] = question, ["about"] = new JsonArray([.. about.Select(p => JsonValue.Create(p))]) };
        if (asked.Length > 0)
        {
            data["asked"] = asked;
        }
        var submit = new JsonObject { ["type"] = "Action.Submit", ["data"] = data.DeepClone() };
        var execute = new JsonObject { ["type"] = "Action.Execute", ["verb"] = verb, ["data"] = data, ["fallback"] = submit };
        CardElements.SetTitle(submit, title);
        CardElements.SetTitle(execute, title);
        return execute;
    }
}
