using System.Text.Json.Nodes;
using ApplyBot.Announcements.Reminders;
using ApplyBot.Bot.Cards.Reminders;
using ApplyBot.Bot.Conversations.References;
using ApplyBot.Bot.Delivery.Outbox;
using ApplyBot.Bot.Downloads;
using ApplyBot.Knowledge;
using ApplyBot.Storage.Outbox;

namespace ApplyBot.Bot.Conversations.Reminders;

/// <summary>Writes reminders when they are sent: of what was decided, what is still subscribed to, still wished, and still to come.</summary>
internal sealed class ReminderContent(Subscriptions subscriptions, KnowledgeBase knowledge, CalendarLinks calendar, TimeProvider clock) : MailingContent
{
    public override string Prefix => DueReminders.ReminderPrefix;

    public override async ValueTask<MailingMessage> WriteAsync(OutboxLease lease, KeptReference to, CancellationToken cancellation)
    {
        var (subscriber, now) = ((await subscriptions.FindAsync(lease.Recipient, cancellation)).Subscriber, clock.GetUtcNow());
        var meant = subscriber.Ledger.Where(e => e.Mailing == lease.Mailing).Select(e => e.Key).ToHashSet();
        var reminders = ReminderPlan.Of(knowledge, subscriber.Subscriptions, subscriber.Wishes).Where(r => meant.Contains(ReminderKey.Of(r))).ToList();
        if (reminders.Count == 0)
        {
            return MailingMessage.Skip(subscriber.Subscriptions.Count == 0 || meant.Any(key => key.Until > now) ? DeliveryReasons.Unsubscribed : DeliveryReasons.Outdated);
        }
        reminders.RemoveAll(r => r.Deadline.At.End <= now);
        return reminders.Count == 0 ? MailingMessage.Skip(DeliveryReasons.Outdated)
            : MailingMessage.Of(Message(to, subscriber.Language, card => card.Of(reminders, Topics(subscriber, reminders.Select(r => r.Deadline.Id), knowledge), now), knowledge, calendar));
    }

    internal static Activity Message(KeptReference to, string language, Func<ReminderCard, JsonObject> write, KnowledgeBase knowledge, CalendarLinks calendar) =>
        CardMessage.Of(write(new ReminderCard(knowledge, language, topic => calendar.LinkFor(to.Reference.ChannelId, to.Reference.ServiceUrl, topic, language))), to.Reference.ChannelId, language);

    /// <summary>What is subscribed to that these deadlines come of.</summary>
    internal static IReadOnlyList<Topic> Topics(Subscriber subscriber, IEnumerable<string> ids, KnowledgeBase knowledge) =>
        [.. subscriber.Subscriptions.Where(s => ids.Any(id => Deadline.Covers([s], id, knowledge))).Select(s => s.Topic)];
}

/// <summary>Writes what tells of changed deadlines.</summary>
internal sealed class ChangeContent(Subscriptions subscriptions, KnowledgeBase knowledge, CalendarLinks calendar, TimeProvider clock) : MailingContent
{
    public override string Prefix => DueReminders.ChangePrefix;

    public override async ValueTask<MailingMessage> WriteAsync(OutboxLease lease, KeptReference to, CancellationToken cancellation)
    {
        var (subscriber, now) = ((await subscriptions.FindAsync(lease.Recipient, cancellation)).Subscriber, clock.GetUtcNow());
        var meant = subscriber.Changes.Where(c => c.Mailing == lease.Mailing).Select(c => c.Change).ToList();
        var changes = meant.Where(c => Deadline.Covers(subscriber.Subscriptions, c.Id, knowledge)).ToList();
        if (changes.Count == 0)
        {
            return MailingMessage.Skip(DeliveryReasons.Unsubscribed);
        }
        // What has been changed again meanwhile is told by another message.
        changes.RemoveAll(c => Deadline.Find(c.Id, knowledge)?.At != c.After);
        return changes.Count == 0 ? MailingMessage.Skip(DeliveryReasons.Outdated)
            : MailingMessage.Of(ReminderContent.Message(to, subscriber.Language, card => card.Of(changes, ReminderContent.Topics(subscriber, changes.Select(c => c.Id), knowledge), now), knowledge, calendar));
    }
}
