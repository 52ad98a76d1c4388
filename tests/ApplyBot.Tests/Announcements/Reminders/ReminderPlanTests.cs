using ApplyBot.Announcements.Reminders;
using ApplyBot.Knowledge;
using ApplyBot.Tests.Support;
using static ApplyBot.Tests.Announcements.Reminders.Dated;

namespace ApplyBot.Tests.Announcements.Reminders;

public class ReminderPlanTests
{
    private static readonly ReminderWishes Usual = ReminderWishes.Default;

    private static IEnumerable<string> Plan(KnowledgeBase knowledge, string since, ReminderWishes? wishes = null, params Topic[] topics) =>
        ReminderPlan.Of(knowledge, (topics.Length == 0 ? [TeaProgramme] : topics).Select(t => new Subscription(t, Some.At(since))), wishes ?? Usual)
            .Select(r => $"{r.Deadline.Path} {r.Offset} {r.At:MM-dd HH:mm}");

    [Fact]
    public void Days_before_it_is_that_mornings_and_hours_before_that_very_moment() =>
        Plan(With(Closing(Moment(4, 30, 17, 30))), "2026-03-01T09:00:00+08:00").ShouldBe(
            ["tea P30D 03-31 09:00", "tea P7D 04-23 09:00", "tea P3D 04-27 09:00", "tea P1D 04-29 09:00", "tea PT3H 04-30 14:30"]);

    [Fact]
    public void What_would_come_in_quiet_hours_comes_before_them() =>
        Plan(With(Closing(Day(4, 30))), "2026-04-29T10:00:00+08:00").ShouldBe(["tea PT3H 04-30 21:00"]);

    [Fact]
    public void In_the_small_hours_it_comes_on_the_evening_before() =>
        Plan(With(Closing(Moment(4, 30, 9))), "2026-04-29T10:00:00+08:00").ShouldBe(["tea PT3H 04-29 21:30"]);

    [Fact]
    public void Nothing_is_planned_from_before_the_subscription() =>
        Plan(With(Closing(Day(4, 30))), "2026-04-27T09:00:00+08:00").ShouldBe(["tea P1D 04-29 09:00", "tea PT3H 04-30 21:00"]);

    [Fact]
    public void Only_what_concerns_him()
    {
        var knowledge = With(Closing(Day(4, 30)), Closing(Day(5, 5), "recommenders"), Closing(Day(5, 9), "paper"), Closing(Day(6, 1), null));
        var day = Usual with { Offsets = [new(1, 0)] };

        Plan(knowledge, "2026-03-01T09:00:00+08:00", day).ShouldBe(["tea P1D 04-29 09:00", "tea P1D 05-08 09:00", "tea P1D 05-31 09:00"]);
        Plan(knowledge, "2026-03-01T09:00:00+08:00", day with { Roles = new HashSet<DeadlineRole> { DeadlineRole.Recommenders } }).ShouldBe(["tea P1D 05-04 09:00", "tea P1D 05-31 09:00"]);
    }

    [Fact]
    public void What_is_subscribed_to_twice_comes_once()
    {
        var day = Usual with { Offsets = [new(1, 0)] };

        Plan(With(Closing(Day(4, 30))), "2026-03-01T09:00:00+08:00", day, TeaProgramme, Yunnan, Topic.All, Forum).Where(r => r.Contains("04-29", StringComparison.Ordinal)).ShouldBe(["tea P1D 04-29 09:00"]);
        Plan(With(Closing(Day(4, 30))), "2026-03-01T09:00:00+08:00", day, Forum).ShouldBe(["tea/tea-forum P1D 04-29 09:00"]);
    }

    [Theory]
    [InlineData("06:00-12:00", "12:00"), InlineData("21:00-07:00", "09:00"), InlineData("21:00-09:30", "09:30"), InlineData("21:00-09:00", "09:00"), InlineData(null, "09:00")]
    public void The_morning_is_at_nine_or_after_the_quiet_hours(string? quiet, string morning) =>
        (Usual with { Quiet = QuietHours.Read(quiet) }).Morning.ShouldBe(TimeOnly.Parse(morning, System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void Never_in_quiet_hours_never_after_the_deadline_and_never_twice()
    {
        var random = new Random(20260301);
        for (var run = 0; run < 2_000; run++)
        {
            var quiet = new QuietHours(new TimeOnly(random.Next(24), random.Next(60)), new TimeOnly(random.Next(24), random.Next(60)));
            var wishes = Usual with { Quiet = quiet.IsValid ? quiet : null, Offsets = [.. Enumerable.Range(0, 4).Select(_ => random.Next(2) == 0 ? new ReminderOffset(random.Next(1, 40), 0) : new ReminderOffset(0, random.Next(1, 48))).Distinct()] };
            var at = random.Next(3) == 0 ? Day(6, random.Next(1, 30)) : Moment(6, random.Next(1, 30), random.Next(24), random.Next(60));
            var since = Some.At("2026-05-01T00:00:00+08:00").AddMinutes(random.Next(60 * 24 * 60));

            var plan = ReminderPlan.Of(With(Closing(at)), [new Subscription(TeaProgramme, since)], wishes);

            plan.ShouldAllBe(r => r.At < at.End && r.At > since && (wishes.Quiet == null || !wishes.Quiet.Value.Contains(r.At)), $"{wishes.Quiet} {at} {since}");
            plan.Select(ReminderKey.Of).ShouldBeUnique();
            if (since < at.End.AddDays(-42)) plan.Count.ShouldBe(wishes.Offsets.Count);
        }
    }

    [Theory]
    [InlineData("30天、7天、1天、3小时", "P30D P7D P1D PT3H"), InlineData("提前 3小时, 一周 和 30", "P30D P7D PT3H"), InlineData("7 days and 2 hours before", "P7D PT2H"), InlineData("１天", "P1D"), InlineData("十五天", "P15D")]
    [InlineData("三个月", null), InlineData("0天", null), InlineData("999天", null), InlineData("", null), InlineData("7天 吧喵", null), InlineData("1,2,3,4,5,6,7,8,9,10,11", null)]
    public void How_long_before_is_read_as_people_write_it(string text, string? offsets) =>
        (ReminderOffset.ReadAll(text) is { } read ? string.Join(' ', read) : null).ShouldBe(offsets);

    [Theory]
    [InlineData("21:00-08:00", "21:00-08:00"), InlineData("22点到7点", "22:00-07:00"), InlineData("22:30 至 6:15", "22:30-06:15"), InlineData("9 to 12", "09:00-12:00"), InlineData("20点-24点", "20:00-00:00")]
    [InlineData("25:00-08:00", null), InlineData("8:00-8:00", null), InlineData("08:00-07:00", null), InlineData("晚上", null), InlineData("21:00-", null)]
    public void Quiet_hours_are_read_as_people_write_them(string text, string? hours) => QuietHours.Read(text)?.ToString().ShouldBe(hours);

    [Theory]
    [InlineData("P7D"), InlineData("PT3H"), InlineData("P180D"), InlineData("PT48H")]
    public void An_offset_is_read_as_it_is_written(string text) => ReminderOffset.Parse(text).ToString().ShouldBe(text);

    [Theory]
    [InlineData("P0D"), InlineData("P181D"), InlineData("PT49H"), InlineData("P1DT1H"), InlineData("P"), InlineData(null)]
    public void What_is_no_offset_is_none(string? text) => ReminderOffset.Parse(text).ShouldBeNull();
}
