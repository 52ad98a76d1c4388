using System.Text.Json.Nodes;
using ApplyBot.Answering;
using ApplyBot.Bot.Conversations;
using ApplyBot.Bot.Conversations.SelfChecks;
using ApplyBot.Bot.Protocol;
using ApplyBot.Knowledge;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyBot.Bot.Tests.SelfChecks;

/// <summary>Cards of self-checks as somebody uses them.</summary>
internal static class CheckCards
{
    /// <summary>The host over the repository's knowledge; its clock stands at 1 March 2026.</summary>
    public static BotHost Real(this BotHost host) => host.With(services => services
        .AddReal()
        .AddSingleton<Respond>((text, state, now) => Tests.Real.Ask(text, state))
        .AddSingleton<Understand>(Tests.Real.Understand));

    /// <summary>The card of a message; null where it has none.</summary>
    public static JsonObject? CardOf(Activity activity) =>
        activity.Attachments?.FirstOrDefault(a => a.ContentType == Attachment.AdaptiveCard)?.Content is { } card ? JsonNode.Parse(card.GetRawText())!.AsObject() : null;

    /// <summary>What stands on a card, as plain text.</summary>
    public static string Text(JsonNode card) => (string)card["fallbackText"]!;

    /// <summary>The button with this title, wherever it stands.</summary>
    public static JsonObject Button(JsonNode card, string title) => All(card).FirstOrDefault(o => ((string?)o["type"])?.StartsWith("Action.", StringComparison.Ordinal) == true && (string?)o["title"] == title)
        ?? throw new ShouldAssertException($"There is no button {title} on:\n{Text(card)}");

    /// <summary>All buttons that do something.</summary>
    public static IReadOnlyList<JsonObject> Buttons(JsonNode card) => [.. All(card).Where(o => (string?)o["type"] is "Action.Execute" or "Action.Submit")];

    /// <summary>The fields to fill in.</summary>
    public static IReadOnlyList<JsonObject> Inputs(JsonNode card) => [.. All(card).Where(o => ((string?)o["type"])?.StartsWith("Input.", StringComparison.Ordinal) == true)];

    /// <summary>What pressing it sends.</summary>
    public static JsonObject Data(JsonObject button, string? filled)
    {
        var data = button["data"]!.DeepClone().AsObject();
        if (filled is not null)
        {
            data["answer"] = filled;
        }
        return data;
    }

    /// <summary>What a client sends at a press: the button's data, and what stands in the inputs, but for what is filled in.</summary>
    public static JsonObject Filled(JsonNode card, string title, params (string Id, string Value)[] filled)
    {
        var button = Button(card, title);
        var data = Data(button, null);
        if ((string?)button["associatedInputs"] != "none")
        {
            var inputs = Inputs(card).ToDictionary(i => (string)i["id"]!, i => (string?)i["value"] ?? "");
            foreach (var (id, value) in filled)
            {
                inputs.ShouldContainKey(id);
                inputs[id] = value;
            }
            foreach (var (id, value) in inputs)
            {
                data[id] = value;
            }
        }
        return data;
    }

    /// <summary>What stands in an input; null where nothing does.</summary>
    public static string? Value(JsonNode card, string id) => (string?)Inputs(card).First(i => (string?)i["id"] == id)["value"];

    private static IEnumerable<JsonObject> All(JsonNode? node) => node switch
    {
        JsonObject element => element.Where(p => p.Key is not ("data" or "fallback")).SelectMany(p => All(p.Value)).Prepend(element),
        JsonArray array => array.SelectMany(All),
        _ => [],
    };
}
