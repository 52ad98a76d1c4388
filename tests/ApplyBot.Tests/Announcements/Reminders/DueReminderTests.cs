using ApplyBot.Announcements.Reminders;
using ApplyBot.Knowledge;
using ApplyBot.Tests.Support;
using static ApplyBot.Tests.Announcements.Reminders.Dated;

namespace ApplyBot.Tests.Announcements.Reminders;

public class DueReminderTests
{
    private const string March = "2026-03-01T09:00:00+08:00";
    private static readonly KnowledgeBase April30 = With(Closing(Day(4, 30)));

    private static Subscriber Decide(Subscriber subscriber, KnowledgeBase knowledge, string now) => DueReminders.Decide(subscriber, knowledge, Some.At(now));

    private static IEnumerable<string> Sent(Subscriber subscriber) => subscriber.Ledger.Where(e => e.Mailing.Length > 0).Select(e => $"{e.Key.Offset} {e.Mailing}");

    [Fact]
    public void What_is_due_is_decided_once_under_its_moment()
    {
        var before = Subscribed(April30, March, TeaProgramme);
        Decide(before, April30, "2026-04-23T08:59:59+08:00").Ledger.ShouldHaveSingleItem().Key.Offset.ShouldBe(new ReminderOffset(30, 0));

        var once = Decide(Decide(before, April30, "2026-03-31T09:00:00+08:00"), April30, "2026-04-23T09:00:30+08:00");

        Sent(once).ShouldBe(["P30D reminder/20260331T0100Z", "P7D reminder/20260423T0100Z"]);
        Decide(once, April30, "2026-04-23T09:01:30+08:00").ShouldBeSameAs(once);
        once.Undelivered.ShouldBe(["reminder/20260331T0100Z", "reminder/20260423T0100Z"]);
        once.HandedOver(["reminder/20260331T0100Z"]).Undelivered.ShouldBe(["reminder/20260423T0100Z"]);
    }

    [Fact]
    public void After_a_stop_only_the_nearest_one_comes()
    {
        var late = Decide(Subscribed(April30, March, TeaProgramme), April30, "2026-04-28T10:00:00+08:00");

        Sent(late).ShouldBe(["P3D reminder/20260427T0100Z"]);
        Decide(late, April30, "2026-04-28T10:01:00+08:00").ShouldBeSameAs(late);
    }

    [Fact]
    public void After_the_deadline_none_comes() => Decide(Subscribed(April30, March, TeaProgramme), April30, "2026-05-01T09:00:00+08:00").Ledger.ShouldBeEmpty();

    [Fact]
    public void In_quiet_hours_none_is_decided_and_afterwards_it_is()
    {
        var subscriber = Subscribed(April30, March, TeaProgramme);

        Decide(subscriber, April30, "2026-04-23T22:00:00+08:00").ShouldBeSameAs(subscriber);
        DueReminders.Next(subscriber, April30, Some.At("2026-04-23T22:00:00+08:00")).ShouldBe(Some.At("2026-04-24T08:00:00+08:00"));
        Sent(Decide(subscriber, April30, "2026-04-24T08:00:00+08:00")).ShouldBe(["P7D reminder/20260423T0100Z"]);
    }

    [Fact]
    public void Several_at_one_moment_are_one_message()
    {
        var knowledge = With(Closing(Day(4, 30)), Closing(Day(4, 30), "paper"), Closing(Day(5, 6), null));

        Sent(Decide(Subscribed(knowledge, "2026-04-28T10:00:00+08:00", TeaProgramme), knowledge, "2026-04-29T09:00:00+08:00")).ShouldBe(
            ["P7D reminder/20260429T0100Z", "P1D reminder/20260429T0100Z", "P1D reminder/20260429T0100Z"], ignoreOrder: true);
    }

    [Fact]
    public void What_is_wished_anew_is_not_made_up_for()
    {
        var subscriber = Subscribed(April30, "2026-04-20T10:00:00+08:00", TeaProgramme).Wishing(ReminderWishes.Default with { Offsets = [new(10, 0), new(1, 0)] }, April30, Some.At("2026-04-25T10:00:00+08:00"));

        Decide(subscriber, April30, "2026-04-25T10:00:01+08:00").ShouldBeSameAs(subscriber);
        Sent(Decide(subscriber, April30, "2026-04-29T09:00:00+08:00")).ShouldBe(["P1D reminder/20260429T0100Z"]);
    }

    [Fact]
    public void What_was_due_already_is_not_lost_by_a_change_of_wishes()
    {
        var subscriber = Subscribed(April30, March, TeaProgramme).Wishing(ReminderWishes.Default with { Quiet = null }, April30, Some.At("2026-04-29T09:00:20+08:00"));

        Sent(Decide(subscriber, April30, "2026-04-29T09:00:40+08:00")).ShouldBe(["P1D reminder/20260429T0100Z"]);
    }

    [Fact]
    public void Who_unsubscribes_and_subscribes_to_something_wider_hears_nothing_twice()
    {
        var now = Some.At("2026-04-29T09:30:00+08:00");
        var told = Decide(Subscribed(April30, March, Forum), April30, "2026-04-29T09:00:00+08:00");

        var wider = told.With(TeaProgramme, April30, now).Without(Forum, April30, now);

        Decide(wider, April30, "2026-04-29T10:00:00+08:00").ShouldBeSameAs(wider);
        Decide(wider.With(Forum, April30, now).Without(TeaProgramme, April30, now), April30, "2026-04-29T10:00:00+08:00").Ledger.Count(e => e.Mailing.Length > 0).ShouldBe(1);
    }

    [Fact]
    public void Nothing_older_comes_after_something_newer()
    {
        var told = Decide(Subscribed(April30, March, TeaProgramme), April30, "2026-04-29T09:00:00+08:00");
        var forgotten = told with { Ledger = [.. told.Ledger.Where(e => e.Key.Offset != new ReminderOffset(3, 0))] };

        Sent(Decide(forgotten, April30, "2026-04-29T09:01:00+08:00")).ShouldBe(["P1D reminder/20260429T0100Z"]);
    }

    [Fact]
    public void When_to_look_next_is_the_next_moment()
    {
        var subscriber = Subscribed(April30, "2026-04-28T10:00:00+08:00", TeaProgramme);

        DueReminders.Next(subscriber, April30, Some.At("2026-04-28T10:00:00+08:00")).ShouldBe(Some.At("2026-04-29T09:00:00+08:00"));
        DueReminders.Next(Decide(subscriber, April30, "2026-04-30T21:00:00+08:00"), April30, Some.At("2026-04-30T21:01:00+08:00")).ShouldBeNull();
    }
}
