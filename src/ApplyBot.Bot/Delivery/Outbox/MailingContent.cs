using ApplyBot.Bot.Conversations.References;
using ApplyBot.Storage.Outbox;

namespace ApplyBot.Bot.Delivery.Outbox;

/// <summary>Writes the messages of one sort of mailings, at the moment at which each is sent. Registered as <see cref="MailingContent"/>. Thread-safe.</summary>
public abstract class MailingContent
{
    /// <summary>What the ids of its mailings begin with, without the slash that follows.</summary>
    public abstract string Prefix { get; }

    /// <summary>
    /// Writes what is sent to a recipient, or put in the place of what was sent. It is called anew for every attempt, of which several may arrive, and not at all for a deletion.
    /// An exception other than of cancellation counts as an attempt that may work later.
    /// </summary>
    /// <param name="lease">The mailing, the round whose content is meant, and what is only this recipient's.</param>
    /// <param name="to">Who receives it.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="IOException">What it needs cannot be read now; it is tried again later.</exception>
    public abstract ValueTask<MailingMessage> WriteAsync(OutboxLease lease, KeptReference to, CancellationToken cancellation);

    /// <summary>Called after it was recorded that the channel has the message, or its new content, or has taken it back. A host that ends in between never calls it: nothing that must be exact may hang on it.</summary>
    /// <param name="lease">What was delivered.</param>
    /// <param name="cancellation">Gives up.</param>
    public virtual ValueTask DeliveredAsync(OutboxLease lease, CancellationToken cancellation) => ValueTask.CompletedTask;
}

/// <summary>What is to be sent to a recipient, or why nothing is.</summary>
public sealed record MailingMessage
{
    private MailingMessage(Activity? activity, string? skipped) => (Activity, Skipped) = (activity, skipped);

    /// <summary>What to send; sender, recipient and conversation are filled in. Null when nothing is sent.</summary>
    public Activity? Activity { get; }

    /// <summary>Why nothing is sent: a code of <see cref="DeliveryReasons"/> or <see cref="OutboxReasons"/>. Null when something is.</summary>
    public string? Skipped { get; }

    /// <summary>Sends it.</summary>
    public static MailingMessage Of(Activity activity) => new(activity, null);

    /// <summary>Sends nothing, now and later.</summary>
    public static MailingMessage Skip(string reason) => new(null, reason);
}
