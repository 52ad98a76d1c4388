namespace ApplyBot.Bot.Conversations;

/// <summary>What the channels of the Bot Framework can show (as <c>Microsoft.Bot.Builder.Dialogs.Choices.Channel</c> lists them). A channel that is not named here takes plain text only.</summary>
public static class ChannelFeatures
{
    private static readonly HashSet<string> Cards = new(StringComparer.OrdinalIgnoreCase) { ChannelIds.MsTeams, ChannelIds.DirectLine, "directlinespeech", "webchat", "emulator" };
    private static readonly HashSet<string> Suggestions = new(StringComparer.OrdinalIgnoreCase) { ChannelIds.DirectLine, "directlinespeech", "webchat", "emulator", "facebook", "skype", "line", "kik", "telegram" };

    /// <summary>Whether the answer itself stands on a card, its buttons included.</summary>
    public static bool SpeaksInCards(string? channelId) => ChannelIds.MsTeams.Equals(channelId, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it shows Adaptive Cards.</summary>
    public static bool SupportsAdaptiveCards(string? channelId) => channelId is not null && Cards.Contains(channelId);

    /// <summary>Whether it shows buttons under the last message.</summary>
    public static bool SupportsSuggestedActions(string? channelId) => channelId is not null && Suggestions.Contains(channelId);
}
