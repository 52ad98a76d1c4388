using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyBot.Bot.Tests;

/// <summary>Invokes of Teams, sent to the real host over the repository's knowledge.</summary>
internal sealed class TeamsInvokes : IDisposable
{
    private readonly BotHost _files = new();
    private readonly WebApplicationFactory<Program> _host;
    private readonly HttpClient _http;

    public TeamsInvokes()
    {
        _host = _files.WithWebHostBuilder(builder => builder.ConfigureTestServices(services => services
            .AddReal()
            .AddSingleton<ApplyBot.Bot.Conversations.Respond>((text, state, _) => Real.Ask(text, state))));
        _http = _host.CreateClient();
    }

    public async Task<(HttpStatusCode Status, JsonObject? Body)> SendAsync(string name, JsonNode? value, string? locale = null)
    {
        var activity = new JsonObject
        {
            ["type"] = "invoke", ["name"] = name, ["id"] = Guid.NewGuid().ToString(), ["channelId"] = "msteams", ["locale"] = locale, ["value"] = value,
            ["conversation"] = new JsonObject { ["id"] = "a:1" }, ["from"] = new JsonObject { ["id"] = "29:1" }, ["recipient"] = new JsonObject { ["id"] = "28:bot" },
            ["serviceUrl"] = "http://localhost:1/",
        };
        using var response = await _http.PostAsJsonAsync("/api/messages", activity);
        var text = await response.Content.ReadAsStringAsync();
        return (response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text)!.AsObject());
    }

    /// <summary>What a search answers; it must be 200.</summary>
    public async Task<JsonObject> SearchAsync(string? typed, int? skip = null, int? count = null, string? locale = null)
    {
        var (status, body) = await SendAsync("composeExtension/query", new JsonObject
        {
            ["commandId"] = "searchProgrammes",
            ["parameters"] = new JsonArray(new JsonObject { ["name"] = typed is null ? "initialRun" : "query", ["value"] = typed ?? "true" }),
            ["queryOptions"] = new JsonObject { ["skip"] = skip ?? 0, ["count"] = count ?? 25 },
        }, locale);
        status.ShouldBe(HttpStatusCode.OK);
        return body!["composeExtension"]!.AsObject();
    }

    /// <summary>First lines of the results.</summary>
    public async Task<IReadOnlyList<string>> TitlesAsync(string? typed, int? skip = null, int? count = null, string? locale = null) =>
        [.. (await SearchAsync(typed, skip, count, locale))["attachments"]!.AsArray().Select(a => (string)a!["preview"]!["content"]!["title"]!)];

    public void Dispose()
    {
        _http.Dispose();
        _host.Dispose();
        _files.Dispose();
    }
}
