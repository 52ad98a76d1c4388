using System.Text.Json.Nodes;
using ApplyBot.Bot.Cards;

namespace ApplyBot.Bot.Conversations;

/// <summary>A card as a message that suits a channel.</summary>
internal static class CardMessage
{
    private const int MostSummary = 300;

    /// <summary>The message: the card, or what stands for it in plain text.</summary>
    /// <param name="card">The card, with Action.Execute.</param>
    /// <param name="channelId">The channel.</param>
    /// <param name="language"><c>zh-CN</c> or <c>en-US</c>.</param>
    /// <param name="inputHint">Whether an answer is awaited.</param>
    public static Activity Of(JsonObject card, string? channelId, string language, string? inputHint = "acceptingInput") => ChannelFeatures.SupportsAdaptiveCards(channelId)
        ? new Activity
        {
            Type = ActivityTypes.Message, Locale = language, InputHint = inputHint, Summary = CardElements.Shorten((string)card["speak"]!, MostSummary),
            Attachments = [CardElements.Attached(ChannelFeatures.SpeaksInCards(channelId) ? card : CardButton.Submitting(card))],
        }
        : new Activity { Type = ActivityTypes.Message, Locale = language, InputHint = inputHint, Text = (string)card["fallbackText"]!, TextFormat = "plain" };
}
