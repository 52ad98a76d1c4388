using System.Diagnostics;
using ApplyBot.Storage;
using Xunit.Abstractions;

namespace ApplyBot.Tests.Storage;

/// <summary>A process that writes all the time, large and small, and rewrites its journal, is killed again and again: nothing acknowledged is lost.</summary>
public class JournalKillTests(ITestOutputHelper output)
{
    private const int Kills = 200;
    private const int AtOnce = 2;

    [Fact]
    public async Task Nothing_acknowledged_is_lost_when_the_process_is_killed()
    {
        var torn = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(series => Task.Run(() => KillAsync(new Random(series)))));

        output.WriteLine($"{Kills} kills; acknowledged {torn.Sum(t => t.Acknowledged)}; torn ends cut {torn.Sum(t => t.Cut)}; unfinished rewrites {torn.Sum(t => t.Unfinished)}; journals rewritten {torn.Sum(t => t.Rewritten)}");
        torn.Sum(t => t.Acknowledged).ShouldBeGreaterThan(Kills);
        torn.ShouldAllBe(t => t.Rewritten > 0);
    }

    private static async Task<(long Acknowledged, int Cut, int Unfinished, int Rewritten)> KillAsync(Random random)
    {
        using var folder = new JournalFolders();
        var expected = new Dictionary<string, long>();
        var etags = new HashSet<string>();
        var (acknowledged, cut, unfinished) = (0L, 0, 0);
        for (var kill = 0; kill < Kills / AtOnce; kill++)
        {
            var flush = kill % 4 == 3 ? FlushToDisk.Always : FlushToDisk.WithinASecond;
            foreach (var (key, version, etag) in await AcknowledgedAsync(folder.Path, kill * 10_000_000L, flush, random.Next(1, flush == FlushToDisk.Always ? 100 : 1_500), kill % 10 == 9))
            {
                // The output of two writers may come in any order, that of one key does not.
                Math.Abs(version).ShouldBeGreaterThan(Math.Abs(expected.GetValueOrDefault(key)));
                expected[key] = version;
                acknowledged++;
                if (etag is not null) etags.Add(etag).ShouldBeTrue($"{etag} came back");
            }
            unfinished += Directory.GetFiles(folder.Path, "*.new").Length;
            using var store = folder.Open();
            cut += store.CutBytes > 0 ? 1 : 0;
            await SeeAsync(store, expected);
        }
        return (acknowledged, cut, unfinished, Number(folder.Path) - 1);
    }

    private static int Number(string folder) => Directory.GetFiles(folder, "documents.*.log").Select(file => int.Parse(Path.GetFileNameWithoutExtension(file).Split('.')[1])).DefaultIfEmpty(0).Max();

    private static async Task<List<(string Key, long Version, string? ETag)>> AcknowledgedAsync(string folder, long from, FlushToDisk flush, int enough, bool untilRewritten)
    {
        // Killed early, no rewrite ever ends, and the file only grows.
        var before = untilRewritten ? Number(folder) : -1;
        using var process = JournalProcess.Start("write", folder, $"{from}", $"{flush}");
        try
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            var lines = new List<string>();
            while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
            {
                lines.Add(line);
                if (lines.Count >= enough && lines.Count % 100 == enough % 100 && Number(folder) > before) process.Kill();
            }
            lines.Count.ShouldBeGreaterThanOrEqualTo(enough, "the process ended by itself");
            return [.. lines.Select(line => line.Split(' ')).Select(parts => (parts[0], long.Parse(parts[1]), parts.Length > 2 ? parts[2] : null))];
        }
        finally
        {
            if (!process.HasExited) process.Kill();
            await process.WaitForExitAsync();
        }
    }

    // Each writer may have been killed within one write, which then is there or not. What is found is what must be found from now on.
    private static async Task SeeAsync(JournalDocumentStore store, Dictionary<string, long> expected)
    {
        var found = new Dictionary<string, long>();
        await foreach (var document in store.ListAsync(""))
        {
            found[document.Key] = BitConverter.ToInt64(document.Content.Span);
            document.Content.Span.SequenceEqual(JournalProcess.ContentOf(document.Key, found[document.Key])).ShouldBeTrue(document.Key);
        }
        var unacknowledged = new int[JournalProcess.Writers];
        foreach (var key in expected.Keys.Union(found.Keys).ToList())
        {
            var (should, does) = (expected.GetValueOrDefault(key), found.GetValueOrDefault(key));
            if (does == should || (does == 0 && should <= 0)) continue;
            (does == 0 || does > Math.Abs(should)).ShouldBeTrue($"{key} is {does} and should be {should}");
            unacknowledged[key[0] - '0']++;
            if (does > 0) expected[key] = does;
            else expected.Remove(key);
        }
        unacknowledged.ShouldAllBe(writes => writes <= 1);
    }
}
