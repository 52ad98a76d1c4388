using System.Text.Json.Nodes;
using ApplyBot.Bot.Cards;

namespace ApplyBot.Bot.Conversations.Reminders;

/// <summary>A card as a message that suits a channel.</summary>
internal static class ReminderReplies
{
    private const int MostSummary = 300;

    /// <summary>The message: the card, or what stands for it in plain text.</summary>
    /// <param name="card">The card.</param>
    /// <param name="channelId">The channel.</param>
    /// <param name="language"><c>zh-CN</c> or <c>en-US</c>.</param>
    public static Activity Message(JsonObject card, string? channelId, string language) => ChannelFeatures.SupportsAdaptiveCards(channelId)
        ? new Activity
        {
            Type = ActivityTypes.Message, Locale = language, InputHint = "acceptingInput", Summary = CardElements.Shorten((string)card["speak"]!, MostSummary),
            Attachments = [CardElements.Attached(ChannelFeatures.SpeaksInCards(channelId) ? card : CardButton.Submitting(card))],
        }
        : new Activity { Type = ActivityTypes.Message, Locale = language, InputHint = "acceptingInput", Text = (string)card["fallbackText"]!, TextFormat = "plain" };
}
