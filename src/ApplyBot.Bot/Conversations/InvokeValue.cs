using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ApplyBot.Bot.Conversations;

/// <summary>Reads what an invoke brings, and refuses what cannot be read.</summary>
internal static class InvokeValue
{
    /// <summary>The value; false when it is not of the type.</summary>
    public static bool TryRead<T>(Activity inbound, JsonTypeInfo<T> type, [NotNullWhen(true)] out T? value)
        where T : class
    {
        value = null;
        try
        {
            value = inbound.Value is { ValueKind: JsonValueKind.Object } element ? element.Deserialize(type) : null;
        }
        catch (JsonException)
        {
            // Of another type: told by the result.
        }
        return value is not null;
    }

    /// <summary>The member of that name where it is a string; else null.</summary>
    public static string? Text(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;

    /// <summary>Whether all names and texts of an object are Unicode: half a pair of surrogates can be written in JSON, and is no text.</summary>
    public static bool IsUnicode(JsonElement json)
    {
        try
        {
            return json.EnumerateObject().All(p => p.Name.Length >= 0 && (p.Value.ValueKind != JsonValueKind.String || p.Value.GetString() is not null));
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>The response to a value that cannot be read.</summary>
    public static InvokeResponse Malformed(string reason) =>
        new(400, JsonSerializer.SerializeToElement(new ErrorResponse(new Error("BadArgument", reason)), ProtocolJson.Wire.ErrorResponse));
}
