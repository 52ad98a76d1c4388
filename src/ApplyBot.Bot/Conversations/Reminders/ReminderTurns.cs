using System.Text.Json.Nodes;
using ApplyBot.Announcements.Reminders;
using ApplyBot.Bot.Cards.Reminders;
using ApplyBot.Bot.Conversations.References;
using ApplyBot.Bot.Downloads;
using ApplyBot.Knowledge;

namespace ApplyBot.Bot.Conversations.Reminders;

/// <summary>Subscribes, unsubscribes and changes wishes, and says what came of it. A group does so in its own name; nothing of those who speak in it is kept.</summary>
public sealed class ReminderTurns(Subscriptions subscriptions, ReminderTopics topics, ReminderAgenda agenda, CalendarLinks calendar, KnowledgeBase knowledge, TimeProvider clock)
{
    /// <summary>Subscribes whoever sent the activity to these topics.</summary>
    public async ValueTask<JsonObject> SubscribeAsync(Activity inbound, IReadOnlyList<Topic> meant, string language, CancellationToken cancellation)
    {
        var (text, now) = (new ReminderText(knowledge, language), clock.GetUtcNow());
        var known = meant.Where(t => t.IsKnown(knowledge)).Select(t => t.Narrowed(knowledge)).Distinct().ToList();
        if (known.Count == 0)
        {
            return Cards(inbound, language).Choose(topics.Everything, text.Say("remind.unknown"));
        }
        var (before, after) = await ChangeAsync(inbound, s => known.Aggregate(s.Subscriptions.Count == 0 ? s with { Language = language } : s, (each, topic) => each.With(topic, knowledge, now)), cancellation);
        var fresh = known.Where(t => before.Subscriptions.All(s => s.Topic != t) && after.Subscriptions.Any(s => s.Topic == t)).ToList();
        if (known.Exists(t => after.Subscriptions.All(s => s.Topic != t)))
        {
            return Cards(inbound, language).List(after, Occasions.IsGroup(inbound), text.Say("remind.too-many", Subscriber.MostSubscriptions));
        }
        List<string> notes = [.. Occasions.IsGroup(inbound) ? [text.Say("remind.group")] : Array.Empty<string>(), .. OwnPage.Of(inbound.ChannelId, inbound.ServiceUrl) is not null ? [text.Say("remind.page")] : Array.Empty<string>()];
        var heading = fresh.Count > 0 ? text.Say("remind.subscribed", text.Join(fresh.Select(text.Name))) : text.Say("remind.already", text.Join(known.Select(text.Name)));
        return Cards(inbound, language).Subscribed(fresh.Count > 0 ? fresh : known, heading, after, notes);
    }

    /// <summary>Ends subscriptions at once.</summary>
    /// <param name="inbound">Who wants it.</param>
    /// <param name="meant">What to end, with all that lies in it; null: all.</param>
    /// <param name="language"><c>zh-CN</c> or <c>en-US</c>.</param>
    /// <param name="cancellation">Gives up.</param>
    public async ValueTask<JsonObject> UnsubscribeAsync(Activity inbound, IReadOnlyList<Topic>? meant, string language, CancellationToken cancellation)
    {
        var (text, now) = (new ReminderText(knowledge, language), clock.GetUtcNow());
        var (before, after) = await ChangeAsync(inbound, s => Ended(s, meant).Aggregate(s, (each, topic) => each.Without(topic, knowledge, now)), cancellation);
        var ended = Ended(before, meant).ToList();
        if (ended.Count > 0)
        {
            return Cards(inbound, language).Said(text.Say("remind.unsubscribed", text.Join(ended.Select(text.Name))), [], ended, []);
        }
        var wider = after.Subscriptions.Select(s => s.Topic).Where(t => meant?.Any(m => m.Meets(t, knowledge)) == true).ToList();
        return meant is not [var asked] || wider.Count == 0
            ? Cards(inbound, language).List(after, Occasions.IsGroup(inbound), meant is null || after.Subscriptions.Count == 0 ? null : text.Say("remind.not-subscribed", text.Join(meant.Select(text.Name))))
            : Cards(inbound, language).Said(text.Say("remind.within", text.Name(asked), text.Join(wider.Select(text.Name))), [], [], wider);
    }

    /// <summary>Shows what is subscribed to.</summary>
    public async ValueTask<JsonObject> ListAsync(Activity inbound, string? note, string language, CancellationToken cancellation) =>
        Cards(inbound, language).List((await subscriptions.FindAsync(Recipients.KeyOf(inbound)!, cancellation)).Subscriber, Occasions.IsGroup(inbound), note);

    /// <summary>Asks which topic is meant.</summary>
    public JsonObject Choose(Activity inbound, IReadOnlyList<Topic> among, string? note, string language) => Cards(inbound, language).Choose(among, note);

    /// <summary>Keeps other wishes; null parts stay as they are.</summary>
    public async ValueTask<JsonObject> WishAsync(Activity inbound, IReadOnlySet<DeadlineRole>? roles, string? offsets, string? quiet, string language, CancellationToken cancellation)
    {
        var text = new ReminderText(knowledge, language);
        var (before, hours) = (offsets is null ? null : ReminderOffset.ReadAll(offsets), string.IsNullOrWhiteSpace(quiet) ? null : QuietHours.Read(quiet));
        var wrong = roles is { Count: 0 } ? text.Say("remind.error.roles") : offsets is not null && before is null ? text.Say("remind.error.offsets") : !string.IsNullOrWhiteSpace(quiet) && hours is null ? text.Say("remind.error.quiet") : null;
        if (wrong is not null)
        {
            return await ListAsync(inbound, wrong, language, cancellation);
        }
        var (_, after) = await ChangeAsync(inbound, s => s.Subscriptions.Count == 0 ? s : s.Wishing(s.Wishes with { Roles = roles ?? s.Wishes.Roles, Offsets = before ?? s.Wishes.Offsets, Quiet = quiet is null ? s.Wishes.Quiet : hours }, knowledge, clock.GetUtcNow()), cancellation);
        return Cards(inbound, language).List(after, Occasions.IsGroup(inbound), after.Subscriptions.Count == 0 ? null : text.Say("remind.saved"));
    }

    private async ValueTask<(Subscriber Before, Subscriber After)> ChangeAsync(Activity inbound, Func<Subscriber, Subscriber> change, CancellationToken cancellation)
    {
        var recipient = Recipients.KeyOf(inbound)!;
        var changed = await subscriptions.ChangeAsync(recipient, change, cancellation);
        agenda.Set(recipient, DueReminders.Next(changed.After, knowledge, clock.GetUtcNow()));
        return changed;
    }

    private IEnumerable<Topic> Ended(Subscriber subscriber, IReadOnlyList<Topic>? meant) => subscriber.Subscriptions.Select(s => s.Topic)
        .Where(t => meant is null || meant.Any(m => m == t || m.Narrowed(knowledge) == t || m == Topic.All || t.Notice is { } id && knowledge.Find(id) is { } notice && m.Covers(notice, t.Path)));

    private SubscriptionCards Cards(Activity inbound, string language) => new(knowledge, language, clock.GetUtcNow(), topic => calendar.LinkFor(inbound.ChannelId, inbound.ServiceUrl, topic, language));
}
