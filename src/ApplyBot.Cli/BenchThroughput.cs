using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;

namespace ApplyBot.Cli;

/// <summary>Questions answered per second over HTTP on loopback, against a plain ASP.NET Core program that echoes, in turn within the same run.</summary>
internal sealed class BenchThroughput(string bot, string knowledge, IReadOnlyList<string> questions)
{
    public const int Connections = 16, Conversations = 100, Rounds = 10, Cores = 2;

    private readonly IReadOnlyList<byte[]> _questions = [.. questions.Select(BenchTalk.Json)];

    /// <summary>Measures. Works on two cores where the machine has more.</summary>
    /// <param name="turns">Turns of the longest measurement, in ten rounds.</param>
    public async Task<ThroughputResult> MeasureAsync(int turns)
    {
        if (Environment.ProcessorCount > Cores && (OperatingSystem.IsLinux() || OperatingSystem.IsWindows())) Process.GetCurrentProcess().ProcessorAffinity = (1 << Cores) - 1;
        var folder = Directory.CreateTempSubdirectory("applybot-bench-");
        try
        {
            using var echo = await BenchServer.EchoAsync();
            await RoundAsync(echo, null, Talks(echo, null), Math.Max(Connections, turns / Rounds));
            ThroughputRound first;
            List<ThroughputRound> echoes = [], kept = [], anew = [], delivered = [];
            using (var server = await BenchServer.BotAsync(bot, knowledge, folder.CreateSubdirectory("kept").FullName))
            {
                var talks = Talks(server, null);
                first = await RoundAsync(server, null, talks, Math.Min(turns, _questions.Count));
                for (var round = 0; round < Rounds; round++)
                {
                    echoes.Add(await RoundAsync(echo, null, Talks(echo, null), turns / Rounds));
                    kept.Add(await RoundAsync(server, null, talks, turns / Rounds));
                }
                talks = Talks(server, echo);
                for (var round = 0; round < 3; round++) delivered.Add(await RoundAsync(server, echo, talks, turns / Rounds));
            }
            using (var server = await BenchServer.BotAsync(bot, knowledge, folder.CreateSubdirectory("anew").FullName, "--Answers:Kept=0"))
            {
                var talks = Talks(server, null);
                for (var round = 0; round < 4; round++) anew.Add(await RoundAsync(server, null, talks, turns / Rounds));
            }
            return new ThroughputResult
            {
                Turns = turns, Questions = _questions.Count, Connections = Connections, Conversations = Conversations, Cores = Math.Min(Cores, Environment.ProcessorCount),
                First = ThroughputFigures.Of([first]), Echo = ThroughputFigures.Of(echoes), Kept = ThroughputFigures.Of(kept), Connector = ThroughputFigures.Of(delivered), Anew = ThroughputFigures.Of(anew[1..]),
                WorkingSets = [.. kept.Select(k => k.WorkingSet)],
            };
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // Every conversation begins with another question, and goes on in the order of the cases.
    private List<BenchTalk> Talks(BenchServer server, BenchServer? connector) =>
        [.. Enumerable.Range(0, Conversations).Select(i => new BenchTalk(server.Address, connector?.Address, i, _questions, i * _questions.Count / Conversations))];

    private static async Task<ThroughputRound> RoundAsync(BenchServer server, BenchServer? connector, IReadOnlyList<BenchTalk> talks, int turns)
    {
        var before = connector is null ? 0 : await ReceivedAsync(connector);
        var (cpu, own, also) = (server.Cpu, Environment.CpuUsage.TotalTime, connector?.Cpu ?? default);
        var clock = Stopwatch.GetTimestamp();
        var load = await new BenchLoad(server.Address, talks, Connections).RunAsync(turns);
        // A turn whose reply goes out by itself is done when the connector has it.
        while (connector is not null && await ReceivedAsync(connector) < before + turns)
        {
            if (Stopwatch.GetElapsedTime(clock) > TimeSpan.FromMinutes(2)) throw new InvalidDataException("replies did not reach the connector");
            await Task.Delay(1);
        }
        var elapsed = connector is null ? load.Elapsed : Stopwatch.GetElapsedTime(clock);
        var used = server.Cpu - cpu;
        return new ThroughputRound(turns, elapsed, used, used + Environment.CpuUsage.TotalTime - own + (connector?.Cpu ?? default) - also, load.Milliseconds, load.Bytes, server.WorkingSet);
    }

    private static async Task<long> ReceivedAsync(BenchServer connector)
    {
        using var http = new HttpClient();
        return await http.GetFromJsonAsync<long>(new Uri(connector.Address, BenchEcho.Received));
    }
}

/// <summary>One round.</summary>
internal sealed record ThroughputRound(int Turns, TimeSpan Elapsed, TimeSpan ServerCpu, TimeSpan AllCpu, double[] Milliseconds, long Bytes, long WorkingSet);

/// <summary>What several rounds come to.</summary>
/// <param name="PerSecond">Turns a second: median of the rounds.</param>
/// <param name="Best">Of the best round.</param>
/// <param name="P50">Milliseconds from request to answer, median.</param>
/// <param name="P99">The same for all but one of a hundred.</param>
/// <param name="ServerMicroseconds">Processor time of the server a turn; of the best round.</param>
/// <param name="AllMicroseconds">The same together with the load generator, and the connector where there is one.</param>
/// <param name="ResponseBytes">Of a response, header included, on average.</param>
internal sealed record ThroughputFigures(double PerSecond, double Best, double P50, double P99, double ServerMicroseconds, double AllMicroseconds, double ResponseBytes)
{
    public static ThroughputFigures Of(IReadOnlyList<ThroughputRound> rounds)
    {
        double[] times = [.. rounds.SelectMany(r => r.Milliseconds).Order()], rates = [.. rounds.Select(r => r.Turns / r.Elapsed.TotalSeconds).Order()];
        return new ThroughputFigures(rates[rates.Length / 2], rates[^1], times[times.Length / 2], times[(int)(times.Length * 0.99)],
            rounds.Min(r => r.ServerCpu.TotalMicroseconds / r.Turns), rounds.Min(r => r.AllCpu.TotalMicroseconds / r.Turns), rounds.Average(r => (double)r.Bytes / r.Turns));
    }
}

/// <summary>All of it.</summary>
internal sealed record ThroughputResult
{
    public required int Turns { get; init; }
    public required int Questions { get; init; }
    public required int Connections { get; init; }
    public required int Conversations { get; init; }
    public required int Cores { get; init; }
    public required ThroughputFigures Echo { get; init; }
    /// <summary>From the first turn of a new process on, each question once.</summary>
    public required ThroughputFigures First { get; init; }
    /// <summary>Replies in the response, answers kept as the bot keeps them.</summary>
    public required ThroughputFigures Kept { get; init; }
    /// <summary>The same, every answer worked out anew.</summary>
    public required ThroughputFigures Anew { get; init; }
    /// <summary>Replies sent to a connector.</summary>
    public required ThroughputFigures Connector { get; init; }
    /// <summary>Bytes that the bot held after each tenth of the turns.</summary>
    public required IReadOnlyList<long> WorkingSets { get; init; }
    public double Ratio => Kept.PerSecond / Echo.PerSecond;
    public double CpuRatio => Echo.AllMicroseconds / Kept.AllMicroseconds;
    public double AnewRatio => Anew.PerSecond / Echo.PerSecond;
    public double ConnectorRatio => Connector.PerSecond / Echo.PerSecond;
    public double Growth => (double)WorkingSets[^1] / WorkingSets[1] - 1;

    public string Describe() => string.Create(CultureInfo.InvariantCulture, $"""
        POST {BenchEcho.Messages} on loopback, {Cores} cores for server and load together: {Connections} connections, {Conversations} conversations, {Questions} questions, {Turns} turns in rounds in turn with the echo
                                a second   best      p50      p99  processor: server, in all   response
        plain echo           {Row(Echo)}
        bot, expectReplies   {Row(Kept)}
          its first turns    {Row(First)}
          all worked out anew{Row(Anew)}
        bot, fake connector  {Row(Connector)}
        ratio to the echo {Ratio:F2} (by processor time {CpuRatio:F2}); worked out anew {AnewRatio:F2}; with the connector {ConnectorRatio:F2}
        memory held after each tenth: {string.Join(", ", WorkingSets.Select(w => (w / 1048576.0).ToString("F0", CultureInfo.InvariantCulture)))} MB ({Growth:P1} from the second to the last)
        """);

    private static string Row(ThroughputFigures f) => string.Create(CultureInfo.InvariantCulture,
        $"{f.PerSecond,10:F0} {f.Best,6:F0} {f.P50,5:F2} ms {f.P99,5:F2} ms {f.ServerMicroseconds,10:F0} µs {f.AllMicroseconds,6:F0} µs {f.ResponseBytes / 1024,7:F1} KB");
}
