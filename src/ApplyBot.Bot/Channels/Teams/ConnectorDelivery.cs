using ApplyBot.Bot.Delivery;

namespace ApplyBot.Bot.Channels.Teams;

/// <summary>Delivers through the REST interface of the Bot Connector.</summary>
internal sealed class ConnectorDelivery(IHttpClientFactory clients) : IDelivery
{
    public async Task<DeliveryResult> SendAsync(ConversationReference to, Activity activity, CancellationToken cancellation = default)
    {
        using var http = clients.CreateClient();
        var path = $"{to.ServiceUrl?.TrimEnd('/')}/v3/conversations/{Uri.EscapeDataString(to.Conversation!.Id!)}/activities";
        using var response = await http.PostAsJsonAsync(activity.ReplyToId is { } reply ? $"{path}/{Uri.EscapeDataString(reply)}" : path,
            activity with { From = to.Bot, Recipient = to.User, Conversation = to.Conversation, ChannelId = to.ChannelId, ServiceUrl = to.ServiceUrl }, ProtocolJson.Wire.Activity, cancellation);
        return new DeliveryResult(response.IsSuccessStatusCode ? DeliveryStatus.Sent : DeliveryStatus.Final, Reason: response.StatusCode.ToString());
    }

    public Task<DeliveryResult> UpdateAsync(ConversationReference to, Activity activity, CancellationToken cancellation = default) => throw new NotSupportedException();

    public Task<DeliveryResult> DeleteAsync(ConversationReference to, string activityId, CancellationToken cancellation = default) => throw new NotSupportedException();
}
