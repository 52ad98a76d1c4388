namespace ApplyBot.Bot.Delivery;

/// <summary>A wall: takes activities to where a conversation is. Never throws on what the other side does; the result tells. What is sent to one conversation arrives in the order in which it was handed over, whether or not the caller awaits what went before.</summary>
public interface IDelivery
{
    /// <summary>Sends a new activity: as a reply where <see cref="Activity.ReplyToId"/> is set.</summary>
    /// <param name="to">The conversation, as an activity that came in told it.</param>
    /// <param name="activity">What to send; sender, recipient and conversation are filled in from <paramref name="to"/>. One of type <see cref="ActivityTypes.Typing"/> is sent now or not at all.</param>
    /// <param name="cancellation">Gives up waiting; what has been sent stays sent.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    Task<DeliveryResult> SendAsync(ConversationReference to, Activity activity, CancellationToken cancellation = default);

    /// <summary>Replaces an activity that was sent; its <see cref="Activity.Id"/> tells which.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    Task<DeliveryResult> UpdateAsync(ConversationReference to, Activity activity, CancellationToken cancellation = default);

    /// <summary>Takes back an activity that was sent.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    Task<DeliveryResult> DeleteAsync(ConversationReference to, string activityId, CancellationToken cancellation = default);
}
