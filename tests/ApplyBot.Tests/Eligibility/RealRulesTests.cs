using ApplyBot.Eligibility;
using ApplyBot.Eligibility.Checking;
using ApplyBot.Knowledge;
using ApplyBot.Tests.Support;

namespace ApplyBot.Tests.Eligibility;

public class RealRulesTests
{
    public static TheoryData<string> Programmes() => [.. RealRules.Loaded.Rules?.Programmes.Select(p => p.Id) ?? ["none"]];

    [Fact]
    public void All_rules_are_read() => RealRules.Loaded.Problems.ShouldBeEmpty();

    [Fact]
    public void Every_notice_has_rules() => RealRules.All.Programmes.Select(p => p.Notice.Id).Distinct().ShouldBe(Some.Knowledge.Notices.Select(n => n.Id), ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Programmes))]
    public void A_programme_is_proved(string id) => EligibilityProof.Check(RealRules.All.Find(id).ShouldNotBeNull()).ShouldBeEmpty();

    [Fact]
    public void All_cases_hold() => EligibilityCases.Check(Repository.Knowledge, Some.Knowledge, RealRules.All).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Programmes))]
    public void Every_reason_can_be_said_in_both_languages(string id)
    {
        var programme = RealRules.All.Find(id).ShouldNotBeNull();
        var reasons = new Reasons(Some.Knowledge.Wording);
        foreach (var now in new[] { "2020-01-01T00:00:00+08:00", "2026-05-01T00:00:00+08:00", "2030-01-01T00:00:00+08:00" })
        {
            var verdict = SelfCheck.Judge(programme, new Dictionary<string, CheckAnswer>(), Some.At(now));
            foreach (var language in new[] { Languages.Chinese, Languages.English })
                verdict.Results.ShouldAllBe(r => reasons.Reason(verdict, r, language).Length > 0 && !reasons.Reason(verdict, r, language).Contains('{'));
        }
    }

    [Theory]
    [MemberData(nameof(Programmes))]
    public void A_programme_is_found_by_its_id(string id) => new ProgrammeFinder(RealRules.All).Find(id).ShouldHaveSingleItem().Id.ShouldBe(id);

    [Theory]
    [MemberData(nameof(Programmes))]
    public void A_diagram_draws_every_question_and_joins_only_what_it_draws(string id)
    {
        var programme = RealRules.All.Find(id).ShouldNotBeNull();

        var lines = Diagram.Of(programme, new Reasons(Some.Knowledge.Wording), Languages.Chinese).Split('\n');

        lines[0].ShouldBe("flowchart TD");
        var drawn = lines.Skip(2).Where(l => !l.Contains("-->", StringComparison.Ordinal)).Select(l => l.Trim().Split('{', '[', '(')[0]).ToHashSet();
        lines.Where(l => l.Contains("-->", StringComparison.Ordinal)).SelectMany(l => new[] { l.Trim().Split(' ')[0], l.Split(' ')[^1] }).ShouldAllBe(n => drawn.Contains(n));
        lines.Count(l => l.Contains("{\"", StringComparison.Ordinal)).ShouldBeGreaterThanOrEqualTo(programme.Questions.Count);
    }
}
