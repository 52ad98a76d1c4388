using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ApplyBot.Bot.Tests.Authentication;

/// <summary>The fake Connector over real connections within this machine: publishes its keys, and takes what the bot sends.</summary>
internal sealed class LoopbackConnector : IAsyncDisposable
{
    private readonly WebApplication _app;

    private LoopbackConnector(WebApplication app) => _app = app;

    public string ServiceUrl => _app.Urls.Single() + "/";
    public ConcurrentQueue<(string? Authorization, JsonObject Activity)> Received { get; } = [];

    /// <summary>Serves the keys of a fake Connector, whose tokens then vouch for this one.</summary>
    public static async Task<LoopbackConnector> StartAsync(FakeConnector connector)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var server = new LoopbackConnector(builder.Build());
        var keys = new HttpMessageInvoker(connector, disposeHandler: false);
        server._app.MapGet("/v1/.well-known/{document}", async (HttpRequest request) =>
        {
            var url = $"{server.ServiceUrl.TrimEnd('/')}{request.Path}";
            using var response = await keys.SendAsync(new HttpRequestMessage(HttpMethod.Get, url), default);
            return Results.Text(await response.Content.ReadAsStringAsync(), "application/json", statusCode: (int)response.StatusCode);
        });
        server._app.MapPost("/v3/conversations/{**rest}", async (HttpRequest request) =>
        {
            server.Received.Enqueue((request.Headers.Authorization, (await JsonNode.ParseAsync(request.Body))!.AsObject()));
            return Results.Json(new { id = "1" });
        });
        await server._app.StartAsync();
        connector.MetadataUrl = server.ServiceUrl + "v1/.well-known/openidconfiguration";
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
