using ApplyBot.Knowledge;

namespace ApplyBot.Announcements.Reminders;

/// <summary>What is kept of somebody who subscribes: to what, what he wishes, and what has been decided for him already. Immutable.</summary>
public sealed record Subscriber
{
    /// <summary>Most things that one subscribes to.</summary>
    public const int MostSubscriptions = 50;

    private static readonly TimeSpan Remembered = TimeSpan.FromDays(30);

    /// <summary>Nobody yet.</summary>
    public static Subscriber New { get; } = new();

    /// <summary>What he subscribes to, the oldest first.</summary>
    public IReadOnlyList<Subscription> Subscriptions { get; init; } = [];
    /// <summary>Of what and when he wants to be reminded.</summary>
    public ReminderWishes Wishes { get; init; } = ReminderWishes.Default;
    /// <summary>Language to write to him in.</summary>
    public string Language { get; init; } = Languages.Chinese;
    /// <summary>Deadlines as he has last heard of them, by id, whatever their role.</summary>
    public IReadOnlyDictionary<string, LocalMoment> Known { get; init; } = new Dictionary<string, LocalMoment>();
    /// <summary>Reminders that were decided on.</summary>
    public IReadOnlyList<LedgerEntry> Ledger { get; init; } = [];
    /// <summary>Changes that were decided to be told.</summary>
    public IReadOnlyList<ChangeEntry> Changes { get; init; } = [];

    /// <summary>As he is once he subscribes to a topic too; unchanged where he does already, or to too many.</summary>
    public Subscriber With(Topic topic, KnowledgeBase knowledge, DateTimeOffset now) =>
        Subscriptions.Any(s => s.Topic == topic) || Subscriptions.Count >= MostSubscriptions ? this
        : Settle(this with { Subscriptions = [.. Subscriptions, new Subscription(topic, now)] }, knowledge, now);

    /// <summary>As he is once he subscribes to it no longer.</summary>
    public Subscriber Without(Topic topic, KnowledgeBase knowledge, DateTimeOffset now) =>
        Settle(this with { Subscriptions = [.. Subscriptions.Where(s => s.Topic != topic)] }, knowledge, now);

    /// <summary>As he is once he wishes otherwise.</summary>
    public Subscriber Wishing(ReminderWishes wishes, KnowledgeBase knowledge, DateTimeOffset now) => Settle(this with { Wishes = wishes }, knowledge, now);

    /// <summary>Whether something of a notice is subscribed to that the topic is about.</summary>
    public bool Meets(Topic topic, KnowledgeBase knowledge) => Subscriptions.Any(s => s.Topic.Meets(topic, knowledge));

    /// <summary>Reminders that have not been decided on, by moment; past ones among them.</summary>
    public IEnumerable<PlannedReminder> Open(KnowledgeBase knowledge)
    {
        var decided = Ledger.Select(e => e.Key).ToHashSet();
        return ReminderPlan.Of(knowledge, Subscriptions, Wishes).Where(r => !decided.Contains(ReminderKey.Of(r)));
    }

    /// <summary>Mailings that were decided on, and may not have reached the outbox.</summary>
    public IEnumerable<string> Undelivered => Ledger.Where(e => !e.IsHandedOver).Select(e => e.Mailing).Concat(Changes.Where(c => !c.IsHandedOver).Select(c => c.Mailing)).Distinct();

    /// <summary>As he is once the outbox has these mailings.</summary>
    public Subscriber HandedOver(IReadOnlyCollection<string> mailings) => this with
    {
        Ledger = [.. Ledger.Select(e => mailings.Contains(e.Mailing) ? e with { IsHandedOver = true } : e)],
        Changes = [.. Changes.Select(c => mailings.Contains(c.Mailing) ? c with { IsHandedOver = true } : c)],
    };

    /// <summary>Without what was decided so long ago that it cannot come again.</summary>
    public Subscriber Pruned(DateTimeOffset now) => this with
    {
        Ledger = [.. Ledger.Where(e => !e.IsHandedOver || e.Key.Until > now - Remembered)],
        Changes = [.. Changes.Where(c => !c.IsHandedOver || c.Found > now - Remembered)],
    };

    // What would have been due before he wished it so is not made up for.
    private Subscriber Settle(Subscriber after, KnowledgeBase knowledge, DateTimeOffset now)
    {
        var due = Open(knowledge).Select(ReminderKey.Of).ToHashSet();
        var past = after.Open(knowledge).Where(r => r.At <= now).Select(ReminderKey.Of).Where(key => !due.Contains(key)).Distinct();
        var known = Known.Where(k => Deadline.Covers(after.Subscriptions, k.Key, knowledge)).ToDictionary();
        foreach (var (deadline, _) in ReminderPlan.Covered(knowledge, after.Subscriptions))
        {
            known.TryAdd(deadline.Id, deadline.At);
        }
        return (after with { Known = known, Ledger = [.. after.Ledger, .. past.Select(key => new LedgerEntry(key, "", true))] }).Pruned(now);
    }
}
