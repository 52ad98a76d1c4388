using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ApplyBot.Bot.Protocol;
using ApplyBot.Bot.Tests.Teams;

namespace ApplyBot.Bot.Tests.SelfChecks;

/// <summary>Somebody in Teams: says things, presses buttons of cards (Action.Execute), works in dialogs.</summary>
internal sealed class TeamsApplicant(TeamsBot bot, string id = "29:person", string? group = null)
{
    /// <summary>The card shown last.</summary>
    public JsonObject Card { get; private set; } = [];

    /// <summary>It as plain text.</summary>
    public string Shown => CheckCards.Text(Card);

    public async Task<IReadOnlyList<Activity>> SayAsync(string text)
    {
        var message = (group is null ? bot.Message(text) : bot.GroupMessage($"<at>ApplyBot</at> {text}", mentioned: true, "groupChat", group)) with { From = new ChannelAccount { Id = id } };
        var said = (await bot.ExpectAsync(message)).Activities.Where(a => a.Type == ActivityTypes.Message).ToList();
        Card = said.Select(CheckCards.CardOf).LastOrDefault(c => c is not null) ?? Card;
        return said;
    }

    public async Task SayAllAsync(params string[] texts)
    {
        foreach (var text in texts)
        {
            await SayAsync(text);
        }
    }

    /// <summary>Presses a button; the value of the response, which is the next card or a sentence.</summary>
    public Task<string> PressAsync(string title, string? filled = null, JsonObject? of = null)
    {
        var button = CheckCards.Button(of ?? Card, title);
        return ExecuteAsync((string)button["verb"]!, CheckCards.Data(button, filled));
    }

    /// <summary>Presses a button as a client does: with what stands in the inputs, but for what is filled in.</summary>
    public Task<string> FillAsync(string title, params (string Id, string Value)[] filled) => ExecuteAsync("draft", CheckCards.Filled(Card, title, filled));

    /// <summary>Sends what a press sends.</summary>
    public async Task<string> ExecuteAsync(string verb, JsonObject data)
    {
        var action = new JsonObject { ["type"] = "Action.Execute", ["verb"] = verb, ["data"] = data.DeepClone() };
        var body = await InvokeAsync(InvokeNames.AdaptiveCardAction, new JsonObject { ["action"] = action, ["trigger"] = "manual" });
        ((int)body!["statusCode"]!).ShouldBe(200);
        if ((string?)body["type"] != Attachment.AdaptiveCard)
        {
            return (string)body["value"]!;
        }
        Card = body["value"]!.DeepClone().AsObject();
        return Shown;
    }

    /// <summary>Opens, or goes on in, a dialog; the task of the response.</summary>
    public async Task<JsonNode> DialogAsync(string invoke, JsonNode data)
    {
        var task = (await InvokeAsync(invoke, new JsonObject { ["data"] = data.DeepClone() }))!["task"]!;
        Card = (string?)task["type"] == "continue" ? task["value"]!["card"]!["content"]!.DeepClone().AsObject() : Card;
        return task;
    }

    private async Task<JsonNode?> InvokeAsync(string name, JsonObject value)
    {
        var activity = bot.Of(ActivityTypes.Invoke, group ?? "a:person") with { Name = name, From = new ChannelAccount { Id = id }, Value = ProtocolJson.Element(value) };
        if (group is not null)
        {
            activity = activity with { Conversation = new ConversationAccount { Id = group, IsGroup = true, ConversationType = "groupChat" } };
        }
        var response = await bot.SendAsync(activity);
        response.IsSuccessStatusCode.ShouldBeTrue();
        return await response.Content.ReadFromJsonAsync<JsonNode>();
    }
}
