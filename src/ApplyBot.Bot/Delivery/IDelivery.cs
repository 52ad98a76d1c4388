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

/// <summary>What became of a delivery.</summary>
/// <param name="Status">Done, or how it failed.</param>
/// <param name="ActivityId">Identity that the channel gave; null where it gives none (typing) or nothing was sent.</param>
/// <param name="Reason">Why it failed, for logs and staff: status and the other side's code, never content.</param>
/// <param name="RetryAfter">How long the other side asks to wait, when it said so.</param>
public sealed record DeliveryResult(DeliveryStatus Status, string? ActivityId = null, string? Reason = null, TimeSpan? RetryAfter = null);

/// <summary>How a delivery ended.</summary>
public enum DeliveryStatus
{
    /// <summary>The channel has it.</summary>
    Sent,
    /// <summary>It failed after all tries, and may work later.</summary>
    Retryable,
    /// <summary>It will never work: the conversation is gone, the bot is not let in, the activity is too large.</summary>
    Final,
    /// <summary>Nobody knows whether it arrived: the connection broke after it was sent.</summary>
    Uncertain,
}
