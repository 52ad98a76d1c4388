using ApplyBot.Knowledge;
using ApplyBot.Tests.Support;

namespace ApplyBot.Tests.Knowledge;

public class LocalMomentTests
{
    private static readonly LocalMoment Day = new(new DateOnly(2026, 3, 25), null);
    private static readonly LocalMoment Hour = new(new DateOnly(2026, 5, 18), new TimeOnly(17, 30));

    [Fact]
    public void A_day_counts_until_midnight_in_Shanghai()
    {
        Day.Start.ShouldBe(Some.At("2026-03-25T00:00:00+08:00"));
        Day.End.ShouldBe(Some.At("2026-03-26T00:00:00+08:00"));
    }

    [Fact]
    public void An_hour_counts_until_that_hour() => Hour.End.ShouldBe(Some.At("2026-05-18T09:30:00Z"));

    [Theory]
    [InlineData("2026-03-24T23:59:59+08:00", 1)]
    [InlineData("2026-03-24T16:00:00Z", 0)]
    [InlineData("2026-03-25T23:59:59+08:00", 0)]
    [InlineData("2026-03-25T16:00:00Z", -1)]
    [InlineData("2026-02-25T00:00:00+08:00", 28)]
    public void Days_are_counted_on_the_calendar_of_the_notice(string now, int days) => Day.DaysFrom(Some.At(now)).ShouldBe(days);
}
