using System.Text.Json;

namespace ApplyBot.Cli;

/// <summary>Reads a JSON object of texts, numbers, booleans and lists of texts.</summary>
internal static class AnswerFile
{
    /// <summary>The values as texts, by key; null with a message on stderr when the file is no such object. A value that is null is left out.</summary>
    public static IReadOnlyDictionary<string, string?>? Read(string file)
    {
        if (file != "-" && !File.Exists(file)) return Refuse($"{file}: no such file");
        try
        {
            using var document = JsonDocument.Parse(file == "-" ? Console.In.ReadToEnd() : File.ReadAllText(file));
            if (document.RootElement.ValueKind != JsonValueKind.Object) return Refuse($"{file}: 应是一个 JSON 对象，例如 {{\"unit\": \"enterprise\"}}");
            var values = new Dictionary<string, string?>();
            foreach (var field in document.RootElement.EnumerateObject())
            {
                if (field.Value.ValueKind == JsonValueKind.Null) continue;
                if (Text(field.Value) is not { } text) return Refuse($"{file}: {field.Name}: 应是文字、数字、true/false，或文字的列表");
                if (!values.TryAdd(field.Name, text)) return Refuse($"{file}: {field.Name}: 写了两次，请只留一个");
            }
            return values;
        }
        // An escape that is half a character is found only when the text is read: InvalidOperationException.
        catch (Exception e) when (e is JsonException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            return Refuse($"{file}: {e.Message}");
        }
    }

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Array when value.EnumerateArray().All(v => v.ValueKind == JsonValueKind.String) => value.GetArrayLength() == 0 ? "none" : string.Join(",", value.EnumerateArray().Select(v => v.GetString())),
        _ => null,
    };

    private static IReadOnlyDictionary<string, string?>? Refuse(string message)
    {
        Console.Error.WriteLine(message);
        return null;
    }
}
