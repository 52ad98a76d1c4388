using ApplyBot.Applications;
using ApplyBot.Applications.Checking;
using ApplyBot.Tests.Support;

namespace ApplyBot.Tests.Applications;

/// <summary>Every defect of a form's file is told with file, line and reason.</summary>
public class FormReaderTests
{
    [Theory]
    [InlineData("version: 1", "version: 0", "`version` is missing")]
    [InlineData("use: application", "use: never", "unknown use `never`")]
    [InlineData("programmes: [tea]", "programmes: [coffee]", "unknown programme `coffee`")]
    [InlineData("clause: [一]\nsections", "clause: [九]\nsections", "no anchor `九`")]
    [InlineData("aliases:", "alias:", "alias")]
    [InlineData("- id: tables", "- id: project", "the section `project` stands twice")]
    [InlineData("{id: unit, kind: text", "{id: name, kind: text", "the field `name` stands twice")]
    [InlineData("kind: email", "kind: mail", "unknown kind `mail`")]
    [InlineData("id: phone, kind", "id: Phone, kind", "`Phone` is no id")]
    [InlineData("key: unit-name", "key: unit", "unknown key `unit`")]
    [InlineData("max: 20, required", "max: 0, required", "`max` must be above 0")]
    [InlineData("en: Grant, unit: wan", "en: Grant, unit: usd", "not `usd`")]
    [InlineData("precision: month", "precision: year", "`precision` is day or month")]
    [InlineData("{id: online, zh: 线上, en: Online}", "{id: onsite, zh: 线上, en: Online}", "the option `onsite` stands twice")]
    [InlineData("programme: tea/tea-fair", "programme: tea/none", "unknown programme `tea/none`")]
    [InlineData("[{id: name, kind: text, zh: 姓名", "[{id: who, kind: text, zh: 姓名", "a people-table has a column `name`")]
    [InlineData("kind: signature, zh", "kind: signature, required: true, zh", "never required")]
    [InlineData("kind: sum, of", "kind: total, of", "unknown kind `total`")]
    [InlineData("of: budget.amount", "of: budget.sum", "budget has no column `sum`")]
    [InlineData("equals: [grant, own]", "equals: [gift]", "no field `gift`")]
    [InlineData("value: 100000, when", "value: 120000, when", "the figure 120000")]
    [InlineData("when: {type: forum}", "when: {type: ball}", "type has no option `ball`")]
    [InlineData("when: {type: forum}", "when: {plan: forum}", "`plan` is no choice")]
    [InlineData("severity: warning, clause: [三.1]}", "severity: warning}", "a bound names where it stands")]
    [InlineData("{kind: within, of: stages.period", "{kind: within, of: stages.goal", "a text cannot be held against `within`")]
    [InlineData("range: period", "range: finish", "`within` cannot be held against a date")]
    [InlineData("{title: 茶马论坛申报表}", "{headline: 茶马论坛申报表}", "a part is title")]
    [InlineData("align: right", "align: top", "`align` is one of")]
    [InlineData("{value: \"{unit}\", span: 2}", "{value: \"{none}\", span: 2}", "the form asks no such field")]
    [InlineData("{value: \"{unit}\", span: 2}", "{value: \"{unit}\", span: 3}", "wider than the table")]
    [InlineData("{value: \"{unit}\", span: 2}", "{value: \"{unit}\"}", "do not fill the table")]
    [InlineData("spans: [1, 1, 1, 1]", "spans: [1, 1, 1]", "`spans` must be 4 numbers")]
    [InlineData("widths: [3, 5, 3, 5]", "widths: [3, 5, 3, 6]", "16 are there")]
    [InlineData("sign: [opinion]", "sign: [plan]", "no signature of the form")]
    [InlineData("{line: \"填表日期：{filled-on}\", align: right}", "{line: 填表日期}", "the field `filled-on` has no place")]
    [InlineData("{rows: stages, widths: [8, 8]}", "{rows: stages, widths: [8, 4, 4]}", "has 2 columns and 3 widths")]
    public void A_defect_is_told(string right, string wrong, string reason)
    {
        using var folder = Some.KnowledgeFolder();
        folder.Write(SmallForms.File, SmallForms.Yaml);
        folder.Edit(SmallForms.File, right, wrong);

        var loaded = FormLoader.Load(folder.Path, folder.Load().Knowledge!);

        loaded.Forms.ShouldBeNull();
        loaded.Problems.ShouldContain(p => p.Reason.Contains(reason, StringComparison.Ordinal), string.Join("\n", loaded.Problems));
        loaded.Problems.ShouldAllBe(p => p.File == folder.PathOf(SmallForms.File));
    }

    [Fact]
    public void A_line_is_named()
    {
        using var folder = Some.KnowledgeFolder();
        folder.Write(SmallForms.File, SmallForms.Yaml.Replace("kind: email", "kind: mail", StringComparison.Ordinal));

        FormLoader.Load(folder.Path, folder.Load().Knowledge!).Problems.ShouldContain(p => p.Line == folder.LineOf(SmallForms.File, "kind: mail"));
    }

    [Fact]
    public void A_cut_file_never_throws()
    {
        using var folder = Some.KnowledgeFolder();
        var knowledge = folder.Load().Knowledge!;
        for (var at = 0; at < SmallForms.Yaml.Length; at += 97)
        {
            folder.Write(SmallForms.File, SmallForms.Yaml[..at]);
            var loaded = FormLoader.Load(folder.Path, knowledge);
            (loaded.Forms is null).ShouldBe(loaded.Problems.Count > 0);
        }
    }

    [Fact]
    public void Cases_are_held_against_the_form()
    {
        using var folder = Some.KnowledgeFolder();
        folder.Write(SmallForms.File, SmallForms.Yaml);
        folder.Write(SmallForms.File.Replace(".yaml", ".cases.yaml", StringComparison.Ordinal), """
            sample: {name: 茶马论坛, unit: 茶学会, type: forum, ways: [onsite], grant: 11}
            cases:
              - {name: 太多, set: {grant: 12}, expect: [{field: grant, severity: error}]}
              - {name: 没有, set: {nothing: 1}, expect: [{field: plan, severity: warning}]}
            """);

        var problems = FormProof.Check(FormLoader.Load(folder.Path, folder.Load().Knowledge!).Forms!).Select(p => p.Reason).ToList();

        string[] wanted = ["the sample has a problem: error at grant", "the sample fills 5 of 20", "2 cases, at least 6", "has no field `nothing`", "没有: no warning comes at plan", "没有: also comes error at grant", "no case of the form's makes this check speak"];
        foreach (var reason in wanted) problems.ShouldContain(p => p.Contains(reason, StringComparison.Ordinal), string.Join("\n", problems));
        problems.ShouldNotContain(p => p.StartsWith("太多", StringComparison.Ordinal));
    }
}
