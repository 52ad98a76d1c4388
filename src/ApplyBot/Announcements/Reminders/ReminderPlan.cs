using ApplyBot.Knowledge;

namespace ApplyBot.Announcements.Reminders;

/// <summary>Works out when somebody is reminded of what. Nothing but what it is given decides.</summary>
public static class ReminderPlan
{
    // Before the quiet hours, and not just before: many are reminded at the same time.
    private static readonly TimeSpan AheadOfQuiet = TimeSpan.FromMinutes(30);

    /// <summary>Every reminder of these subscriptions, by its moment; the same deadline and offset once. None is at or after its deadline, before the subscription was made, or in quiet hours.</summary>
    public static IReadOnlyList<PlannedReminder> Of(KnowledgeBase knowledge, IEnumerable<Subscription> subscriptions, ReminderWishes wishes) =>
        [.. from d in Covered(knowledge, subscriptions)
            where wishes.Concern(d.Deadline.Role)
            from offset in wishes.Offsets
            let at = MomentOf(d.Deadline.At, offset, wishes)
            where at > d.Since && at < d.Deadline.At.End
            orderby at
            select new PlannedReminder(d.Deadline, offset, at)];

    /// <summary>Deadlines that the subscriptions are about, each once and since the earliest of them that is about it; whatever their role.</summary>
    public static IReadOnlyList<(Deadline Deadline, DateTimeOffset Since)> Covered(KnowledgeBase knowledge, IEnumerable<Subscription> subscriptions)
    {
        var all = subscriptions.SelectMany(s => s.Topic.DeadlinesIn(knowledge), (s, d) => (Deadline: d, s.Since))
            .GroupBy(d => d.Deadline.Id, (_, same) => same.MinBy(d => d.Since)).ToList();
        // A kind has the same deadline as its programme, where both are subscribed to.
        return [.. all.Where(d => !all.Exists(o => o.Deadline.Notice == d.Deadline.Notice && o.Deadline.Fact == d.Deadline.Fact
            && d.Deadline.Path.StartsWith(o.Deadline.Path + "/", StringComparison.Ordinal)))];
    }

    /// <summary>The moment of a reminder: days before, that day's morning; hours before, that very moment, or before the quiet hours where it lies in them.</summary>
    public static DateTimeOffset MomentOf(LocalMoment deadline, ReminderOffset offset, ReminderWishes wishes)
    {
        if (offset.Days > 0)
        {
            return new DateTimeOffset(deadline.Date.AddDays(-offset.Days).ToDateTime(wishes.Morning), LocalMoment.Zone);
        }
        var at = deadline.End.AddHours(-offset.Hours);
        return wishes.Quiet is { } quiet && quiet.Contains(at) ? quiet.BeganAt(at) - AheadOfQuiet : at;
    }
}
