using System.Diagnostics;
using System.Text.Json.Nodes;

namespace ApplyBot.Bot.Tests.Authentication;

/// <summary>A fact that needs Node and the programs of tests/peers: skipped where they are missing, unless <c>CI=true</c>, where it fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PeerFactAttribute : FactAttribute
{
    public PeerFactAttribute() => Skip = Peer.SkipReason;
}

/// <summary>The JavaScript SDK of the Bot Framework (npm, tests/peers).</summary>
internal static class Peer
{
    private static readonly string Folder = Above(AppContext.BaseDirectory).Select(folder => Path.Combine(folder, "tests", "peers")).First(Directory.Exists);

    public static string? SkipReason { get; } = Directory.Exists(Path.Combine(Folder, "node_modules", "botframework-connector")) || Environment.GetEnvironmentVariable("CI") == "true"
        ? null
        : "tests/peers is not installed: npm ci --prefix tests/peers --ignore-scripts";

    /// <summary>Asks tests/peers/tokens.cjs.</summary>
    public static async Task<JsonNode> AskAsync(JsonObject question)
    {
        using var process = Process.Start(new ProcessStartInfo("node", [Path.Combine(Folder, "tokens.cjs")])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        try
        {
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            await process.StandardInput.WriteAsync(question.ToJsonString());
            process.StandardInput.Close();
            var answer = await process.StandardOutput.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            process.ExitCode.ShouldBe(0, await errors);
            return JsonNode.Parse(answer)!;
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }
    }

    private static IEnumerable<string> Above(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            yield return folder.FullName;
        }
    }
}
