using ApplyBot.Announcements;
using ApplyBot.Bot.Cards;
using ApplyBot.Bot.Cards.Announcements;
using ApplyBot.Bot.Conversations;
using ApplyBot.Bot.Conversations.References;
using ApplyBot.Bot.Conversations.Reminders;
using ApplyBot.Bot.Delivery.Outbox;
using ApplyBot.Knowledge;
using ApplyBot.Storage.Outbox;

namespace ApplyBot.Bot.Announcements;

/// <summary>Writes announcements to their recipients: the text that the round delivers.</summary>
internal sealed class AnnouncementContent(AnnouncementStore store, Acknowledgements acknowledgements, Subscriptions subscriptions, KnowledgeBase knowledge) : MailingContent
{
    /// <inheritdoc/>
    public override string Prefix => AnnouncementSettler.Mailings;

    /// <inheritdoc/>
    public override async ValueTask<MailingMessage> WriteAsync(OutboxLease lease, KeptReference to, CancellationToken cancellation)
    {
        if (await store.FindAsync(lease.Mailing[(Prefix.Length + 1)..], cancellation) is not { Announcement: var announcement })
        {
            return MailingMessage.Skip(DeliveryReasons.Outdated);
        }
        // Who has it already gets what was put right, whatever he wants from now on.
        if (lease.Operation == OutboxOperation.Send && AnnouncementAudience.TopicOf(announcement.Audience) is { } topic
            && !(await subscriptions.FindAsync(lease.Recipient, cancellation)).Subscriber.Meets(topic, knowledge))
        {
            return MailingMessage.Skip(DeliveryReasons.Unsubscribed);
        }
        var acknowledged = announcement.WantsAcknowledgement && lease.Operation == OutboxOperation.Update && to.Kind is RecipientKind.Personal or RecipientKind.Member
            ? await acknowledgements.FindAsync(announcement.Id, lease.Recipient, cancellation) : null;
        var message = AnnouncementMessage.Of(announcement, lease.Round, knowledge, acknowledged?.Round >= announcement.Of(lease.Round).Round ? acknowledged.At : null);
        return MailingMessage.Of(AnnouncementActivity.Of(message, announcement.Language, to.Reference.ChannelId, knowledge.Wording));
    }
}

/// <summary>Tells those who acknowledged an older text that it was put right.</summary>
internal sealed class CorrectionContent(AnnouncementStore store, KnowledgeBase knowledge) : MailingContent
{
    /// <inheritdoc/>
    public override string Prefix => AnnouncementSettler.Corrections;

    /// <inheritdoc/>
    public override async ValueTask<MailingMessage> WriteAsync(OutboxLease lease, KeptReference to, CancellationToken cancellation)
    {
        if (lease.Mailing.Split('/') is not [_, var id, var round] || !int.TryParse(round, out var corrected)
            || await store.FindAsync(id, cancellation) is not { Announcement: { State: not AnnouncementState.Withdrawn } announcement })
        {
            return MailingMessage.Skip(DeliveryReasons.Outdated);
        }
        // A newer correction sends a message of its own, to the same people.
        if (announcement.Latest.Round > corrected)
        {
            return MailingMessage.Skip(DeliveryReasons.Outdated);
        }
        return MailingMessage.Of(AnnouncementActivity.Said(knowledge.Wording.Say(announcement.Language, "announce.corrected", announcement.Latest.Title), announcement.Language, to.Reference.ChannelId));
    }
}

/// <summary>What staff send, as activities that suit the channel.</summary>
internal static class AnnouncementActivity
{
    private const int MostSummary = 300;

    /// <summary>An announcement: on a card, or as plain text where none is shown.</summary>
    public static Activity Of(AnnouncementMessage message, string language, string? channelId, Wording wording)
    {
        return ChannelFeatures.SupportsAdaptiveCards(channelId)
            ? CardMessage.Of(AnnouncementCard.Of(message, language, wording), channelId, language, inputHint: null) with { Summary = CardElements.Shorten(message.Title, MostSummary) }
            : Said(AnnouncementCard.Plain(message, language, wording), language, channelId);
    }

    /// <summary>A plain sentence.</summary>
    public static Activity Said(string text, string language, string? channelId)
    {
        var markdown = ChannelFeatures.SupportsAdaptiveCards(channelId);
        return new Activity { Type = ActivityTypes.Message, Text = markdown ? MarkdownText.Of(text) : text, TextFormat = markdown ? "markdown" : "plain", Locale = language };
    }
}
