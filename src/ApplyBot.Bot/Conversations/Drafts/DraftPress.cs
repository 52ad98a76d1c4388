using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ApplyBot.Applications;
using ApplyBot.Bot.Cards.Drafts;

namespace ApplyBot.Bot.Conversations.Drafts;

/// <summary>What is done with drafts, by a button or in words.</summary>
/// <param name="Do">One of <see cref="DraftAction"/>'s names.</param>
/// <param name="At">What it is done to.</param>
public sealed record DraftMove(string Do, string? At = null);

/// <summary>A press of a button of a draft's card.</summary>
/// <param name="Move">What it does.</param>
/// <param name="Draft">Id of the draft; null for a card of none.</param>
/// <param name="Revision">Revision of the draft that the card showed.</param>
/// <param name="Nonce">Names the card: a press that came before has the same; null for none.</param>
public sealed record DraftPress(DraftMove Move, string? Draft, int Revision, string? Nonce)
{
    private const int LongestName = 200;

    /// <summary>Section whose fields were filled in; null for none.</summary>
    public string? Section { get; init; }
    /// <summary>Row that was filled in, table/number, 0 for a new one; null for none.</summary>
    public string? Row { get; init; }
    /// <summary>What was filled in, by input.</summary>
    public IReadOnlyDictionary<string, string> Inputs { get; init; } = new Dictionary<string, string>();

    /// <summary>Names the press itself, so that it is known again: the card, the button and what was filled in; null where the card has no name.</summary>
    public string? Identity => Nonce is null ? null : $"{Nonce}.{Convert.ToHexStringLower(SHA256.HashData(Encoding.Unicode.GetBytes(string.Join('\n', (string?[])[Move.Do, Move.At, Section, Row, .. Inputs.OrderBy(i => i.Key, StringComparer.Ordinal).SelectMany(i => new[] { i.Key, i.Value })]))))[..16]}";

    /// <summary>Reads the data of a button, which anybody may have written; null when it is none of ours.</summary>
    public static DraftPress? Read(JsonElement? data)
    {
        if (data is not { ValueKind: JsonValueKind.Object } json || !InvokeValue.IsUnicode(json) || InvokeValue.Text(json, "verb") != DraftAction.Verb || InvokeValue.Text(json, "do") is not { Length: > 0 and < 20 } what)
        {
            return null;
        }
        var revision = json.TryGetProperty("rev", out var number) && number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out var read) ? read : -1;
        var inputs = new Dictionary<string, string>();
        foreach (var field in json.EnumerateObject().Where(f => DraftAction.IsInput(f.Name)))
        {
            // Clients send what was filled in as text, and some a number as a number.
            if ((field.Value.ValueKind switch { JsonValueKind.String => field.Value.GetString(), JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => field.Value.GetRawText(), _ => null }) is { } text)
            {
                inputs[field.Name] = text;
            }
        }
        return new DraftPress(new DraftMove(what, Name(json, "at")), Name(json, "draft"), revision, Name(json, "nonce")) { Section = Name(json, "sec"), Row = Name(json, "row"), Inputs = inputs };
    }

    private static string? Name(JsonElement json, string name) => InvokeValue.Text(json, name) is { Length: > 0 and <= LongestName } text ? text : null;
}
