using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using ApplyBot.Bot.Protocol;

namespace ApplyBot.Bot.Tests;

/// <summary>A client of the published protocol: raw requests, and the few steps that most tests begin with.</summary>
internal sealed class DirectLineClient(BotHost host)
{
    private readonly HttpClient _http = host.CreateClient();
    private string _watermark = "";

    public string? Token { get; set; }

    /// <summary>Staff key that every request shows; null for none.</summary>
    public string? StaffKey { get; init; }

    public string Id { get; private set; } = "";
    public string Activities => $"conversations/{Id}/activities";

    public static async Task<DirectLineClient> InConversationAsync(BotHost host)
    {
        var client = new DirectLineClient(host);
        await client.TakeAsync(await client.SendAsync(HttpMethod.Post, "tokens/generate"));
        await client.TakeAsync(await client.SendAsync(HttpMethod.Post, "conversations"));
        return client;
    }

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? body = null, string root = "/directline/")
    {
        var request = new HttpRequestMessage(method, root + path);
        if (Token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        }
        if (StaffKey is not null)
        {
            request.Headers.Add("X-Staff-Key", StaffKey);
        }
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }
        return _http.SendAsync(request);
    }

    /// <summary>Goes on with the conversation and token of a response.</summary>
    public async Task<Conversation> TakeAsync(HttpResponseMessage response)
    {
        response.IsSuccessStatusCode.ShouldBeTrue(await response.Content.ReadAsStringAsync());
        var conversation = (await response.Content.ReadFromJsonAsync(ProtocolJson.Wire.Conversation))!;
        (Id, Token) = (conversation.ConversationId, conversation.Token);
        return conversation;
    }

    public Task<HttpResponseMessage> PostAsync(Activity activity) =>
        SendAsync(HttpMethod.Post, Activities, JsonSerializer.Serialize(activity, ProtocolJson.Wire.Activity));

    public Task<HttpResponseMessage> SayAsync(string text) => PostAsync(new Activity { Type = ActivityTypes.Message, Text = text });

    /// <summary>What has come since the last reading.</summary>
    public async Task<IReadOnlyList<Activity>> ReadAsync()
    {
        var set = await ReadFromAsync(_watermark);
        _watermark = set.Watermark;
        return set.Activities;
    }

    public async Task<ActivitySet> ReadFromAsync(string watermark) =>
        (await (await SendAsync(HttpMethod.Get, $"{Activities}?watermark={watermark}")).Content.ReadFromJsonAsync(ProtocolJson.Wire.ActivitySet))!;

    /// <summary>Status and error code of a request that failed.</summary>
    public static async Task<(int Status, string Code)> FailureAsync(HttpResponseMessage response) =>
        ((int)response.StatusCode, (await response.Content.ReadFromJsonAsync(ProtocolJson.Wire.ErrorResponse))!.Error.Code);
}
