using System.Text.Json;
using ApplyBot.Bot.Cards.Announcements;
using ApplyBot.Knowledge;

namespace ApplyBot.Bot.Conversations.Announcements;

/// <summary>A press of a button that <see cref="StaffAction"/> made.</summary>
/// <param name="Do">One of <see cref="StaffAction"/>'s names.</param>
/// <param name="Language"><c>zh-CN</c> or <c>en-US</c>.</param>
public sealed record StaffPress(string Do, string Language)
{
    private const int LongestName = 100, LongestInput = 16 * 1024;

    /// <summary>Announcement that it is about; null for none.</summary>
    public string? Id { get; init; }
    /// <summary>What was seen of the announcement; null where it does not matter.</summary>
    public string? Seen { get; init; }
    /// <summary>What was filled in, by input.</summary>
    public IReadOnlyDictionary<string, string> Inputs { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether it was pressed on a card that shows progress.</summary>
    public bool IsOnProgress { get; init; }

    /// <summary>Whether what is asked before has been answered.</summary>
    public bool IsMeant => Seen == StaffAction.Yes;

    /// <summary>What stands in an input; empty for nothing.</summary>
    public string Of(string input) => Inputs.GetValueOrDefault(input, "");

    /// <summary>Whether an input was ticked.</summary>
    public bool IsTicked(string input) => Of(input) == "true";

    /// <summary>Reads the data of a button, which anybody may have written; null when it is none of ours.</summary>
    public static StaffPress? Read(JsonElement? data)
    {
        if (data is not { ValueKind: JsonValueKind.Object } json || !InvokeValue.IsUnicode(json) || InvokeValue.Text(json, "verb") != StaffAction.Verb || Name(json, "do") is not { } what)
        {
            return null;
        }
        var inputs = json.EnumerateObject()
            .Where(p => (StaffAction.Inputs.Contains(p.Name) || p.Name.StartsWith(StaffAction.Confirm, StringComparison.Ordinal)) && p.Value.ValueKind is JsonValueKind.String or JsonValueKind.True or JsonValueKind.False)
            .Select(p => KeyValuePair.Create(p.Name, p.Value.ValueKind == JsonValueKind.String ? p.Value.GetString()! : p.Value.GetRawText())).Where(p => p.Value.Length <= LongestInput)
            .DistinctBy(p => p.Key).ToDictionary();
        return new StaffPress(what, InvokeValue.Text(json, "lang") == "en" ? Languages.English : Languages.Chinese) { Id = Name(json, "id"), Seen = Name(json, "seen"), IsOnProgress = Name(json, StaffAction.OnProgress) is not null, Inputs = inputs };
    }

    private static string? Name(JsonElement json, string name) => InvokeValue.Text(json, name) is { Length: > 0 and <= LongestName } text ? text : null;
}
