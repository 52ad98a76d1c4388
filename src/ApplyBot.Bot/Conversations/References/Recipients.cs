using System.Security.Cryptography;
using System.Text;

namespace ApplyBot.Bot.Conversations.References;

/// <summary>Keys of those who can be written to. They do not tell who it is.</summary>
public static class Recipients
{
    // Teams names a thread after its channel: 19:…@thread.tacv2;messageid=…
    private const string Thread = ";messageid=";

    /// <summary>Whoever is alone with the bot, or the group in which it is spoken to; null where the activity tells of neither.</summary>
    public static string? KeyOf(Activity inbound) => Occasions.IsGroup(inbound) ? OfConversation(inbound.ChannelId, inbound.Conversation?.Id)
        : inbound.From?.Id is { } id && id != inbound.Recipient?.Id ? OfPerson(inbound.ChannelId, id) : null;

    /// <summary>Whether there is such a key.</summary>
    public static bool HasKey(Activity inbound) => (Occasions.IsGroup(inbound) ? inbound.Conversation?.Id : inbound.From?.Id is { } id && id != inbound.Recipient?.Id ? id : null) is { Length: > 0 };

    /// <summary>A person on a channel, whether or not the bot has met him.</summary>
    public static string? OfPerson(string? channelId, string? userId) => Occasions.PersonOf(channelId, userId);

    /// <summary>A group chat, or a channel of a team with all its threads.</summary>
    public static string? OfConversation(string? channelId, string? conversationId) =>
        conversationId is { Length: > 0 } id ? Convert.ToHexStringLower(SHA256.HashData(Encoding.Unicode.GetBytes($"{channelId}\nconversation\n{WithoutThread(id)}"))) : null;

    /// <summary>Id of the conversation in which a new message begins a thread of its own.</summary>
    public static string WithoutThread(string conversationId) => conversationId.IndexOf(Thread, StringComparison.Ordinal) is >= 0 and var at ? conversationId[..at] : conversationId;
}
