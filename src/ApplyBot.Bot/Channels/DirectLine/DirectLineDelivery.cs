using ApplyBot.Bot.Delivery;

namespace ApplyBot.Bot.Channels.DirectLine;

/// <summary>Delivers into a conversation in memory; whoever reads it next, reads it. A conversation that has been forgotten is final.</summary>
internal sealed class DirectLineDelivery(DirectLineConversations conversations) : IDelivery
{
    public Task<DeliveryResult> SendAsync(ConversationReference to, Activity activity, CancellationToken cancellation = default) =>
        Deliver(to, conversation => new DeliveryResult(DeliveryStatus.Sent, conversation.Send(activity) is { Type: not ActivityTypes.Typing, Id: var id } ? id : null), cancellation);

    public Task<DeliveryResult> UpdateAsync(ConversationReference to, Activity activity, CancellationToken cancellation = default) =>
        Deliver(to, conversation => conversation.Update(activity) ? new DeliveryResult(DeliveryStatus.Sent, activity.Id) : Unknown("ActivityNotFound"), cancellation);

    public Task<DeliveryResult> DeleteAsync(ConversationReference to, string activityId, CancellationToken cancellation = default) =>
        Deliver(to, conversation => conversation.Delete(activityId) ? new DeliveryResult(DeliveryStatus.Sent, activityId) : Unknown("ActivityNotFound"), cancellation);

    /// <summary>Drops what has been said in all conversations of a user but for one activity.</summary>
    public void ForgetSaid(string userId, string exceptId) => conversations.ForgetSaid(userId, exceptId);

    private Task<DeliveryResult> Deliver(ConversationReference to, Func<LiveConversation, DeliveryResult> deliver, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return Task.FromResult(to.Conversation?.Id is { } id && conversations.Find(id) is { } conversation ? deliver(conversation) : Unknown("ConversationNotFound"));
    }

    private static DeliveryResult Unknown(string code) => new(DeliveryStatus.Final, Reason: $"404 {code}");
}
