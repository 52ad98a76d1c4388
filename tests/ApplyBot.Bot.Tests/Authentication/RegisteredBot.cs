using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using ApplyBot.Bot.Channels.Teams.Authentication;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyBot.Bot.Tests.Authentication;

/// <summary>The host in memory, registered as a bot, before a fake Connector. Counts the turns that it runs.</summary>
internal sealed class RegisteredBot : IDisposable
{
    private int _activities;
    private int _turns;

    public RegisteredBot(Action<BotHost>? configure = null)
    {
        Host.With("MicrosoftAppId", FakeConnector.AppId).With("MicrosoftAppPassword", "a password")
            .With(services => services.AddHttpClient(SigningKeys.HttpClientName).ConfigurePrimaryHttpMessageHandler(() => Connector));
        configure?.Invoke(Host);
        Host.Respond = (text, state, _) =>
        {
            Interlocked.Increment(ref _turns);
            return new(Some.Answer with { Text = text }, state);
        };
    }

    public BotHost Host { get; } = new();
    public FakeConnector Connector { get; } = new();
    public DateTimeOffset Now => Host.Time.GetUtcNow();
    public int Turns => _turns;

    public string Token(Action<JsonObject>? claims = null, Action<JsonObject>? header = null, ConnectorKey? key = null) => Connector.Token(Now, claims, header, key);

    /// <summary>A message, each with an identity of its own.</summary>
    public JsonObject Message(string? serviceUrl = FakeConnector.ServiceUrl, string channelId = "msteams") => new()
    {
        ["type"] = "message", ["id"] = $"{Interlocked.Increment(ref _activities)}", ["channelId"] = channelId, ["serviceUrl"] = serviceUrl, ["deliveryMode"] = "expectReplies",
        ["from"] = new JsonObject { ["id"] = "person" }, ["recipient"] = new JsonObject { ["id"] = "bot" }, ["conversation"] = new JsonObject { ["id"] = "c" }, ["text"] = "什么时候截止？",
    };

    /// <summary>Posts a message with a token; null: without one.</summary>
    public Task<HttpResponseMessage> PostAsync(string? token, JsonObject? activity = null) =>
        PostWithAsync(headers => headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token), activity);

    public async Task<HttpResponseMessage> PostWithAsync(Action<HttpRequestHeaders> headers, JsonObject? activity = null, string path = "/api/messages", string type = "application/json")
    {
        using var http = Host.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent((activity ?? Message()).ToJsonString(), Encoding.UTF8, type) };
        headers(request.Headers);
        return await http.SendAsync(request);
    }

    /// <summary>That a request is refused so, as JSON, and no turn runs.</summary>
    public async Task ShouldRefuseAsync(Func<Task<HttpResponseMessage>> request, int status)
    {
        var before = Turns;
        using var response = await request();
        ((int)response.StatusCode).ShouldBe(status);
        var error = JsonNode.Parse(await response.Content.ReadAsStringAsync())!["error"]!;
        error["code"]!.GetValue<string>().ShouldNotBeEmpty();
        error["message"]!.GetValue<string>().ShouldNotBeEmpty();
        Turns.ShouldBe(before);
    }

    /// <summary>That a request runs a turn.</summary>
    public async Task ShouldAcceptAsync(Func<Task<HttpResponseMessage>> request)
    {
        var before = Turns;
        using var response = await request();
        ((int)response.StatusCode).ShouldBe(200);
        Turns.ShouldBe(before + 1);
    }

    public void Dispose()
    {
        Host.Dispose();
        Connector.Dispose();
    }
}
