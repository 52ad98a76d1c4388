using ApplyBot.Eligibility;
using ApplyBot.Knowledge;
using ApplyBot.Tests.Support;

namespace ApplyBot.Tests.Eligibility;

public class ProfileTests
{
    private static readonly ProfileReader Reader = new(Some.SmallKnowledge.Vocabulary);

    private static Profile Of(params (string Key, string Text)[] values) =>
        new(values.ToDictionary(v => v.Key, v => Reader.Read(ProfileKey.Find(v.Key)!, v.Text).Answer.ShouldNotBeNull()));

    private static IReadOnlyList<Verdict> Match(Profile profile, string now = "2026-04-10T09:00:00+08:00") => ProfileMatch.Of(SmallRules.All, profile, Reader, Some.At(now)).Verdicts;

    [Fact]
    public void What_is_known_is_not_asked_again()
    {
        var verdict = Match(Of(("province", "云南"), ("applicant-kind", "民营企业"), ("founded", "2020年5月1日"))).Single(v => v.Programme.Id == SmallRules.Forum);

        verdict.Answers.ToDictionary(a => a.Question.Id, a => a.Answer.Text).ShouldBe(new Dictionary<string, string> { ["place"] = "云南", ["unit"] = "company", ["founded"] = "2020-05-01" }, ignoreOrder: true);
        verdict.Ask[0].Id.ShouldBe("staff");
    }

    [Theory]
    [InlineData("大学", "school")]
    [InlineData("高新技术企业", "company")]
    [InlineData("省级学会", "other")]
    [InlineData("university", "school")]
    public void A_kind_of_applicant_is_the_option_that_names_it_or_the_one_for_others(string kind, string option) =>
        Match(Of(("applicant-kind", kind))).Single(v => v.Programme.Id == SmallRules.Forum).Answers.Single().Answer.Text.ShouldBe(option);

    [Fact]
    public void A_kind_of_which_only_some_are_named_is_asked()
    {
        var unit = SmallRules.Question("unit");
        var finer = unit with { Options = [unit.Options[0], unit.Options[1] with { Applicants = ["high-tech-enterprise"] }, unit.Options[2]] };
        var forum = SmallRules.Of(SmallRules.Forum);
        var programme = new ProgrammeRules { Notice = forum.Notice, Programme = forum.Programme, Criteria = forum.Criteria, Source = forum.Source, Questions = [.. forum.Questions.Select(q => q == unit ? finer : q)] };

        Reader.Answers(programme, Of(("applicant-kind", "企业"))).ShouldBeEmpty();
        Reader.Answers(programme, Of(("applicant-kind", "高企")))["unit"].Text.ShouldBe("company");
    }

    [Fact]
    public void A_value_beyond_a_questions_bounds_is_asked_again() => Reader.Answers(SmallRules.Of(SmallRules.Forum), Of(("founded", "2030-01-01"))).ShouldBeEmpty();

    [Theory]
    [InlineData("applicant-kind", "云朵", "applicant")]
    [InlineData("founded", "2024-02-31", "no-such-day")]
    [InlineData("province", "月球", "region")]
    [InlineData("legal-entity", "", "empty")]
    public void A_value_that_is_none_is_told_why(string key, string text, string defect) => Reader.Read(ProfileKey.Find(key)!, text).Defect!.Key.ShouldBe("eligibility.answer." + defect);

    [Fact]
    public void The_match_goes_from_what_can_be_applied_for_to_what_cannot()
    {
        var verdicts = Match(Of(("province", "云南"), ("applicant-kind", "学会")));

        verdicts.Select(v => (v.Programme.Id, v.Outcome)).ShouldBe([(SmallRules.Fair, VerdictOutcome.Unclear), (SmallRules.Forum, VerdictOutcome.NotEligible)]);
        verdicts[0].Ask.Single().Id.ShouldBe("banned");
        verdicts[1].NotMet.Single().Clauses.ShouldBe(["二"]);
    }

    [Fact]
    public void What_only_has_not_opened_goes_before_what_cannot_be() =>
        Match(Of(("applicant-kind", "学会")), "2026-03-01T09:00:00+08:00").Select(v => v.Programme.Id).ShouldBe([SmallRules.Fair, SmallRules.Forum]);

    [Fact]
    public void The_soonest_deadline_goes_first()
    {
        var verdicts = ProfileMatch.Of(RealRules.All, Profile.Empty, new ProfileReader(Some.Knowledge.Vocabulary), Some.At("2026-04-10T09:00:00+08:00")).Verdicts;

        var open = verdicts.Where(v => v.Deadline == DeadlineState.Open).Select(v => v.Programme.Window.Until!.Value).ToList();
        open.Count.ShouldBeGreaterThan(10);
        open.ShouldBeInOrder();
        verdicts.Select(v => v.Outcome == VerdictOutcome.NotEligible).ShouldBeInOrder("what cannot be applied for comes last");
    }

    [Fact]
    public void A_profile_learns_from_answers()
    {
        var learnt = Profile.Empty.Learn(SmallRules.Judge(SmallRules.Forum, "place: 云南昆明", "unit: company", "founded: 2020-01-01", "staff: 10")).Values;

        learnt.ToDictionary(v => v.Key, v => v.Value.Text).ShouldBe(new Dictionary<string, string> { ["province"] = "云南/昆明", ["applicant-kind"] = "enterprise", ["founded"] = "2020-01-01" }, ignoreOrder: true);
        Profile.Empty.Learn(SmallRules.Judge(SmallRules.Forum, "unit: other", "place: 不清楚")).Values.ShouldBeEmpty("neither says anything for certain");
    }
}
