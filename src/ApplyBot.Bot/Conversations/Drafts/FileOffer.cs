using System.Text.Json;
using System.Text.Json.Nodes;
using ApplyBot.Exporting;
using ApplyBot.Knowledge;

namespace ApplyBot.Bot.Conversations.Drafts;

/// <summary>Which file a card offers; the card holds no more than this.</summary>
/// <param name="Draft">Id of the draft.</param>
/// <param name="Format">What kind of file.</param>
/// <param name="Revision">Revision of the draft when it was offered.</param>
/// <param name="Language"><c>zh-CN</c> or <c>en-US</c>.</param>
internal sealed record FileOffer(string Draft, ExportFormat Format, int Revision, string Language)
{
    private const int LongestId = 200;

    /// <summary>Reads what comes back, which anybody may have written; null when it is none of ours.</summary>
    public static FileOffer? Read(JsonElement? context) =>
        context is { } json && InvokeValue.Text(json, "draft") is { Length: > 0 and <= LongestId } draft
        && InvokeValue.Text(json, "format") is { } format && ExportFormats.OfFile(format) is { } known
            ? new FileOffer(draft, known, json.TryGetProperty("rev", out var rev) && rev.ValueKind == JsonValueKind.Number && rev.TryGetInt32(out var number) ? number : 0,
                InvokeValue.Text(json, "language") == Languages.English ? Languages.English : Languages.Chinese)
            : null;

    /// <summary>As the card carries it.</summary>
    public JsonElement Context => ProtocolJson.Element(new JsonObject { ["draft"] = Draft, ["format"] = ExportFormats.Extension(Format), ["rev"] = Revision, ["language"] = Language });
}
