using System.Collections.Concurrent;
using System.Text.Json;
using ApplyBot.Bot.Protocol;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ApplyBot.Bot.Tests.Teams;

/// <summary>The Bot Connector on a port of this machine: takes activities, keeps what it was sent, and answers as it is told.</summary>
internal sealed class FakeConnector : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly ConcurrentQueue<Received> _received = new();
    private int _given;

    private FakeConnector(WebApplication server) => _server = server;

    /// <summary>Its address, as activities have it.</summary>
    public string ServiceUrl { get; private set; } = "";

    /// <summary>Everything that came, in order.</summary>
    public IReadOnlyList<Received> All => [.. _received];

    /// <summary>Messages that came, in order.</summary>
    public IReadOnlyList<string?> Texts => [.. _received.Where(r => r.Activity?.Type == ActivityTypes.Message).Select(r => Spoken.Of(r.Activity!))];

    /// <summary>Answers instead of the usual 201 with an identity, unless it returns false.</summary>
    public Func<HttpContext, Received, Task<bool>> Answer { get; set; } = (_, _) => Task.FromResult(false);

    public static async Task<FakeConnector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = builder.Build();
        var connector = new FakeConnector(server);
        server.Run(connector.TakeAsync);
        await server.StartAsync();
        connector.ServiceUrl = server.Urls.Single() + "/";
        return connector;
    }

    /// <summary>The first requests fail so, the others are taken.</summary>
    public void FailFirst(params Action<HttpContext>[] failures)
    {
        var left = new ConcurrentQueue<Action<HttpContext>>(failures);
        Answer = (http, _) =>
        {
            var fails = left.TryDequeue(out var fail);
            fail?.Invoke(http);
            return Task.FromResult(fails);
        };
    }

    /// <summary>Waits for so many requests.</summary>
    public Task ReceivedAsync(int count) => Eventually.TrueAsync(() => _received.Count >= count);

    private async Task TakeAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        var received = new Received(
            http.Request.Method,
            http.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget,
            http.Request.Headers.Authorization,
            body.Length == 0 ? null : JsonSerializer.Deserialize(body.ToArray(), ProtocolJson.Wire.Activity));
        _received.Enqueue(received);
        if (!await Answer(http, received))
        {
            http.Response.StatusCode = received.Method == "POST" ? 201 : 200;
            await http.Response.WriteAsJsonAsync(new ResourceResponse($"r{Interlocked.Increment(ref _given)}"), ProtocolJson.Wire.ResourceResponse);
        }
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    /// <summary>A request that came: the target as it was written, and the activity in it.</summary>
    internal sealed record Received(string Method, string Target, string? Authorization, Activity? Activity);
}
