using ApplyBot.Bot.Channels;
using ApplyBot.Bot.Channels.Teams;
using ApplyBot.Bot.Conversations.References;
using ApplyBot.Storage.Outbox;

namespace ApplyBot.Bot.Delivery.Outbox;

/// <summary>Makes one attempt at one message: finds out how its recipient is reached, has it written, sends it, and judges what came of it.</summary>
internal sealed class MailingSender(
    IEnumerable<MailingContent> contents,
    ConversationReferences references,
    PersonalConversations conversations,
    [FromKeyedServices(ChannelDelivery.SingleTry)] IDelivery delivery,
    VerdictRules rules,
    ILogger<MailingSender> log)
{
    private readonly Dictionary<string, MailingContent> _contents = contents.ToDictionary(content => content.Prefix, StringComparer.Ordinal);

    /// <summary>Sends, replaces or takes back. Never throws.</summary>
    /// <param name="lease">What.</param>
    /// <param name="cancellation">Gives up before it is sent.</param>
    public async Task<Verdict> SendAsync(OutboxLease lease, CancellationToken cancellation)
    {
        try
        {
            return await references.FindAsync(lease.Recipient, cancellation) is { } to
                ? await SendAsync(lease, to, cancellation)
                : new Verdict.Over(DeliveryReasons.NoReference, IsSkipped: true);
        }
        catch (IOException failure)
        {
            log.LogWarning("What a message needs could not be read: {Failure}", failure.GetType().Name);
            return rules.Later(lease, DeliveryReasons.Storage);
        }
#pragma warning disable CA1031 // A defect in one message must not end the sending of the others.
        catch (Exception defect) when (defect is not OperationCanceledException || !cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
            // Its message may hold what somebody typed.
            log.LogError("A message could not be written: {Defect}\n{Where}", defect.GetType().Name, defect.StackTrace);
            return rules.Later(lease, DeliveryReasons.Defect);
        }
    }

    /// <summary>Tells whoever wrote it that it was recorded as delivered.</summary>
    public async Task DeliveredAsync(OutboxLease lease, CancellationToken cancellation)
    {
        try
        {
            await (ContentOf(lease)?.DeliveredAsync(lease, cancellation) ?? ValueTask.CompletedTask);
        }
#pragma warning disable CA1031 // It is recorded: what else hangs on it cannot undo that.
        catch (Exception defect) when (defect is not OperationCanceledException)
#pragma warning restore CA1031
        {
            log.LogError("What follows a delivery failed: {Defect}\n{Where}", defect.GetType().Name, defect.StackTrace);
        }
    }

    private MailingContent? ContentOf(OutboxLease lease) => _contents.GetValueOrDefault(lease.Mailing[..Math.Max(0, lease.Mailing.IndexOf('/', StringComparison.Ordinal))]);

    private async Task<Verdict> SendAsync(OutboxLease lease, KeptReference to, CancellationToken cancellation)
    {
        Activity? activity = null;
        if (lease.Operation != OutboxOperation.Delete)
        {
            if (ContentOf(lease) is not { } content)
            {
                return new Verdict.Over(DeliveryReasons.NoContent);
            }
            var message = await content.WriteAsync(lease, to, cancellation);
            if (message.Skipped is { } reason)
            {
                return new Verdict.Over(reason, IsSkipped: true);
            }
            activity = message.Activity! with { Id = lease.ActivityId };
        }
        var (reached, failed) = await conversations.ReachAsync(to, cancellation);
        var result = failed ?? await DeliverAsync(lease, reached.Reference, activity, cancellation);
        if (result.Status == DeliveryStatus.Final && VerdictRules.IsUnreachable(lease.Operation, result.Reason ?? ""))
        {
            await references.MarkUnreachableAsync(reached, result.Reason!, cancellation);
        }
        return rules.Of(lease, result);
    }

    private Task<DeliveryResult> DeliverAsync(OutboxLease lease, ConversationReference to, Activity? activity, CancellationToken cancellation) => lease.Operation switch
    {
        OutboxOperation.Send => delivery.SendAsync(to, activity!, cancellation),
        OutboxOperation.Update => delivery.UpdateAsync(to, activity!, cancellation),
        _ => delivery.DeleteAsync(to, lease.ActivityId ?? "", cancellation),
    };
}
