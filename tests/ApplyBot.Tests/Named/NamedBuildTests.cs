using ApplyBot.Bot.Hosting;
using ApplyBot.Tests.Cli;

namespace ApplyBot.Tests.Named;

public class NamedBuildTests
{
    [Fact]
    public void Lucene_is_taken_unless_another_is_named() => PassageIndices.Names.ShouldBe(["Lucene", "InMemory"]);

    [Theory]
    [InlineData("lucene")]
    [InlineData("InMemory")]
    public async Task The_command_line_answers_over_either(string index)
    {
        var ran = await CommandLine.Run("ask", "赣海汇智什么时候截止？", "--now", "2026-03-01T09:00:00+08:00", "--index", index);

        ran.Code.ShouldBe(0, ran.Error);
        ran.Output.ShouldContain("2026年3月25日");
        ran.Error.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_index_in_a_folder_is_written_by_the_command_line_and_used_again()
    {
        using var indices = new LuceneIndices();
        var environment = new Dictionary<string, string> { ["Lucene__Directory"] = indices.Folder, ["Lucene__Patience"] = "00:30:00", ["Stack__Index"] = "Lucene" };
        Task<Ran> Ask() => CommandLine.RunIn(Support.Repository.Root, "", environment, "ask", "赣海汇智什么时候截止？", "--now", "2026-03-01T09:00:00+08:00");

        // Both find no index there and want to write one.
        foreach (var ran in await Task.WhenAll(Ask(), Ask()))
        {
            ran.Error.ShouldBeEmpty();
            ran.Output.ShouldContain("2026年3月25日");
        }
        indices.Files().ShouldNotBeEmpty();
    }
}
