namespace ApplyBot.Bot.Delivery.Outbox;

/// <summary>Reasons why a message was not sent that neither the outbox nor a channel gives.</summary>
public static class DeliveryReasons
{
    /// <summary>Nobody knows how to reach the recipient, or may any more.</summary>
    public const string NoReference = "NoReference";
    /// <summary>The recipient no longer wants it.</summary>
    public const string Unsubscribed = "Unsubscribed";
    /// <summary>There is nothing left to say: what it was about has gone or has passed.</summary>
    public const string Outdated = "Outdated";
    /// <summary>Nobody writes mailings of this sort.</summary>
    public const string NoContent = "NoContent";
    /// <summary>What it needs could not be read.</summary>
    public const string Storage = "Storage";
    /// <summary>Writing the message failed.</summary>
    public const string Defect = "Defect";
}
