using System.Text.Json.Nodes;
using ApplyBot.Announcements.Reminders;

namespace ApplyBot.Bot.Cards.Reminders;

/// <summary>Buttons about reminders.</summary>
public static class ReminderAction
{
    /// <summary>Verb of all of them.</summary>
    public const string Verb = "remind";
    /// <summary>Subscribes to a topic.</summary>
    public const string Subscribe = "subscribe";
    /// <summary>Asks which programme of a notice is meant.</summary>
    public const string Choose = "choose";
    /// <summary>Ends the subscription to a topic; without one, to all.</summary>
    public const string Unsubscribe = "unsubscribe";
    /// <summary>Shows what is subscribed to.</summary>
    public const string List = "list";
    /// <summary>Keeps the wishes that were filled in.</summary>
    public const string Save = "save";
    /// <summary>Names of what is filled in.</summary>
    public const string Roles = "roles", Offsets = "offsets", Quiet = "quiet";

    /// <summary>A button.</summary>
    /// <param name="title">What stands on it.</param>
    /// <param name="what">What it does.</param>
    /// <param name="topic">The topic; null for none.</param>
    /// <param name="language"><c>zh-CN</c> or <c>en-US</c>, in which its card is.</param>
    /// <param name="replaces">Whether what comes of it takes the place of its card.</param>
    public static JsonObject Of(string title, string what, Topic? topic, string language, bool replaces = false)
    {
        var data = new JsonObject { ["verb"] = Verb, ["do"] = what, ["lang"] = CardElements.TwoLetters(language) };
        if (topic is not null)
        {
            data["topic"] = topic.ToString();
        }
        if (replaces)
        {
            data["replaces"] = true;
        }
        return CardButton.Of(title, Verb, data, withInputs: what == Save);
    }
}
