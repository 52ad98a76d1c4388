using ApplyBot.Eligibility;
using ApplyBot.Eligibility.Checking;
using ApplyBot.Tests.Support;

namespace ApplyBot.Tests.Eligibility;

public class ProofAndCaseTests
{
    private const string Cases = """
        - {programme: tea/tea-fair, answers: {banned: 否, place: 云南昆明}, verdict: eligible}
        - {programme: tea/tea-fair, answers: {banned: 是}, verdict: not_eligible, not_met: [not-banned]}
        - {programme: tea/tea-fair, answers: {banned: 否, place: 江西}, verdict: not_eligible, not_met: [in-yunnan]}
        - {programme: tea/tea-fair, answers: {banned: 否}, verdict: unclear, unknown: [in-yunnan]}
        - {programme: tea/tea-fair, now: 2026-06-01T09:00:00+08:00, answers: {banned: 否, place: 云南}, verdict: not_eligible, not_met: [deadline]}
        """;

    [Fact]
    public void The_small_rules_are_proved() => SmallRules.All.Programmes.SelectMany(EligibilityProof.Check).ShouldBeEmpty();

    [Theory]
    [InlineData("question: staff, at-least: 10", "question: staff, at-least: 0", "`big-enough` can never fail")]
    [InlineData("question: staff, at-least: 10", "question: staff, at-least: 0", "`staff` can change no verdict")]
    [InlineData("question: staff, at-least: 10", "question: staff, at-least: 0", "`staff` is never asked")]
    [InlineData("in: [school, company]", "in: [school]", "`old-enough` can never fail")]
    [InlineData("question: place, is: 云南", "all: [{question: place, is: 云南}, {question: place, is: 江西}]", "no answers meet all its criteria")]
    public void Rules_that_cannot_do_their_work_are_told(string old, string replacement, string reason)
    {
        using var folder = Some.KnowledgeFolder();
        folder.Write(SmallRules.File, SmallRules.Yaml);
        folder.Edit(SmallRules.File, old, replacement);
        var loaded = EligibilityLoader.Load(folder.Path, folder.Load().Knowledge!);
        var forum = loaded.Rules.ShouldNotBeNull(string.Join("\n", loaded.Problems)).Find(SmallRules.Forum)!;

        var problem = EligibilityProof.Check(forum).FirstOrDefault(p => p.Reason.Contains(reason, StringComparison.Ordinal)).ShouldNotBeNull(string.Join("\n", EligibilityProof.Check(forum)));

        problem.Line.ShouldBe(folder.LineOf(SmallRules.File, "programme: tea/tea-forum"));
    }

    [Fact]
    public void A_way_of_nine_questions_is_too_long()
    {
        using var folder = Some.KnowledgeFolder();
        var ids = Enumerable.Range('a', 9).Select(c => (char)c).ToList();
        folder.Write(SmallRules.File, "questions:\n" + string.Concat(ids.Select(i => $"  - {{id: {i}, kind: yes-no, clause: 二, zh: 有吗？, en: Is there?}}\n"))
            + "criteria:\n" + string.Concat(ids.Select(i => $"  - {{id: has-{i}, kind: requirement, clause: 二, zh: 须有。, en: There must be., when: {{question: {i}, is: 'yes'}}}}\n"))
            + $"programmes:\n  - {{programme: tea, criteria: [{string.Join(", ", ids.Select(i => $"has-{i}"))}]}}\n");
        var loaded = EligibilityLoader.Load(folder.Path, folder.Load().Knowledge!);

        EligibilityProof.Check(loaded.Rules.ShouldNotBeNull(string.Join("\n", loaded.Problems)).Programmes.Single()).ShouldHaveSingleItem().Reason.ShouldContain("9 questions");
    }

    [Fact]
    public void Cases_that_hold_say_nothing_but_what_is_not_covered() =>
        Check(Cases).ShouldBe(["tea/tea-forum: 0 cases, at least 5 are wanted", .. new[] { "in-yunnan", "right-kind", "old-enough", "big-enough", "partner", "not-banned" }.Select(c => $"tea/tea-forum: no case fails `{c}`")]);

    [Theory]
    [InlineData("verdict: eligible", "verdict: unclear", "comes to eligible, not unclear")]
    [InlineData("verdict: eligible", "verdict: good", "unknown verdict `good`")]
    [InlineData("not_met: [not-banned]", "not_met: [in-yunnan]", "does not meet not-banned, not in-yunnan")]
    [InlineData("unknown: [in-yunnan]", "unknown: [not-banned]", "leaves open in-yunnan, not not-banned")]
    [InlineData("banned: 是", "banned: 大概", "`大概` is no answer to `banned`")]
    [InlineData("banned: 是", "unit: 企业", "asks no `unit`")]
    [InlineData("programme: tea/tea-fair", "programme: tea/teapot", "no programme `tea/teapot`")]
    [InlineData("now: 2026-06-01T09:00:00+08:00", "now: June", "`now` must be a moment")]
    [InlineData("verdict: unclear", "verdict: unclear, sort: x", "unknown key `sort`")]
    public void A_case_that_does_not_hold_is_told(string old, string replacement, string reason) => Check(Cases.Replace(old, replacement, StringComparison.Ordinal)).ShouldContain(r => r.Contains(reason));

    [Fact]
    public void Missing_cases_are_told() => Check(null).ShouldContain(r => r.Contains("missing"));

    private static IReadOnlyList<string> Check(string? cases)
    {
        using var folder = Some.KnowledgeFolder();
        folder.Write(SmallRules.File, SmallRules.Yaml);
        if (cases is not null) folder.Write(SmallRules.CaseFile, cases);
        var knowledge = folder.Load().Knowledge!;
        return [.. EligibilityCases.Check(folder.Path, knowledge, EligibilityLoader.Load(folder.Path, knowledge).Rules!).Select(p => p.Reason)];
    }
}
