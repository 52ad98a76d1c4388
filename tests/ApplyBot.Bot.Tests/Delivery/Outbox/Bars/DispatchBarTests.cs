using System.Diagnostics;
using System.Globalization;
using ApplyBot.Bot.Tests.Kills;
using ApplyBot.Storage.Outbox;
using ApplyBot.Tests.Storage.Postgres;
using Xunit.Abstractions;

namespace ApplyBot.Bot.Tests.Delivery.Outbox.Bars;

/// <summary>Everybody gets a message exactly once and at the pace that is set, whatever the connector does; when hosts are killed, only what is marked uncertain is repeated. With APPLYBOT_LONG=1 as many as are promised.</summary>
public sealed class DispatchBarTests(ITestOutputHelper output) : IDisposable
{
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("APPLYBOT_LONG") == "1";
    private static readonly TimeSpan Slowest = TimeSpan.FromSeconds(IsLong ? 2 : 0.5);
    private static readonly long MostMemory = 400L << 20;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("applybot-");
    private readonly Stopwatch _time = new();

    [PostgresFact]
    public async Task One_host_over_PostgreSQL_sends_each_once_and_at_the_pace()
    {
        using var server = new PostgresServer(null, IsLong ? [] : ["fsync=off"]);
        await OneHostAsync(IsLong ? new Load(100_000, 500, 250) : new Load(600, 200, 50), "--Storage:Postgres", Database(server));
    }

    [Fact]
    public Task One_host_over_the_journal_sends_each_once_and_at_the_pace() => OneHostAsync(IsLong ? new Load(10_000, 500, 125) : new Load(600, 200, 50));

    [PostgresFact]
    public async Task Of_three_hosts_that_are_killed_nothing_is_lost_and_only_what_is_uncertain_is_repeated()
    {
        var load = IsLong ? new Load(100_000, 500, 50) : new Load(700, 120, 20);
        using var server = new PostgresServer(null, IsLong ? [] : ["fsync=off"]);
        await using var connector = await WindowedConnector.StartAsync(Slowest);
        var settings = Settings(load, "--Storage:Postgres", Database(server));
        await using var stores = new BarStores(settings);
        await stores.MeetAsync(load.Recipients, connector.ServiceUrl);
        var hosts = Enumerable.Range(0, 3).Select(_ => new HostProcess(settings) { Assembly = typeof(DispatchProcess).Assembly.Location }).ToList();
        try
        {
            await Task.WhenAll(hosts.Select(host => host.StartAsync()));
            _time.Start();
            await stores.BeginAsync(load.Recipients);
            var (kills, starting) = (0, hosts.ConvertAll(_ => Task.CompletedTask));
            var next = TimeSpan.FromSeconds(20);
            while ((await stores.Outbox.CountAsync(BarStores.Mailing)).Open > 0)
            {
                Check(load, connector, hosts);
                // In the short form after a quarter and a half, so that however slowly it goes hosts are killed while they send.
                if (starting[kills % 3].IsCompleted && (IsLong ? _time.Elapsed >= next : kills < 2 && connector.Accepted > load.Recipients * (kills + 1) / 4))
                {
                    hosts[kills % 3].Kill();
                    starting[kills % 3] = hosts[kills % 3].StartAsync();
                    kills++;
                    next += TimeSpan.FromSeconds(20);
                }
                await Task.Delay(IsLong ? 1000 : 20);
            }
            await Task.WhenAll(starting);
            foreach (var host in hosts) await host.StopAsync();
            kills.ShouldBeGreaterThan(1);
            await ReportAsync(stores, connector, load, kills);
        }
        finally
        {
            hosts.ForEach(host => host.Dispose());
        }
    }

    private async Task OneHostAsync(Load load, params string[] storage)
    {
        await using var connector = await WindowedConnector.StartAsync(Slowest);
        var settings = Settings(load, storage);
        await using (var stores = new BarStores(settings))
        {
            await stores.MeetAsync(load.Recipients, connector.ServiceUrl);
            await stores.BeginAsync(load.Recipients);
        }
        using var host = new HostProcess(settings) { Assembly = typeof(DispatchProcess).Assembly.Location };
        _time.Start();
        await host.StartAsync();
        var memory = 0L;
        while (connector.Accepted + connector.Refused < load.Recipients)
        {
            Check(load, connector, [host]);
            memory = Math.Max(memory, host.Memory);
            await Task.Delay(20);
        }
        await host.StopAsync();
        output.WriteLine($"{memory >> 20} MB at most");
        await using (var stores = new BarStores(settings))
        {
            await ReportAsync(stores, connector, load, kills: 0);
        }
        memory.ShouldBeLessThan(MostMemory);
        // A busy machine delays what is sent in a few seconds; what is promised is measured over minutes.
        connector.Rate.ShouldBeGreaterThan(load.PerSecond * (IsLong ? 0.95 : 0.5));
    }

    // A server takes a hundred connections, and a host uses as many as it may.
    private static string Database(PostgresServer server) => server.NewDatabase() + ";Maximum Pool Size=20";

    private void Check(Load load, WindowedConnector connector, List<HostProcess> hosts)
    {
        var enough = TimeSpan.FromSeconds(load.Recipients / load.PerSecond * 3 + (IsLong ? 180 : 60));
        _time.Elapsed.ShouldBeLessThan(enough, $"{connector.Accepted} were taken and {connector.Refused} refused of {load.Recipients}, in {connector.Requests} requests to {hosts.Count} hosts");
    }

    private async Task ReportAsync(BarStores stores, WindowedConnector connector, Load load, int kills)
    {
        var (lost, repeated, wrong, all) = (0, 0, new List<string>(), 0);
        await foreach (var row in stores.Outbox.RowsAsync(BarStores.Mailing))
        {
            all++;
            var conversation = BarStores.ConversationOf(int.Parse(row.Recipient.AsSpan(1), CultureInfo.InvariantCulture));
            var (taken, isClosed) = (connector.Taken(conversation), WindowedConnector.IsClosed(conversation));
            if (!isClosed && taken == 0) lost++;
            repeated += Math.Max(0, taken - 1);
            if (taken > 1 && !row.WasUncertain) wrong.Add($"{row.Recipient} got it {taken} times");
            if (row.State != (isClosed ? OutboxState.FailedFinal : OutboxState.Sent) || (isClosed && row.Reason != "403")) wrong.Add($"{row.Recipient} is {row.State}, {row.Reason}");
        }
        var count = await stores.Outbox.CountAsync(BarStores.Mailing);
        output.WriteLine($"{load.Recipients} recipients at {load.PerSecond} a second, {load.Batch} held: {connector.Requests} requests in {_time.Elapsed.TotalSeconds:0.0} s, {connector.Rate:0.0} a second; "
            + $"{count.Of(OutboxState.Sent)} sent, {count.Of(OutboxState.FailedFinal)} refused, {lost} lost, {repeated} repeated, {count.WereUncertain} were uncertain; {kills} kills; {connector.Outside} outside the windows");
        wrong.Take(10).ShouldBeEmpty();
        (all, lost, connector.Outside).ShouldBe((load.Recipients, 0, 0));
        repeated.ShouldBeLessThanOrEqualTo(kills * load.Batch);
        if (kills == 0) count.WereUncertain.ShouldBe(0);
    }

    private string[] Settings(Load load, params string[] storage) =>
    [
        .. storage, "--Knowledge", OneNotice.Folder, "--Storage:Folder", _folder.FullName, "--Announcements:PerSecond", load.PerSecond.ToString(CultureInfo.InvariantCulture), "--Announcements:Batch", $"{load.Batch}",
        .. IsLong ? Array.Empty<string>() : ["--Announcements:Lease", "00:00:01", "--Connector:RequestTimeout", "00:00:02"],
    ];

    public void Dispose() => _folder.Delete(recursive: true);

    private sealed record Load(int Recipients, double PerSecond, int Batch);
}
