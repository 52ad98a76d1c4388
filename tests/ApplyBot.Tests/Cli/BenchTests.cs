using System.Text.Json;
using ApplyBot.Tests.Support;

namespace ApplyBot.Tests.Cli;

public class BenchTests
{
    // Built beside these tests, in the same configuration.
    private static string Bot
    {
        get
        {
            var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
            return Path.Combine(Repository.Root, "src", "ApplyBot.Bot", "bin", own.Parent!.Name, own.Name, "ApplyBot.Bot.dll");
        }
    }

    [Fact]
    public async Task Bot_and_echo_are_measured_over_HTTP()
    {
        using var folder = Some.KnowledgeFolder();
        var ran = await CommandLine.RunProcess("", "bench", "--rounds", "1", "--turns", "320", "--bot", Bot, "--json", "--knowledge", folder.Path);

        ran.Code.ShouldBe(0, ran.Error);
        using var json = JsonDocument.Parse(ran.Lines[^1]);
        var throughput = json.RootElement.GetProperty("throughput");
        foreach (var part in new[] { "echo", "first", "kept", "anew", "connector" })
        {
            throughput.GetProperty(part).GetProperty("perSecond").GetDouble().ShouldBePositive(part);
            throughput.GetProperty(part).GetProperty("serverMicroseconds").GetDouble().ShouldBeGreaterThanOrEqualTo(0, part);
        }
        throughput.GetProperty("ratio").GetDouble().ShouldBePositive();
        // An answer is longer than the echo of its question.
        throughput.GetProperty("kept").GetProperty("responseBytes").GetDouble().ShouldBeGreaterThan(2 * throughput.GetProperty("echo").GetProperty("responseBytes").GetDouble());
        throughput.GetProperty("workingSets").EnumerateArray().ShouldAllBe(w => w.GetInt64() > 0);
    }

    [Fact]
    public async Task Without_a_built_bot_it_says_what_to_do()
    {
        var ran = await CommandLine.Run("bench", "--rounds", "1", "--bot", "nowhere.dll");

        ran.Code.ShouldBe(1);
        ran.Error.ShouldContain("nowhere.dll");
        ran.Error.ShouldContain("--turns 0");
    }
}
