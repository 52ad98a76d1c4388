using ApplyBot.Bot.Conversations;

namespace ApplyBot.Bot.Delivery;

/// <summary>From an activity that came in to those that go out, member by member as the Bot Framework SDK does it.</summary>
internal static class Addressing
{
    /// <summary>Where an activity came from.</summary>
    public static ConversationReference ReferenceOf(Activity inbound) => new()
    {
        ActivityId = inbound.Id,
        User = inbound.From,
        Bot = inbound.Recipient,
        Conversation = inbound.Conversation,
        ChannelId = inbound.ChannelId,
        ServiceUrl = inbound.ServiceUrl,
        Locale = Occasions.LocaleOf(inbound),
    };

    /// <summary>The activity as the bot says it in that conversation; without an identity, which the channel gives.</summary>
    public static Activity Address(Activity outgoing, ConversationReference to, DateTimeOffset now) => outgoing with
    {
        Id = null,
        Timestamp = now,
        From = to.Bot,
        Recipient = to.User,
        Conversation = to.Conversation,
        ChannelId = to.ChannelId,
        ServiceUrl = to.ServiceUrl,
        Locale = outgoing.Locale ?? to.Locale,
    };
}
