using ApplyBot.Answering;
using ApplyBot.Evaluation;
using ApplyBot.Tests.Support;

namespace ApplyBot.Tests.Evaluation;

/// <summary>
/// The rules of the scorer that the cases come with (score.py), case by case. Judgements.jsonl holds pairs of case and answer
/// with the verdict of that scorer, so that it can be run over the same lines.
/// </summary>
public class EvaluatorTests
{
    [Theory]
    [InlineData("3月25日", "截止日是2026年3月25日。", true)]
    [InlineData("3月25日", "截止日是 2026 年 3 月 25 日", true)]
    [InlineData("3月25日", "截止日是２０２６年３月２５日", true)]
    [InlineData("3 月 25 日", "3月25日", true)]
    [InlineData("３月", "3月", true)]
    [InlineData("40000元", "CNY 40,000元", true)]
    [InlineData("1234567", "1,234,567", true)]
    [InlineData("1,2", "1,2", true)]
    [InlineData("25march", "25 March 2026", true)]
    [InlineData("25 March", "25 MARCH 2026", true)]
    [InlineData(@"(?<!\d)5月\s*30日", "15月30日", false)]
    [InlineData(@"(?<!\d)5月\s*30日", "5月30日", true)]
    [InlineData("4万|40000", "四万", false)]
    [InlineData("^截止", "截止", true)]
    public void A_pattern_is_matched_against_normal_text(string pattern, string text, bool matches)
    {
        (Evaluator.Judge(Some.Case() with { All = [pattern] }, Some.Answer(text)).Count == 0).ShouldBe(matches);
        (Evaluator.Judge(Some.Case() with { None = [pattern] }, Some.Answer(text)).Count == 0).ShouldBe(!matches);
    }

    [Fact]
    public void All_must_match_and_none_may()
    {
        var question = Some.Case() with { All = ["3月", "25日"], None = ["4月", "12月"] };

        Evaluator.Judge(question, Some.Answer("3月25日")).ShouldBeEmpty();
        Evaluator.Judge(question, Some.Answer("3月")).ShouldHaveSingleItem().ShouldContain("25日");
        Evaluator.Judge(question, Some.Answer("3月25日，不是4月")).ShouldHaveSingleItem().ShouldContain("4月");
        Evaluator.Judge(question, Some.Answer("12月4月")).Count.ShouldBe(4);
    }

    [Theory]
    [InlineData("direct", 600)]
    [InlineData("colloquial", 600)]
    [InlineData("detail", 600)]
    [InlineData("followup", 600)]
    [InlineData("yesno", 600)]
    [InlineData("trap", 600)]
    [InlineData("noisy", 600)]
    [InlineData("out_of_scope", 600)]
    [InlineData("compare", 1200)]
    [InlineData("temporal", 1200)]
    [InlineData("ambiguous", 1200)]
    [InlineData("multi_turn", 1200)]
    public void Length_counts_without_white_space_and_depends_on_the_kind(string kind, int limit)
    {
        var spaced = string.Concat(Enumerable.Repeat("报 \n", limit));

        Evaluator.Judge(Some.Case(kind), Some.Answer(spaced)).ShouldBeEmpty();
        Evaluator.Judge(Some.Case(kind), Some.Answer(spaced + "名")).ShouldHaveSingleItem().ShouldContain($"{limit}");
    }

    [Fact]
    public void Any_outcome_of_the_list_passes_and_no_other()
    {
        var question = Some.Case("direct", Outcome.Answered, Outcome.NotStated);

        Evaluator.Judge(question, Some.Answer(outcome: Outcome.NotStated)).ShouldBeEmpty();
        Evaluator.Judge(question, Some.Answer(outcome: Outcome.Ambiguous)).ShouldHaveSingleItem().ShouldContain("ambiguous");
    }

    [Fact]
    public void What_is_answered_must_cite_one_of_the_notices()
    {
        var question = Some.Case("direct", Outcome.Answered, Outcome.NotStated) with { Notices = ["a", "b"] };

        Evaluator.Judge(question, Some.Answer(notices: ["x", "b"])).ShouldBeEmpty();
        Evaluator.Judge(question, Some.Answer(notices: "x")).ShouldHaveSingleItem().ShouldContain("cites x");
        Evaluator.Judge(question, Some.Answer()).ShouldHaveSingleItem();
        Evaluator.Judge(question, Some.Answer(outcome: Outcome.NotStated)).ShouldBeEmpty();
    }

    [Fact]
    public void It_judges_as_the_scorer_does()
    {
        foreach (var judged in Judgement.All)
            (Evaluator.Judge(judged.Case, judged.Answer).Count == 0).ShouldBe(judged.Passes, judged.Case.Id);
    }

    [Fact]
    public void A_case_is_asked_in_a_conversation_of_its_own()
    {
        var question = Some.Case() with { Turns = ["重庆海智工作站什么时候截止？", "联系电话多少？"] };

        Evaluator.Ask(Some.Assistant, question).Text.ShouldContain("63002858");
        Evaluator.Ask(Some.Assistant, question with { Turns = ["联系电话多少？"] }).Outcome.ShouldNotBe(Outcome.NotStated);
    }

    [Theory]
    [InlineData(Outcome.Answered, "answered")]
    [InlineData(Outcome.NotStated, "not_stated")]
    [InlineData(Outcome.Ambiguous, "ambiguous")]
    [InlineData(Outcome.OutOfScope, "out_of_scope")]
    public void Outcomes_are_spelled_as_outside(Outcome outcome, string name)
    {
        Outcomes.Name(outcome).ShouldBe(name);
        Outcomes.Parse(name).ShouldBe(outcome);
        Outcomes.Parse(name.ToUpperInvariant()).ShouldBeNull();
    }
}
