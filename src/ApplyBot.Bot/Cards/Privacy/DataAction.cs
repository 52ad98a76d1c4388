using System.Text.Json.Nodes;

namespace ApplyBot.Bot.Cards.Privacy;

/// <summary>Buttons about what is kept of somebody.</summary>
public static class DataAction
{
    /// <summary>Verb of all of them.</summary>
    public const string Verb = "data";
    /// <summary>Shows what is kept.</summary>
    public const string Show = "show";
    /// <summary>Asks whether it is to be deleted.</summary>
    public const string Ask = "ask";
    /// <summary>Deletes it.</summary>
    public const string Forget = "forget";

    /// <summary>A button.</summary>
    /// <param name="title">What stands on it.</param>
    /// <param name="what">What it does.</param>
    /// <param name="asked">When it was asked, in seconds since 1970; with <see cref="Forget"/>.</param>
    public static JsonObject Of(string title, string what, long? asked = null)
    {
        var data = new JsonObject { ["verb"] = Verb, ["do"] = what };
        if (asked is { } at)
        {
            data["at"] = at;
        }
        return CardButton.Of(title, Verb, data, withInputs: false);
    }
}
