using System.Text.Json.Nodes;
using ApplyBot.Bot.Protocol;

namespace ApplyBot.Bot.Tests.SelfChecks;

/// <summary>Somebody in the web chat: says things, and presses what the last card offers.</summary>
internal sealed class WebApplicant(DirectLineClient client)
{
    /// <summary>The card shown last.</summary>
    public JsonObject Card { get; private set; } = [];

    /// <summary>It as plain text.</summary>
    public string Shown => CheckCards.Text(Card);

    public static async Task<WebApplicant> InAsync(BotHost host) => new(await DirectLineClient.InConversationAsync(host));

    /// <summary>Somebody whose id the page names.</summary>
    public static async Task<WebApplicant> AsAsync(BotHost host, string user)
    {
        var client = new DirectLineClient(host);
        await client.TakeAsync(await client.SendAsync(HttpMethod.Post, "tokens/generate", $$$"""{"user":{"id":"{{{user}}}"}}"""));
        await client.TakeAsync(await client.SendAsync(HttpMethod.Post, "conversations"));
        return new WebApplicant(client);
    }

    public Task<IReadOnlyList<Activity>> SayAsync(string text) => SendAsync(new Activity { Type = ActivityTypes.Message, Text = text, Locale = "zh-CN" });

    public Task<IReadOnlyList<Activity>> PressAsync(string button, string? filled = null, JsonObject? of = null) =>
        SubmitAsync(CheckCards.Data(CheckCards.Button(of ?? Card, button), filled));

    /// <summary>Presses a button as a client does: with what stands in the inputs, but for what is filled in.</summary>
    public Task<IReadOnlyList<Activity>> FillAsync(string button, params (string Id, string Value)[] filled) => SubmitAsync(CheckCards.Filled(Card, button, filled));

    public Task<IReadOnlyList<Activity>> SubmitAsync(JsonNode data) =>
        SendAsync(new Activity { Type = ActivityTypes.Message, Locale = "zh-CN", Value = ProtocolJson.Element(data) });

    /// <summary>Says one thing after the other.</summary>
    public async Task SayAllAsync(params string[] texts)
    {
        foreach (var text in texts)
        {
            await SayAsync(text);
        }
    }

    private async Task<IReadOnlyList<Activity>> SendAsync(Activity activity)
    {
        (await client.PostAsync(activity)).IsSuccessStatusCode.ShouldBeTrue();
        var said = (await client.ReadAsync()).Where(a => a.From!.Role == RoleTypes.Bot && a.Type == ActivityTypes.Message).ToList();
        Card = said.Where(a => a.Text is null).Select(CheckCards.CardOf).LastOrDefault(c => c is not null) ?? Card;
        return said;
    }
}
