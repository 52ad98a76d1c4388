using ApplyBot.Announcements.Reminders;
using ApplyBot.Knowledge;
using ApplyBot.Tests.Support;
using static ApplyBot.Tests.Announcements.Reminders.Dated;

namespace ApplyBot.Tests.Announcements.Reminders;

public class ChangedDeadlineTests
{
    private const string March = "2026-03-01T09:00:00+08:00", Id = Tea + "/tea:applicants";
    private static readonly KnowledgeBase April30 = With(Closing(Day(4, 30))), May15 = With(Closing(Day(5, 15))), None = With();

    private static Subscriber Decide(Subscriber subscriber, KnowledgeBase knowledge, string now) => DueReminders.Decide(subscriber, knowledge, Some.At(now));

    [Fact]
    public void A_moved_deadline_is_told_once_and_reminded_of_anew()
    {
        var before = Decide(Subscribed(April30, March, TeaProgramme), April30, "2026-04-23T09:00:00+08:00");

        var told = Decide(before, May15, "2026-04-24T10:00:00+08:00");

        told.Changes.ShouldHaveSingleItem().Change.ShouldBe(new DeadlineChange(Id, Day(4, 30), Day(5, 15)));
        told.Changes[0].Mailing.ShouldStartWith("schedule-change/");
        Decide(told, May15, "2026-04-24T10:01:00+08:00").ShouldBeSameAs(told);
        // The month before the new deadline is over already: the change said so.
        told.Open(May15).Select(r => $"{r.Offset} {r.At:MM-dd HH:mm}").ShouldBe(["P7D 05-08 09:00", "P3D 05-12 09:00", "P1D 05-14 09:00", "PT3H 05-15 21:00"]);
        told.Ledger.Count(e => e.Mailing.StartsWith("reminder/", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public void One_that_appears_and_one_that_goes_are_told()
    {
        var waiting = Subscribed(None, March, TeaProgramme);
        waiting.Known.ShouldBeEmpty();

        var appeared = Decide(waiting, April30, "2026-03-02T10:00:00+08:00");
        var gone = Decide(appeared, None, "2026-03-09T10:00:00+08:00");

        gone.Changes.Select(c => c.Change).ShouldBe([new DeadlineChange(Id, null, Day(4, 30)), new DeadlineChange(Id, Day(4, 30), null)]);
        gone.Open(None).ShouldBeEmpty();
    }

    [Fact]
    public void Of_what_is_over_or_does_not_concern_him_nothing_is_told()
    {
        Decide(Subscribed(April30, March, TeaProgramme), May15, "2026-06-01T10:00:00+08:00").Changes.ShouldBeEmpty();
        var paper = With(Closing(Day(4, 30), "recommenders"));
        var moved = Decide(Subscribed(paper, March, TeaProgramme), With(Closing(Day(5, 15), "recommenders")), "2026-03-02T10:00:00+08:00");

        moved.Changes.ShouldBeEmpty();
        moved.Known[$"{Tea}/tea:recommenders"].ShouldBe(Day(5, 15));
    }

    [Fact]
    public void Hosts_of_two_minds_tell_it_once_each_way()
    {
        var subscriber = Subscribed(April30, March, TeaProgramme);
        for (var minute = 0; minute < 10; minute++)
        {
            subscriber = Decide(subscriber, minute % 2 == 0 ? May15 : April30, $"2026-03-02T10:0{minute}:00+08:00");
        }

        subscriber.Changes.Count.ShouldBe(2);
        subscriber.Changes.Select(c => c.Mailing).ShouldBeUnique();
    }

    [Fact]
    public void Where_it_is_subscribed_to_no_longer_nothing_is_told()
    {
        var subscriber = Subscribed(April30, March, TeaProgramme, new Topic("四川", null, null)).Without(TeaProgramme, April30, Some.At(March));

        subscriber.Known.Keys.ShouldNotContain(Id);
        Decide(subscriber, May15, "2026-03-02T10:00:00+08:00").Changes.ShouldBeEmpty();
    }

    [Fact]
    public void In_quiet_hours_it_waits() =>
        DueReminders.Next(Subscribed(April30, March, TeaProgramme), May15, Some.At("2026-03-02T23:00:00+08:00")).ShouldBe(Some.At("2026-03-03T08:00:00+08:00"));
}
