using ApplyBot.Bot.Channels.DirectLine;
using ApplyBot.Bot.Channels.Teams;
using ApplyBot.Bot.Delivery;
using ApplyBot.Bot.Downloads;

namespace ApplyBot.Bot.Channels;

/// <summary>Delivers to whatever channel a conversation is of: this host's own page, or one behind the Bot Connector.</summary>
internal sealed class ChannelDelivery(DirectLineDelivery page, ConnectorDelivery connector) : IDelivery
{
    /// <summary>The delivery under this key tries once, and leaves it to its caller to try again.</summary>
    public const string SingleTry = "single-try";

    public Task<DeliveryResult> SendAsync(ConversationReference to, Activity activity, CancellationToken cancellation = default) => To(to).SendAsync(to, activity, cancellation);

    public Task<DeliveryResult> UpdateAsync(ConversationReference to, Activity activity, CancellationToken cancellation = default) => To(to).UpdateAsync(to, activity, cancellation);

    public Task<DeliveryResult> DeleteAsync(ConversationReference to, string activityId, CancellationToken cancellation = default) => To(to).DeleteAsync(to, activityId, cancellation);

    private IDelivery To(ConversationReference to) => OwnPage.Of(to.ChannelId, to.ServiceUrl) is null ? connector : page;
}
