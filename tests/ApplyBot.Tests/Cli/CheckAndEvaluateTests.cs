using ApplyBot.Tests.Support;

namespace ApplyBot.Tests.Cli;

public class CheckAndEvaluateTests
{
    [Fact]
    public async Task Good_knowledge_is_counted()
    {
        var ran = await CommandLine.Run("check");

        ran.Code.ShouldBe(0, ran.Error);
        ran.Output.ShouldContain($"{Some.Knowledge.Notices.Count} notices");
        ran.Output.ShouldContain($"{Some.Knowledge.Notices.Sum(n => n.Facts.Count)} facts");
        ran.Error.ShouldBeEmpty();
    }

    [Fact]
    public async Task Knowledge_is_found_from_any_folder_below() => (await CommandLine.RunIn(Path.Combine(Repository.Root, "src", "ApplyBot"), "", new Dictionary<string, string>(), "check")).Code.ShouldBe(0);

    [Fact]
    public async Task Broken_knowledge_is_reported_with_file_line_and_reason()
    {
        using var folder = Some.KnowledgeFolder();
        var file = SmallNotices.Tea + "/notice.yaml";
        folder.Edit(file, "clause: 五", "clause: 六");
        folder.Edit(SmallNotices.Panda + "/questions.yaml", "outcome: answered", "outcome: perhaps");

        var ran = await CommandLine.Run("check", "--knowledge", folder.Path);

        ran.Code.ShouldBe(1);
        ran.Error.ShouldContain($"{folder.PathOf(file)}:{folder.LineOf(file, "kind: contact")}: ");
        ran.Error.ShouldContain("六");
        ran.Error.ShouldContain("questions.yaml:");
        ran.Output.ShouldContain(" problems");
    }

    [Fact]
    public async Task What_is_copied_word_for_word_is_reported()
    {
        using var folder = Some.KnowledgeFolder();
        const string Sentence = "网上申报的时间自二月十二日开始一直到三月二十五日为止逾期系统将自动关闭所有申报单位均须在此之前完成提交";
        folder.Write(SmallNotices.Tea + "/clauses.md", SmallNotices.TeaClauses + $"\n## 六 其他\n{Sentence}。\n");
        folder.Write("originals/yunnan-tea-2026.txt", "前文。\n" + Sentence + "。\n后文。");

        var ran = await CommandLine.Run("check", "--knowledge", folder.Path, "--originals", folder.PathOf("originals"));

        ran.Code.ShouldBe(1);
        ran.Error.ShouldContain("copied word for word");
        ran.Error.ShouldContain("clauses.md");
    }

    [Fact]
    public async Task The_score_is_told_by_kind_with_every_failing_case()
    {
        using var folder = Some.KnowledgeFolder();
        folder.Edit(SmallNotices.Panda + "/questions.yaml", "all: [9月15日]", "all: [9月16日]");

        var ran = await CommandLine.Run("evaluate", "--knowledge", folder.Path);

        ran.Code.ShouldBe(1);
        ran.Output.ShouldContain("direct 0/1");
        ran.Output.ShouldContain("out_of_scope 1/1");
        ran.Lines.ShouldContain(l => l.StartsWith("panda-closes ") && l.Contains("lacks /9月16日/"));
        ran.Output.ShouldContain("1/2 = 0.500 pass; 0 answered where nothing should be");
    }

    [Fact]
    public async Task Cases_may_be_named_and_all_passing_ends_well()
    {
        using var folder = Some.KnowledgeFolder();

        var ran = await CommandLine.Run("evaluate", folder.PathOf(SmallNotices.Panda + "/questions.yaml"), "--knowledge", folder.Path);

        ran.Code.ShouldBe(0, ran.Output);
        ran.Output.ShouldContain("2/2 = 1.000 pass");
    }

    [Fact]
    public async Task A_malformed_case_is_named_and_the_others_are_judged()
    {
        using var folder = Some.KnowledgeFolder();
        folder.Write("cases.jsonl", """
            {"id":"a","kind":"direct","now":"2025-09-01T09:00:00+08:00","turns":["熊猫科普什么时候截止？"],"expect":{"outcome":"answered","all":["9月15日"]}}
            {"id":"b"
            """);

        var ran = await CommandLine.Run("evaluate", folder.PathOf("cases.jsonl"), "--knowledge", folder.Path);

        ran.Code.ShouldBe(1);
        ran.Error.ShouldContain("cases.jsonl:2: ");
        ran.Output.ShouldContain("1/1 = 1.000 pass");
    }

    [Theory]
    [InlineData("check")]
    [InlineData("evaluate")]
    [InlineData("ask", "什么时候截止？")]
    public async Task A_folder_that_is_not_there_is_named(params string[] arguments)
    {
        var nowhere = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("n"));

        var ran = await CommandLine.Run([.. arguments, "--knowledge", nowhere]);

        ran.Code.ShouldBe(1);
        ran.Error.ShouldContain(nowhere);
        ran.Error.ShouldNotContain("   at ");
    }
}
