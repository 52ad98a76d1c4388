using System.Text.Json.Nodes;
using ApplyBot.Bot.Cards.Drafts;
using ApplyBot.Knowledge;

namespace ApplyBot.Bot.Tests.Kills;

/// <summary>A card as a client has it: what it says, what stands in its inputs, and what its buttons send.</summary>
internal sealed class ShownCard
{
    private static readonly string[] SavedNotes = [.. new[] { "draft.saved", "draft.saved-wrong" }.Select(key => Real.Knowledge.Wording.Say(Languages.Chinese, key))];

    private readonly List<JsonObject> _buttons = [];
    private readonly List<string> _texts = [];

    public ShownCard(JsonNode replies) => Read(replies["activities"]![0]!["attachments"] is JsonArray { Count: > 0 } attached
        ? attached[0]!["content"]
        : throw new InvalidOperationException($"No card: {replies.ToJsonString()}"));

    /// <summary>What stands in each input; empty where nothing does.</summary>
    public Dictionary<string, string> Inputs { get; } = [];

    /// <summary>What it says.</summary>
    public string Text => string.Join('\n', _texts);

    /// <summary>Whether it says that what was pressed is kept.</summary>
    public bool IsSaved => SavedNotes.Any(Text.Contains);

    /// <summary>The draft that it is about.</summary>
    public string Draft => (string)_buttons.First(b => b["draft"] is not null)["draft"]!;

    /// <summary>What a button sends without the inputs; null where there is none.</summary>
    public JsonObject? Button(string what, string? at = null, bool ofRow = false) =>
        _buttons.FirstOrDefault(b => (string?)b["do"] == what && (at is null || (string?)b["at"] == at) && ofRow == b["row"] is not null)?.DeepClone().AsObject();

    /// <summary>What a press sends: the button's data, and what stands in the inputs.</summary>
    public JsonObject Press(JsonObject button, IReadOnlyDictionary<string, string> filled)
    {
        foreach (var (id, value) in Inputs) button[id] = filled.GetValueOrDefault(id, value);
        return button;
    }

    private void Read(JsonNode? node)
    {
        if (node is JsonArray items)
        {
            foreach (var item in items) Read(item);
        }
        if (node is not JsonObject element) return;
        var type = (string?)element["type"] ?? "";
        if (type == "Action.Submit" && element["data"] is JsonObject data && (string?)data["verb"] == DraftAction.Verb) _buttons.Add(data);
        else if (type.StartsWith("Input.", StringComparison.Ordinal)) Inputs[(string)element["id"]!] = (string?)element["value"] ?? "";
        else if (type is "TextBlock" or "TextRun") _texts.Add((string)element["text"]!);
        foreach (var (name, child) in element)
        {
            if (name != "data") Read(child);
        }
    }
}
