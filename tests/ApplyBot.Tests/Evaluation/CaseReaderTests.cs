using ApplyBot.Answering;
using ApplyBot.Evaluation;
using ApplyBot.Tests.Support;

namespace ApplyBot.Tests.Evaluation;

public class CaseReaderTests
{
    [Fact]
    public void Every_questions_file_of_knowledge_is_read_whole()
    {
        var (cases, problems) = CaseReader.ReadAll(Repository.Knowledge);

        problems.ShouldBeEmpty();
        cases.Select(c => c.Id).ShouldBeUnique();
        cases.ShouldAllBe(c => c.Turns.Count > 0 && c.Turns.All(t => t.Length > 0) && c.Outcomes.Count > 0 && c.Kind.Length > 0);
        cases.ShouldAllBe(c => !c.Outcomes.Contains(Outcome.Answered) || c.All.Count > 0, "an answer must hold something");
    }

    [Fact]
    public void A_case_of_a_notice_is_about_that_notice()
    {
        using var folder = Some.KnowledgeFolder();

        var (cases, problems) = CaseReader.Read(folder.PathOf(SmallNotices.Panda + "/questions.yaml"));

        problems.ShouldBeEmpty();
        cases.Select(c => c.Id).ShouldBe(["panda-closes", "panda-weather"]);
        cases[0].Notices.ShouldBe(["sichuan-panda-2025"]);
        cases[0].Now.ShouldBe(Some.At("2025-09-01T09:00:00+08:00"));
        cases[1].Outcomes.ShouldBe([Outcome.OutOfScope]);
    }

    [Theory]
    [InlineData("outcome: answered", "outcome: perhaps", "unknown outcome `perhaps`")]
    [InlineData("now: '2025-09-01T09:00:00+08:00', turns: [熊猫", "now: soon, turns: [熊猫", "`now` must be a moment")]
    [InlineData("turns: [熊猫科普什么时候截止？]", "turns: []", "`turns` is empty")]
    [InlineData("kind: direct", "sort: direct", "unknown key `sort`")]
    [InlineData("- {id: panda-closes", "- {id: [", "YAML")]
    public void What_is_wrong_is_reported_with_its_line(string old, string broken, string reason)
    {
        using var folder = Some.KnowledgeFolder();
        var file = SmallNotices.Panda + "/questions.yaml";
        folder.Edit(file, old, broken);

        var problem = CaseReader.Read(folder.PathOf(file)).Problems.First(p => p.Reason.Contains(reason));

        problem.File.ShouldBe(folder.PathOf(file));
        problem.Line.ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"id\":\"a\",\"kind\":\"direct\",\"now\":\"soon\",\"turns\":[\"x\"],\"expect\":{\"outcome\":\"answered\"}}")]
    [InlineData("{\"id\":1,\"kind\":\"direct\",\"now\":\"2026-03-01T09:00:00+08:00\",\"turns\":[\"x\"],\"expect\":{\"outcome\":\"answered\"}}")]
    [InlineData("{\"id\":\"a\",\"kind\":\"direct\",\"now\":\"2026-03-01T09:00:00+08:00\",\"turns\":[],\"expect\":{\"outcome\":\"answered\"}}")]
    [InlineData("{\"id\":\"a\",\"kind\":\"direct\",\"now\":\"2026-03-01T09:00:00+08:00\",\"turns\":[\"x\"],\"expect\":{\"outcome\":\"perhaps\"}}")]
    public void A_malformed_line_is_reported_and_the_others_are_read(string line)
    {
        using var folder = Some.KnowledgeFolder();
        const string Good = "{\"id\":\"g\",\"kind\":\"direct\",\"now\":\"2026-03-01T09:00:00+08:00\",\"turns\":[\"x\"],\"expect\":{\"outcome\":[\"answered\",\"not_stated\"],\"notice\":\"n\",\"all\":[\"a\"]}}";
        folder.Write("cases.jsonl", $"{Good}\n\n{line}\n{Good}\n");

        var (cases, problems) = CaseReader.Read(folder.PathOf("cases.jsonl"));

        cases.Count.ShouldBe(2);
        cases[0].Outcomes.ShouldBe([Outcome.Answered, Outcome.NotStated]);
        cases[0].Notices.ShouldBe(["n"]);
        problems.ShouldHaveSingleItem().Line.ShouldBe(3);
    }

    [Fact]
    public void A_file_that_is_not_there_is_named() => CaseReader.Read("nowhere.jsonl").Problems.ShouldHaveSingleItem().ToString().ShouldContain("nowhere.jsonl");
}
