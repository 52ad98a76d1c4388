using System.Text.Json.Nodes;

namespace ApplyBot.Bot.Cards;

/// <summary>Buttons: Action.Execute, and Action.Submit with the same data for clients that do not know it.</summary>
internal static class CardButton
{
    /// <summary>A button.</summary>
    /// <param name="title">What stands on it.</param>
    /// <param name="verb">Verb of its action.</param>
    /// <param name="data">What it sends.</param>
    /// <param name="withInputs">Whether it sends what is filled in.</param>
    public static JsonObject Of(string title, string verb, JsonObject data, bool withInputs)
    {
        var submit = new JsonObject { ["type"] = "Action.Submit", ["data"] = data.DeepClone() };
        var execute = new JsonObject { ["type"] = "Action.Execute", ["verb"] = verb, ["data"] = data };
        foreach (var action in new[] { submit, execute })
        {
            CardElements.SetTitle(action, title);
            if (!withInputs)
            {
                action["associatedInputs"] = "none";
            }
        }
        execute["fallback"] = submit;
        return execute;
    }

    /// <summary>The card for clients, and for dialogs, that know Action.Submit only.</summary>
    public static JsonObject Submitting(JsonObject card) => (JsonObject)Submitting((JsonNode)card)!;

    private static JsonNode? Submitting(JsonNode? node) => node switch
    {
        JsonObject { } action when (string?)action["type"] == "Action.Execute" => action["fallback"]!.DeepClone(),
        JsonObject element => new JsonObject(element.Select(p => KeyValuePair.Create(p.Key, Submitting(p.Value)))),
        JsonArray array => new JsonArray([.. array.Select(Submitting)]),
        _ => node?.DeepClone(),
    };
}
