namespace ApplyBot.Bot.Protocol;

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
