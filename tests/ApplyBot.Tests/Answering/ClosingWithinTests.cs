using ApplyBot.Answering;
using ApplyBot.Evaluation;
using ApplyBot.Tests.Support;

namespace ApplyBot.Tests.Answering;

/// <summary>What closes within a stretch of time, and what a date that is over means for others.</summary>
public class ClosingWithinTests
{
    private const string Jiangxi = "3月25日", Guangxi = "4月22日", Jiangsu = "5月18日", Chongqing = "5月30日";

    private static string Ask(string text, string now) => Some.Assistant.Reply(text, ConversationState.Empty, Some.At(now)).Answer is { Outcome: Outcome.Answered, Text: var answer } ? answer : "";

    [Theory]
    [InlineData("五月份有哪几个申报截止，分别几号？", Jiangsu, Chongqing)]
    [InlineData("下个月有哪些项目截止", Jiangsu, Chongqing)]
    [InlineData("2026年3月有哪些截止的", Jiangxi)]
    [InlineData("这个月底前有哪些项目要截止？", Guangxi)]
    [InlineData("4月30日前截止的项目有哪些？", Guangxi)]
    [InlineData("5月20号之前要截止的有哪些？", Guangxi, Jiangsu)]
    [InlineData("5月底前截止的项目有哪些？", Guangxi, Jiangsu, Chongqing)]
    [InlineData("哪些项目5月前截止？", Guangxi)]
    [InlineData("which calls close next month?", "18 May 2026", "30 May 2026")]
    public void Only_what_closes_then_is_listed(string text, params string[] days)
    {
        var answer = Ask(text, "2026-04-12T09:00:00+08:00");

        foreach (var day in days) answer.ShouldContain(day);
        if (!days[0].Contains("May", StringComparison.Ordinal))
            foreach (var other in new[] { Jiangxi, Guangxi, Jiangsu, Chongqing }.Except(days)) answer.ShouldNotContain("：2026年" + other);
    }

    [Fact]
    public void A_week_ends_on_Sunday()
    {
        Ask("本周有哪些项目截止？", "2026-04-20T09:00:00+08:00").ShouldContain(Guangxi);
        Ask("下周有哪些项目截止？", "2026-04-19T09:00:00+08:00").ShouldContain(Guangxi);
        Ask("下周有哪些项目截止？", "2026-04-20T09:00:00+08:00").ShouldContain("没有哪个通知");
    }

    [Fact]
    public void Of_a_day_that_is_over_what_had_closed_by_then_is_listed()
    {
        var answer = Ask("5月底前截止的有哪些？", "2026-06-10T09:00:00+08:00");

        foreach (var day in new[] { Jiangxi, Guangxi, Jiangsu, Chongqing }) answer.ShouldContain("已于2026年" + day);
    }

    [Fact]
    public void Where_nothing_closes_then_the_next_that_does_is_said()
    {
        var answer = Ask("七月有几个项目截止", "2026-04-12T09:00:00+08:00");

        answer.ShouldStartWith("您问的这段时间里，没有");
        answer.ShouldContain(Guangxi);
    }

    [Fact]
    public void A_month_within_one_notice_is_a_question_about_that_notice() => Ask("江苏5月有哪些要截止", "2026-04-12T09:00:00+08:00").ShouldNotContain(Chongqing);

    [Theory]
    [InlineData("5月有哪几个截止时间？", false)]
    [InlineData("5月有哪些项目截止？", true)]
    public void In_a_talk_about_one_notice_so_is_a_month_unless_programmes_are_asked_for(string text, bool all)
    {
        var now = Some.At("2026-04-12T09:00:00+08:00");
        var first = Some.Assistant.Reply("江苏国际科技合作项目什么时候截止？", ConversationState.Empty, now);

        var answer = Some.Assistant.Reply(text, first.State, now).Answer.Text;

        answer.ShouldContain(Jiangsu);
        answer.Contains(Chongqing, StringComparison.Ordinal).ShouldBe(all);
    }

    [Fact]
    public void A_later_date_of_those_who_recommend_does_not_hide_that_applying_is_over()
    {
        var answer = Ask("江苏主管部门什么时候审核完？", "2026-05-19T09:30:00+08:00");

        answer.ShouldContain("还有1天");
        answer.ShouldContain("已于2026年5月18日17:30截止");
        Ask("江苏主管部门什么时候审核完？", "2026-05-10T09:30:00+08:00").ShouldNotContain("已于");
    }
}
