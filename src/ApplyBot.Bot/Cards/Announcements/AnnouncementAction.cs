using System.Text.Json.Nodes;

namespace ApplyBot.Bot.Cards.Announcements;

/// <summary>The button of an announcement that its recipients press.</summary>
public static class AnnouncementAction
{
    /// <summary>Its verb.</summary>
    public const string Verb = "announcement";
    /// <summary>Tells that the announcement has been read.</summary>
    public const string Acknowledge = "acknowledge";

    /// <summary>The button.</summary>
    /// <param name="title">What stands on it.</param>
    /// <param name="announcement">Id of the announcement.</param>
    /// <param name="revision">The wording that was read.</param>
    /// <param name="language"><c>zh-CN</c> or <c>en-US</c>, in which the card is.</param>
    public static JsonObject Of(string title, string announcement, int revision, string language) =>
        CardButton.Of(title, Verb, new JsonObject { ["verb"] = Verb, ["do"] = Acknowledge, ["id"] = announcement, ["rev"] = revision, ["lang"] = CardElements.TwoLetters(language) }, withInputs: false);
}
