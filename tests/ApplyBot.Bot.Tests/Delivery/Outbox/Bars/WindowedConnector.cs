using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ApplyBot.Bot.Tests.Delivery.Outbox.Bars;

/// <summary>The Bot Connector with the limits that Teams keeps of each conversation, and with its faults: at random, but the same in every run, it asks to wait with and without saying how long, answers 502, and is slow; some conversations it never lets anybody into.</summary>
internal sealed class WindowedConnector : IAsyncDisposable
{
    private static readonly (int Most, TimeSpan Time)[] Windows = [(7, TimeSpan.FromSeconds(1)), (8, TimeSpan.FromSeconds(2)), (60, TimeSpan.FromSeconds(30)), (1800, TimeSpan.FromHours(1))];

    private readonly WebApplication _server;
    private readonly ConcurrentDictionary<string, Arrivals> _conversations = new(StringComparer.Ordinal);
    private readonly TimeSpan _slowest;
    private int _requests;
    private int _outside;
    private int _accepted;
    private int _refused;
    private long _lastFirst;
    private int _requestsThen;

    private WindowedConnector(WebApplication server, TimeSpan slowest) => (_server, _slowest) = (server, slowest);

    /// <summary>Its address, as activities have it.</summary>
    public string ServiceUrl { get; private set; } = "";

    /// <summary>Requests that came.</summary>
    public int Requests => Volatile.Read(ref _requests);

    /// <summary>Requests that came faster than a window of their conversation allows.</summary>
    public int Outside => Volatile.Read(ref _outside);

    /// <summary>Messages that were taken, repeats among them.</summary>
    public int Accepted => Volatile.Read(ref _accepted);

    /// <summary>Conversations that were found not to let the bot in.</summary>
    public int Refused => Volatile.Read(ref _refused);

    /// <summary>When the first request came.</summary>
    public long Begun { get; private set; }

    /// <summary>Requests a second, from the first until the last conversation was written to first; what is tried again after that is waited for, not sent.</summary>
    public double Rate => _requestsThen / Stopwatch.GetElapsedTime(Begun, _lastFirst).TotalSeconds;

    /// <summary>Whether a conversation never lets the bot in.</summary>
    public static bool IsClosed(string conversation) => Seed(conversation, 0) % 100 == 0;

    /// <summary>How often a conversation took a message.</summary>
    public int Taken(string conversation) => _conversations.TryGetValue(conversation, out var arrivals) ? arrivals.Taken : 0;

    public static async Task<WindowedConnector> StartAsync(TimeSpan slowest)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = builder.Build();
        var connector = new WindowedConnector(server, slowest);
        server.Run(connector.TakeAsync);
        await server.StartAsync();
        connector.ServiceUrl = server.Urls.Single() + "/";
        return connector;
    }

    private async Task TakeAsync(HttpContext http)
    {
        var conversation = Uri.UnescapeDataString(http.Request.Path.Value!.Split('/')[3]);
        await http.Request.Body.CopyToAsync(Stream.Null);
        var now = Stopwatch.GetTimestamp();
        var count = Interlocked.Increment(ref _requests);
        if (count == 1) Begun = now;
        var (number, fits) = _conversations.GetOrAdd(conversation, _ => new Arrivals()).Add(now);
        if (number == 1) (_lastFirst, _requestsThen) = (now, count);
        var chance = Seed(conversation, number) % 1000;
        if (!fits) Interlocked.Increment(ref _outside);
        if (chance < 20) http.Response.Headers.RetryAfter = "1";
        http.Response.StatusCode = !fits || chance < 40 ? 429 : chance < 50 ? 502 : IsClosed(conversation) ? 403 : 201;
        if (http.Response.StatusCode == 403) Interlocked.Increment(ref _refused);
        if (http.Response.StatusCode != 201) return;
        _conversations[conversation].Take();
        var taken = Interlocked.Increment(ref _accepted);
        if (chance > 980) await Task.Delay(_slowest * ((chance - 980) / 20.0));
        await http.Response.WriteAsync(string.Create(CultureInfo.InvariantCulture, $$"""{"id":"1:{{taken}}"}"""));
    }

    // The same in every run and on every machine.
    private static uint Seed(string conversation, int number)
    {
        var hash = 2166136261u + (uint)number * 2654435761u;
        foreach (var c in conversation) hash = (hash ^ c) * 16777619u;
        return (hash ^ (hash >> 15)) * 2246822519u >> 8;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private sealed class Arrivals
    {
        private readonly List<long> _times = [];
        private int _taken;

        public int Taken => Volatile.Read(ref _taken);

        public (int Number, bool Fits) Add(long now)
        {
            lock (_times)
            {
                _times.Add(now);
                var fits = Windows.All(w => _times.Count <= w.Most || Stopwatch.GetElapsedTime(_times[^(w.Most + 1)], now) >= w.Time);
                return (_times.Count, fits);
            }
        }

        public void Take() => Interlocked.Increment(ref _taken);
    }
}
