using System.Diagnostics;
using ApplyBot.Storage;
using Xunit.Abstractions;

namespace ApplyBot.Tests.Storage;

/// <summary>A store whose process, or whose server, is killed while it is written.</summary>
public abstract class KilledStore : IDisposable
{
    public abstract int Kills { get; }
    /// <summary>Begins the kill of this number: the process that writes.</summary>
    public abstract Process Start(int kill, long from);
    /// <summary>Whether enough was acknowledged to kill it now.</summary>
    public abstract bool IsEnough(int kill, int acknowledged);
    /// <summary>Kills; what writes ends by it.</summary>
    public abstract void Kill(int kill, Process process);
    public abstract IDocumentStore Open();
    public abstract void Close(IDocumentStore store);
    /// <summary>What happened, once all is done; fails when the kills did not strike where they should.</summary>
    public abstract string Report();
    public abstract void Dispose();
}

/// <summary>A process that writes all the time, large and small, is killed again and again: nothing acknowledged is lost.</summary>
public abstract class DocumentStoreKillContract(ITestOutputHelper output)
{
    /// <summary>What is killed, all at once.</summary>
    protected abstract IReadOnlyList<Func<KilledStore>> Stores { get; }

    [StoreFact]
    public async Task Nothing_acknowledged_is_lost_when_it_is_killed() =>
        await Task.WhenAll(Stores.Select(begin => Task.Run(async () =>
        {
            using var store = begin();
            var acknowledged = await KillAsync(store);
            output.WriteLine($"{store.Kills} kills; acknowledged {acknowledged}; {store.Report()}");
            acknowledged.ShouldBeGreaterThan(store.Kills);
        })));

    private static async Task<long> KillAsync(KilledStore killed)
    {
        var expected = new Dictionary<string, long>();
        var etags = new HashSet<string>();
        var acknowledged = 0L;
        for (var kill = 0; kill < killed.Kills; kill++)
        {
            foreach (var (key, version, etag) in await AcknowledgedAsync(killed, kill))
            {
                // The output of two writers may come in any order, that of one key does not.
                Math.Abs(version).ShouldBeGreaterThan(Math.Abs(expected.GetValueOrDefault(key)));
                expected[key] = version;
                acknowledged++;
                if (etag is not null) etags.Add(etag).ShouldBeTrue($"{etag} came back");
            }
            var store = killed.Open();
            await SeeAsync(store, expected);
            killed.Close(store);
        }
        return acknowledged;
    }

    private static async Task<List<(string Key, long Version, string? ETag)>> AcknowledgedAsync(KilledStore killed, int kill)
    {
        using var process = killed.Start(kill, kill * 10_000_000L);
        try
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            var lines = new List<string>();
            var done = false;
            while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
            {
                lines.Add(line);
                if (done || !killed.IsEnough(kill, lines.Count)) continue;
                killed.Kill(kill, process);
                done = true;
            }
            done.ShouldBeTrue("the process ended by itself");
            return [.. lines.Select(line => line.Split(' ')).Select(parts => (parts[0], long.Parse(parts[1]), parts.Length > 2 ? parts[2] : null))];
        }
        finally
        {
            if (!process.HasExited) process.Kill();
            await process.WaitForExitAsync();
        }
    }

    // Each writer may have been killed within one write, which then is there or not. What is found is what must be found from now on.
    private static async Task SeeAsync(IDocumentStore store, Dictionary<string, long> expected)
    {
        var found = new Dictionary<string, long>();
        await foreach (var document in store.ListAsync(""))
        {
            found[document.Key] = BitConverter.ToInt64(document.Content.Span);
            document.Content.Span.SequenceEqual(StoreProcess.ContentOf(document.Key, found[document.Key])).ShouldBeTrue(document.Key);
        }
        var unacknowledged = new int[StoreProcess.Writers];
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
