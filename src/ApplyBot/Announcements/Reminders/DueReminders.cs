using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ApplyBot.Knowledge;

namespace ApplyBot.Announcements.Reminders;

/// <summary>Decides what a subscriber is to be sent now. What is decided is written down before it is handed to the outbox, so that whoever comes later, here or elsewhere, hands over the same.</summary>
public static class DueReminders
{
    /// <summary>Ids of mailings with reminders begin so.</summary>
    public const string ReminderPrefix = "reminder";
    /// <summary>Ids of mailings that tell of changed deadlines begin so.</summary>
    public const string ChangePrefix = "schedule-change";

    // Hosts with the old and the new knowledge may run beside each other for a while.
    private static readonly TimeSpan ToldOnce = TimeSpan.FromDays(1);

    /// <summary>The subscriber with what is decided now; the same one where there is nothing to decide. In his quiet hours nothing is.</summary>
    public static Subscriber Decide(Subscriber subscriber, KnowledgeBase knowledge, DateTimeOffset now) =>
        subscriber.Wishes.Quiet?.Contains(now) == true ? subscriber : Remind(Tell(subscriber, knowledge, now), knowledge, now);

    /// <summary>When something is to be decided next, as far as the knowledge tells; null for never.</summary>
    public static DateTimeOffset? Next(Subscriber subscriber, KnowledgeBase knowledge, DateTimeOffset now)
    {
        DateTimeOffset? first = subscriber.Open(knowledge).Where(r => now < r.Deadline.At.End).Select(r => (DateTimeOffset?)r.At).FirstOrDefault();
        if (Changed(subscriber, knowledge, now).Any())
        {
            first = now;
        }
        return first is { } at && at <= now && subscriber.Wishes.Quiet is { } quiet && quiet.Contains(now) ? quiet.EndsAt(now) : first;
    }

    // All that is due is one message, and of a deadline only the reminder nearest to it: after a stop several may be.
    private static Subscriber Remind(Subscriber subscriber, KnowledgeBase knowledge, DateTimeOffset now)
    {
        var due = subscriber.Open(knowledge).Where(r => r.At <= now && now < r.Deadline.At.End).ToList();
        if (due.Count == 0)
        {
            return subscriber;
        }
        var mailing = Unused(subscriber, $"{ReminderPrefix}/{due[^1].At.UtcDateTime.ToString("yyyyMMdd'T'HHmm'Z'", CultureInfo.InvariantCulture)}");
        var keys = due.Select(ReminderKey.Of).Distinct().ToList();
        var entries = keys.Select(key => keys.Exists(o => o.IsOfSame(key) && o.Offset.Length < key.Offset.Length) || subscriber.Ledger.Any(e => e.Mailing.Length > 0 && e.Key.IsOfSame(key) && e.Key.Offset.Length < key.Offset.Length)
            ? new LedgerEntry(key, "", true) : new LedgerEntry(key, mailing, false));
        return subscriber with { Ledger = [.. subscriber.Ledger, .. entries] };
    }

    private static Subscriber Tell(Subscriber subscriber, KnowledgeBase knowledge, DateTimeOffset now)
    {
        if (AllChanged(subscriber, knowledge).ToList() is not { Count: > 0 } changed)
        {
            return subscriber;
        }
        var known = subscriber.Known.ToDictionary();
        foreach (var change in changed)
        {
            if (change.After is { } after)
            {
                known[change.Id] = after;
            }
            else
            {
                known.Remove(change.Id);
            }
        }
        var told = Changed(subscriber, knowledge, now).ToList();
        var mailing = Unused(subscriber, $"{ChangePrefix}/{Digest(told, now)}");
        // The message says how much time is left; reminders that the new moment would have had before are not made up for.
        var past = subscriber.Open(knowledge).Where(r => r.At <= now && changed.Exists(c => c.Id == r.Deadline.Id)).Select(ReminderKey.Of).Distinct();
        return subscriber with
        {
            Known = known,
            Changes = [.. subscriber.Changes, .. told.Select(c => new ChangeEntry(c, mailing, false, now))],
            Ledger = [.. subscriber.Ledger, .. past.Select(key => new LedgerEntry(key, "", true))],
        };
    }

    // Those worth telling: they concern him, are not over, and he was not told the same just now.
    private static IEnumerable<DeadlineChange> Changed(Subscriber subscriber, KnowledgeBase knowledge, DateTimeOffset now) => AllChanged(subscriber, knowledge)
        .Where(c => subscriber.Wishes.Concern(Deadline.RoleOf(c.Id)) && (c.Before?.End > now || c.After?.End > now))
        .Where(c => !subscriber.Changes.Any(told => told.Change == c && now - told.Found < ToldOnce));

    private static IEnumerable<DeadlineChange> AllChanged(Subscriber subscriber, KnowledgeBase knowledge)
    {
        foreach (var (id, before) in subscriber.Known)
        {
            if (Deadline.Find(id, knowledge)?.At is var after && after != before)
            {
                yield return new DeadlineChange(id, before, after);
            }
        }
        foreach (var (deadline, _) in ReminderPlan.Covered(knowledge, subscriber.Subscriptions))
        {
            if (!subscriber.Known.ContainsKey(deadline.Id))
            {
                yield return new DeadlineChange(deadline.Id, null, deadline.At);
            }
        }
    }

    private static string Digest(IEnumerable<DeadlineChange> changes, DateTimeOffset now) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', changes.Select(c => $"{c.Id} {c.Before} {c.After}").Prepend(now.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture))))))[..16];

    // A recipient has one row in a mailing, and this one's is taken.
    private static string Unused(Subscriber subscriber, string mailing)
    {
        var taken = subscriber.Ledger.Select(e => e.Mailing).Concat(subscriber.Changes.Select(c => c.Mailing)).ToHashSet(StringComparer.Ordinal);
        return Enumerable.Range(1, taken.Count + 1).Select(n => n == 1 ? mailing : $"{mailing}-{n}").First(id => !taken.Contains(id));
    }
}
