using System.Text.Json;
using ApplyBot.Bot.Cards.SelfChecks;

namespace ApplyBot.Bot.Conversations.SelfChecks;

/// <summary>What is done in a self-check, by a button or in words.</summary>
/// <param name="Do">One of <see cref="CheckAction"/>'s names.</param>
/// <param name="At">What it is done to: a question, a key of the profile, a programme.</param>
/// <param name="Answer">What was filled in.</param>
public sealed record CheckMove(string Do, string? At = null, string? Answer = null);

/// <summary>A press of a button that <see cref="CheckAction"/> made.</summary>
/// <param name="Move">What it does.</param>
/// <param name="Check">Id of the self-check; null for a button that begins one.</param>
/// <param name="Revision">Revision of the card.</param>
public sealed record CheckPress(CheckMove Move, string? Check, int Revision)
{
    private const int MostCharacters = 2_000;

    /// <summary>Reads the data of a button, which anybody may have written; null when it is none of ours.</summary>
    public static CheckPress? Read(JsonElement? data)
    {
        if (data is not { ValueKind: JsonValueKind.Object } json || InvokeValue.Text(json, "verb") != CheckAction.Verb || InvokeValue.Text(json, "do") is not { Length: > 0 and < 20 } what)
        {
            return null;
        }
        var revision = json.TryGetProperty("rev", out var number) && number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out var read) ? read : -1;
        return new CheckPress(new CheckMove(what, Cut(InvokeValue.Text(json, "at")), Cut(Input(json))), InvokeValue.Text(json, "check"), revision);
    }

    // Clients send what was filled in as text, and some a number as a number.
    private static string? Input(JsonElement json) => json.TryGetProperty(CheckAction.Input, out var value) ? value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => null,
    } : null;

    private static string? Cut(string? text) => text is { Length: > MostCharacters } ? text[..MostCharacters] : text;
}
