using ApplyBot.Eligibility;
using ApplyBot.Tests.Support;

namespace ApplyBot.Tests.Eligibility;

public class EligibilityReaderTests
{
    [Fact]
    public void The_small_rules_are_whole() => SmallRules.All.Programmes.Select(p => p.Id).ShouldBe([SmallRules.Forum, SmallRules.Fair]);

    [Theory]
    [InlineData("kind: region, profile", "kind: place, profile", "unknown kind `place`", "kind: place")]
    [InlineData("help: 按登记证书。", "halp: 按登记证书。", "unknown key `halp`", "halp")]
    [InlineData("en: Which partners are there?", "eng: Which", "`en` is missing", "id: partners")]
    [InlineData("{id: place,", "{id: Place,", "`Place` is no id", "id: Place")]
    [InlineData("- {id: founded,", "- {id: place,", "`place` stands twice", "id: place, kind: date")]
    [InlineData("profile: founded", "profile: birthday", "unknown profile key `birthday`", "birthday")]
    [InlineData("profile: founded", "profile: province", "answers a question of kind region", "id: founded")]
    [InlineData("clause: 二, latest", "clause: 九, latest", "no anchor `九`", "id: founded")]
    [InlineData("applicant: university", "applicant: wizard", "no `wizard`", "wizard")]
    [InlineData("{id: company,", "{id: school,", "the option `school` stands twice", "id: unit")]
    [InlineData("applicant: enterprise", "applicant: other", "`applicant: other` stands at two options", "id: unit")]
    [InlineData("{id: press, zh", "{id: none, zh", "choosing nothing says it", "id: partners")]
    [InlineData(", max: 100000", "", "`max` is missing", "id: staff")]
    [InlineData("min: 0, max: 100000", "min: 5, max: 5", "not below", "id: staff")]
    [InlineData("zh: 企业有多少人？", "zh: 企业有77人吗？", "the figure 77 stands nowhere", "id: staff")]
    [InlineData("kind: exclusion", "kind: ban", "unknown kind `ban`", "kind: ban")]
    [InlineData("question: place, is: 云南", "question: where, is: 云南", "unknown question `where`", "id: in-yunnan")]
    [InlineData("question: place, is: 云南", "question: place, is: 大理国", "no `大理国`", "id: in-yunnan")]
    [InlineData("in: [school, company]", "in: [school, castle]", "no option `castle`", "castle")]
    [InlineData("question: staff, at-least: 10", "question: staff, is: 10", "at-least or at-most is missing", "question: staff, is: 10")]
    [InlineData("question: partners, has: abroad", "question: partners, is: abroad", "has, has-any, has-all or has-none is missing", null)]
    [InlineData("{always: true}", "{sometimes: true}", "a condition is one of", "sometimes")]
    [InlineData("when: {question: banned, is: 'yes'}", "when: {always: true}", "names no question", "id: not-banned")]
    [InlineData("zh: 云南省内的单位可以申报。", "zh: 云南省内88家单位可以申报。", "the figure 88 stands in none of its clauses", "id: in-yunnan")]
    [InlineData("next: 请高校或企业来报。", "next: 请打88888888。", "the figure 88888888 in `next`", "id: right-kind")]
    [InlineData("programme: tea/tea-fair,", "programme: tea/coffee,", "unknown programme `tea/coffee`", "tea/coffee")]
    [InlineData("  - {programme: tea/tea-fair, criteria: [in-yunnan, not-banned], ask: [banned, place]}", "", "`programmes` lacks tea/tea-fair", null)]
    [InlineData("criteria: [in-yunnan, not-banned],", "criteria: [in-yunnan, not-banned, tall],", "unknown id `tall`", "tall")]
    [InlineData("ask: [banned, place]", "ask: [banned]", "`ask` must hold each question", "ask: [banned]")]
    [InlineData("ask: [banned, place]", "conflict: nothing", "no conflict `nothing`", "conflict: nothing")]
    [InlineData("criteria: [in-yunnan, not-banned], ask: [banned, place]", "criteria: [in-yunnan, not-banned, press]", "can change no verdict of tea/tea-fair", "tea/tea-fair")]
    [InlineData(", not-banned, press,", ", press,", "`banned`", null)]
    public void A_slip_is_refused_with_file_and_line(string old, string replacement, string reason, string? at)
    {
        using var folder = Some.KnowledgeFolder();
        folder.Write(SmallRules.File, SmallRules.Yaml);
        folder.Edit(SmallRules.File, old, replacement);
        if (reason == "`banned`") folder.Edit(SmallRules.File, "criteria: [in-yunnan, not-banned], ask: [banned, place]", "criteria: [in-yunnan]");

        var loaded = EligibilityLoader.Load(folder.Path, folder.Load().Knowledge!);

        loaded.Rules.ShouldBeNull();
        var problem = loaded.Problems.FirstOrDefault(p => p.Reason.Contains(reason, StringComparison.Ordinal)).ShouldNotBeNull($"got: {string.Join("; ", loaded.Problems)}");
        Path.GetFullPath(problem.File).ShouldBe(folder.PathOf(SmallRules.File));
        if (at is not null) problem.Line.ShouldBe(folder.LineOf(SmallRules.File, at), problem.ToString());
    }

    [Fact]
    public void Yaml_that_is_none_is_named()
    {
        using var folder = Some.KnowledgeFolder();
        folder.Write(SmallRules.File, "questions: [");

        EligibilityLoader.Load(folder.Path, folder.Load().Knowledge!).Problems.ShouldContain(p => p.Reason.Contains("YAML") && p.Line > 0);
    }

    [Fact]
    public void A_notice_without_rules_has_no_self_check()
    {
        using var folder = Some.KnowledgeFolder();

        EligibilityLoader.Load(folder.Path, folder.Load().Knowledge!).Rules.ShouldNotBeNull().Programmes.ShouldBeEmpty();
    }
}
