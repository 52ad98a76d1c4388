using ApplyBot.Knowledge;
using ApplyBot.Tests.Support;

namespace ApplyBot.Tests.Knowledge;

public class KnowledgeCheckTests
{
    [Fact]
    public void The_small_knowledge_is_whole()
    {
        using var folder = Some.KnowledgeFolder();

        folder.Load().Problems.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Defects))]
    public void A_slip_is_refused_with_file_line_and_reason(string name)
    {
        var defect = KnowledgeDefect.All.Single(d => d.Name == name);
        using var folder = Some.KnowledgeFolder();
        folder.Edit(defect.File, defect.Old, defect.New);

        var loaded = folder.Load();

        loaded.Knowledge.ShouldBeNull();
        var problem = loaded.Problems.FirstOrDefault(p => p.Reason.Contains(defect.Reason, StringComparison.Ordinal)).ShouldNotBeNull($"got: {string.Join("; ", loaded.Problems)}");
        if (defect.At is null) return;
        Path.GetFullPath(problem.File).ShouldBe(folder.PathOf(defect.File));
        problem.Line.ShouldBe(folder.LineOf(defect.File, defect.At), problem.ToString());
    }

    [Fact]
    public void Broken_yaml_names_its_file_and_line()
    {
        using var folder = Some.KnowledgeFolder();
        folder.Edit(SmallNotices.Tea + "/notice.yaml", "programmes:", "programmes: [");

        var problem = folder.Load().Problems[0];

        problem.File.ShouldBe(folder.PathOf(SmallNotices.Tea + "/notice.yaml"));
        problem.Line.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void All_slips_of_a_folder_are_reported_at_once()
    {
        using var folder = Some.KnowledgeFolder();
        folder.Edit(SmallNotices.Tea + "/notice.yaml", "clause: 五", "clause: 六");
        folder.Edit(SmallNotices.Panda + "/notice.yaml", "applicants: [society]", "applicants: [panda]");

        var reasons = string.Join("\n", folder.Load().Problems);

        reasons.ShouldContain("六");
        reasons.ShouldContain("panda");
    }

    [Theory]
    [InlineData(SmallNotices.Tea + "/notice.yaml")]
    [InlineData(SmallNotices.Tea + "/clauses.md")]
    [InlineData("vocabulary/cues.yaml")]
    [InlineData("vocabulary/synonyms.yaml")]
    [InlineData("wording/zh-CN.yaml")]
    public void A_missing_file_is_named(string file)
    {
        using var folder = Some.KnowledgeFolder();
        folder.Delete(file);

        var loaded = folder.Load();

        loaded.Knowledge.ShouldBeNull();
        loaded.Problems.ShouldContain(p => Path.GetFullPath(p.File) == folder.PathOf(file) && p.Reason.Contains("missing"));
    }

    [Fact]
    public void A_missing_folder_names_the_path_that_was_looked_at()
    {
        var nowhere = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("n"));

        var loaded = KnowledgeLoader.Load(nowhere);

        loaded.Knowledge.ShouldBeNull();
        loaded.Problems.ShouldHaveSingleItem().ToString().ShouldContain(nowhere);
    }

    [Fact]
    public void A_folder_without_any_notice_is_refused()
    {
        using var folder = Some.KnowledgeFolder();
        Directory.Delete(folder.PathOf(SmallNotices.Tea), true);
        Directory.Delete(folder.PathOf(SmallNotices.Panda), true);

        folder.Load().Knowledge.ShouldBeNull("there is nothing to answer from");
    }

    [Fact]
    public void A_contradiction_that_is_recorded_is_no_slip()
    {
        using var folder = Some.KnowledgeFolder();
        var notice = SmallNotices.Tea + "/notice.yaml";
        folder.Edit(SmallNotices.Tea + "/facts/more.yaml", "count: 4, clause: 三.2, zh: 科普集市支持4个。, en: 4 ", "count: 3, clause: 三.1, zh: 科普集市支持3个。, en: 3 ");
        folder.Write(notice, File.ReadAllText(folder.PathOf(notice)) +
            "\nconflicts:\n  - {id: total, scope: tea, about: [grant.total], clauses: [三], zh: 总经费50万元，与分项不符。, en: 'CNY 500,000 differs from its parts.', asks: [一, 二, 三]}\n");

        folder.Load().Problems.ShouldBeEmpty();
    }

    [Fact]
    public void The_folder_is_found_upwards()
    {
        using var folder = Some.KnowledgeFolder();
        var root = Directory.CreateDirectory(Path.Combine(folder.Path, "repository", "knowledge", "notices")).Parent!;
        var deep = Directory.CreateDirectory(Path.Combine(folder.Path, "repository", "src", "deep")).FullName;

        KnowledgeLoader.FindUpwards(deep).ShouldBe(root.FullName);
        KnowledgeLoader.FindUpwards(Path.GetTempPath()).ShouldBeNull();
    }

    public static TheoryData<string> Defects() => [.. KnowledgeDefect.All.Select(d => d.Name)];
}
