using System.Text.Json.Nodes;
using ApplyBot.Bot.Conversations.References;

namespace ApplyBot.Bot.Channels.Teams;

/// <summary>Makes the conversation with somebody who has never spoken with the bot, before he is written to first.</summary>
internal sealed class PersonalConversations(IConnector connector, TrustedServiceUrls trusted, ConversationReferences references)
{
    /// <summary>How to write to the recipient, his conversation made and kept where there was none; or why it could not be made.</summary>
    /// <exception cref="IOException">It was made and could not be kept; asked for again, the channel gives the same.</exception>
    public async Task<(KeptReference To, DeliveryResult? Failed)> ReachAsync(KeptReference to, CancellationToken cancellation)
    {
        if (to.Reference.Conversation?.Id is { Length: > 0 })
        {
            return (to, null);
        }
        if (!trusted.IsTrusted(to.Reference.ServiceUrl))
        {
            return (to, new DeliveryResult(DeliveryStatus.Final, Reason: "UntrustedServiceUrl"));
        }
        var made = await connector.CreateConversationAsync(to.Reference, Between(to.Reference), cancellation);
        if (made is not { Status: DeliveryStatus.Sent, ActivityId: { Length: > 0 } id })
        {
            return (to, made.Status == DeliveryStatus.Sent ? new DeliveryResult(DeliveryStatus.Retryable, Reason: "NoConversation") : made);
        }
        var conversation = new ConversationAccount { Id = id, ConversationType = "personal", TenantId = to.Reference.Conversation?.TenantId };
        var reached = to with { Kind = RecipientKind.Personal, Reference = to.Reference with { Conversation = conversation } };
        await references.SaveAsync(reached, cancellation);
        return (reached, null);
    }

    private static ConversationParameters Between(ConversationReference to) => new()
    {
        Bot = to.Bot,
        Members = to.User is { } person ? [person] : [],
        TenantId = to.Conversation?.TenantId,
        ChannelData = to.Conversation?.TenantId is { } tenant ? ProtocolJson.Element(new JsonObject { ["tenant"] = new JsonObject { ["id"] = tenant } }) : null,
    };
}
