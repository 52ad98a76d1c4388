using System.Text;
using System.Text.Json.Nodes;
using ApplyBot.Bot.Protocol;

namespace ApplyBot.Bot.Tests;

/// <summary>What somebody reads on a card.</summary>
internal static class CardText
{
    /// <summary>All that stands on it, buttons left out; with or without what a button folds out.</summary>
    public static string Of(JsonNode card, bool folded = false)
    {
        var text = new StringBuilder();
        Read(card["body"]!, text, folded);
        return text.ToString();
    }

    public static int Bytes(JsonNode card) => Encoding.UTF8.GetByteCount(card.ToJsonString(ProtocolJson.Wire.Options));

    /// <summary>The buttons that ask.</summary>
    public static IReadOnlyList<JsonObject> Buttons(JsonNode card) =>
        [.. card["body"]!.AsArray().Where(e => (string?)e!["type"] == "ActionSet").SelectMany(e => e!["actions"]!.AsArray()).Where(a => (string?)a!["type"] == "Action.Execute").Select(a => a!.AsObject())];

    private static void Read(JsonNode? node, StringBuilder text, bool folded)
    {
        switch (node)
        {
            case JsonArray array:
                foreach (var item in array)
                {
                    Read(item, text, folded);
                }
                break;
            case JsonObject element:
                if (element["text"] is JsonValue value)
                {
                    text.Append((string?)value);
                }
                foreach (var (name, child) in element)
                {
                    if (name is "items" or "inlines" or "rows" or "cells" or "body" || folded && name is "actions" or "card")
                    {
                        Read(child, text, folded);
                    }
                }
                text.Append(element["type"]?.GetValue<string>() is "TextRun" ? "" : "\n");
                break;
        }
    }
}
