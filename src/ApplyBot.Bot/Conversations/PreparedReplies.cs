using System.Runtime.CompilerServices;
using ApplyBot.Answering;

namespace ApplyBot.Bot.Conversations;

/// <summary>Replies made before. The assistant gives the same turn again where it has kept it; its reply is made once for each kind of channel, and goes when the turn goes.</summary>
internal sealed class PreparedReplies
{
    private readonly ConditionalWeakTable<Turn, Activity?[]> _replies = [];

    /// <summary>The reply to a turn.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="channelId">The channel.</param>
    /// <param name="make">Makes it out of the turn and the features of the channel, and out of nothing else.</param>
    public Activity Get(Turn turn, string? channelId, Func<Activity> make)
    {
        var features = (ChannelFeatures.SpeaksInCards(channelId) ? 1 : 0) | (ChannelFeatures.SupportsAdaptiveCards(channelId) ? 2 : 0) | (ChannelFeatures.SupportsSuggestedActions(channelId) ? 4 : 0);
        // Two that make it at once make the same.
        return _replies.GetValue(turn, static _ => new Activity?[8])[features] ??= make();
    }
}
