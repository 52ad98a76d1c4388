using ApplyBot.Eligibility;
using ApplyBot.Knowledge;
using ApplyBot.Tests.Support;

namespace ApplyBot.Tests.Eligibility;

public class SelfCheckTests
{
    private static readonly string[] Good = ["place: 云南", "unit: company", "founded: 2020-01-01", "staff: 10", "partners: abroad", "banned: 否"];

    private static IEnumerable<string> Ids(IEnumerable<EligibilityQuestion> questions) => questions.Select(q => q.Id);

    [Fact]
    public void Everything_that_can_change_the_verdict_is_asked_in_order() => Ids(SmallRules.Judge(SmallRules.Forum).Ask).ShouldBe(["place", "unit", "founded", "staff", "partners", "banned"]);

    [Fact]
    public void The_order_may_be_the_programmes_own() => Ids(SmallRules.Judge(SmallRules.Fair).Ask).ShouldBe(["banned", "place"]);

    [Fact]
    public void All_met_is_eligible()
    {
        var verdict = SmallRules.Judge(SmallRules.Forum, Good);

        verdict.Outcome.ShouldBe(VerdictOutcome.Eligible);
        verdict.Ask.ShouldBeEmpty();
        verdict.StepsLeft.ShouldBe(0);
        verdict.Results[0].Id.ShouldBe("deadline");
        verdict.Results.ShouldContain(r => r.Id == "plan" && r.Met == true, "a limit is told");
        verdict.Results.ShouldContain(r => r.Id == "press" && r.Met == false && !r.IsHard, "what is preferred decides nothing");
        verdict.Results.ShouldNotContain(r => r.Id == "schools", "advice for others is not told");
    }

    [Theory]
    [InlineData("place: 江西", "in-yunnan")]
    [InlineData("unit: other", "right-kind")]
    [InlineData("founded: 2026-01-01", "old-enough")]
    [InlineData("staff: 9", "big-enough")]
    [InlineData("partners: press", "partner")]
    [InlineData("banned: 是", "not-banned")]
    public void One_answer_fails_its_criterion(string answer, string criterion)
    {
        var verdict = SmallRules.Judge(SmallRules.Forum, [.. Good.Where(g => g.Split(':')[0] != answer.Split(':')[0]), answer]);

        verdict.Outcome.ShouldBe(VerdictOutcome.NotEligible);
        verdict.NotMet.Select(r => r.Id).ShouldBe([criterion]);
        verdict.Ask.ShouldBeEmpty("nothing can change it");
    }

    [Fact]
    public void What_an_answer_decides_is_not_asked()
    {
        var verdict = SmallRules.Judge(SmallRules.Forum, "place: 云南", "unit: school");

        Ids(verdict.Ask).ShouldBe(["partners", "banned"]);
        verdict.StepsLeft.ShouldBe(2);
        verdict.Results.First(r => r.Id == "old-enough").Met.ShouldBe(true);
    }

    [Fact]
    public void An_answer_that_another_makes_pointless_is_dropped_and_told()
    {
        var verdict = SmallRules.Judge(SmallRules.Forum, [.. Good.Where(g => !g.StartsWith("unit", StringComparison.Ordinal)), "unit: school"]);

        verdict.Outcome.ShouldBe(VerdictOutcome.Eligible);
        verdict.Dropped.Select(d => d.Question.Id).ShouldBe(["founded", "staff"]);
        Ids(verdict.Answers.Select(a => a.Question)).ShouldBe(["place", "unit", "partners", "banned"]);
    }

    [Fact]
    public void Answers_after_a_criterion_failed_stay()
    {
        var verdict = SmallRules.Judge(SmallRules.Forum, "place: 江西", "banned: 是");

        verdict.Dropped.ShouldBeEmpty();
        verdict.NotMet.Select(r => r.Id).ShouldBe(["in-yunnan", "not-banned"]);
    }

    [Fact]
    public void Not_knowing_leaves_it_open_and_is_not_asked_again()
    {
        var verdict = SmallRules.Judge(SmallRules.Forum, [.. Good.Where(g => !g.StartsWith("staff", StringComparison.Ordinal)), "staff: 不清楚"]);

        verdict.Outcome.ShouldBe(VerdictOutcome.Unclear);
        verdict.Ask.ShouldBeEmpty();
        verdict.Unknown.Single().Missing.Single().Id.ShouldBe("staff");
    }

    [Fact]
    public void What_the_notice_neither_admits_nor_excludes_stays_open()
    {
        var verdict = SmallRules.Judge(SmallRules.Forum, [.. Good.Where(g => !g.StartsWith("partners", StringComparison.Ordinal)), "partners: park"]);

        verdict.Outcome.ShouldBe(VerdictOutcome.Unclear);
        verdict.Unknown.Select(r => r.Id).ShouldBe(["partner"]);
        verdict.Ask.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("2026-03-31T23:59:00+08:00", DeadlineState.NotOpen, VerdictOutcome.NotEligible)]
    [InlineData("2026-04-01T00:00:00+08:00", DeadlineState.Open, VerdictOutcome.Eligible)]
    [InlineData("2026-04-30T23:59:00+08:00", DeadlineState.Open, VerdictOutcome.Eligible)]
    [InlineData("2026-05-01T00:00:00+08:00", DeadlineState.Closed, VerdictOutcome.NotEligible)]
    [InlineData("2027-04-10T09:00:00+08:00", DeadlineState.Closed, VerdictOutcome.NotEligible)]
    public void The_deadline_is_read_against_the_clock(string now, DeadlineState state, VerdictOutcome outcome)
    {
        var verdict = SelfCheck.Judge(SmallRules.Of(SmallRules.Forum), SmallRules.Answers(SmallRules.Of(SmallRules.Forum), Good), Some.At(now));

        (verdict.Deadline, verdict.Outcome).ShouldBe((state, outcome));
        verdict.NotMet.Select(r => r.Id).ShouldBe(outcome == VerdictOutcome.Eligible ? [] : ["deadline"]);
        verdict.Results[0].Clauses.ShouldBe(["四.1"]);
    }

    [Fact]
    public void A_deadline_that_is_not_stated_decides_nothing()
    {
        var hunan = SmallRules.Of(SmallRules.Fair);
        var silent = new ProgrammeRules { Notice = hunan.Notice with { Facts = [] }, Programme = hunan.Programme, Criteria = hunan.Criteria, Questions = hunan.Questions, Source = hunan.Source };

        var verdict = SelfCheck.Judge(silent, SmallRules.Answers(silent, "banned: 否", "place: 云南"), SmallRules.Open);

        verdict.Outcome.ShouldBe(VerdictOutcome.Eligible);
        verdict.Deadline.ShouldBe(DeadlineState.NotStated);
        verdict.Results[0].ShouldSatisfyAllConditions(r => r.Met.ShouldBeNull(), r => r.IsHard.ShouldBeFalse());
    }

    [Theory]
    [InlineData(null, "right-kind")]
    [InlineData("请高校或企业来报。", "right-kind", "unit: other")]
    [InlineData("请高校或企业来报。", "right-kind", "unit: 不清楚")]
    [InlineData(null, "right-kind", "unit: school")]
    [InlineData(null, "partner", "unit: school")]
    [InlineData("园区算不算，请问省科协。", "partner", "partners: park")]
    [InlineData("园区算不算，请问省科协。", "partner", "partners: 都没有")]
    [InlineData(null, "right-kind", "place: 江西")]
    public void What_to_do_is_said_once_an_answer_calls_for_it(string? next, string criterion, params string[] answers)
    {
        var verdict = SmallRules.Judge(SmallRules.Forum, answers);

        Reasons.Next(verdict, verdict.Results.Single(r => r.Id == criterion), Languages.Chinese).ShouldBe(next);
    }

    [Theory]
    [InlineData("partners: abroad, press", "国外机构。")]
    [InlineData("partners: press", "没有选“国外机构；园区”。")]
    [InlineData("partners: 都没有", "没有选“国外机构；园区”。")]
    public void Of_many_answers_a_reason_tells_those_that_count(string answer, string told)
    {
        var verdict = SmallRules.Judge(SmallRules.Forum, answer);

        new Reasons(Some.SmallKnowledge.Wording).Reason(verdict, verdict.Results.Single(r => r.Id == "partner"), Languages.Chinese).ShouldEndWith("“有哪些合作方？”" + told);
    }

    [Fact]
    public void What_is_missing_is_what_weighs() =>
        SmallRules.Judge(SmallRules.Forum, "partners: park", "banned: 否").Results.Single(r => r.Id == "old-enough").Missing.Select(q => q.Id).ShouldBe(["unit", "founded"], "both weigh while neither is answered");

    [Fact]
    public void Answers_to_questions_of_other_programmes_are_passed_over() =>
        SelfCheck.Judge(SmallRules.Of(SmallRules.Fair), SmallRules.Answers(SmallRules.Of(SmallRules.Forum), Good), SmallRules.Open).Outcome.ShouldBe(VerdictOutcome.Eligible);
}
