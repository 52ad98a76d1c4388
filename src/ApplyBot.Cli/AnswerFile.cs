using System.Text.Json;
using ApplyBot.Eligibility;
using ApplyBot.Knowledge;

namespace ApplyBot.Cli;

/// <summary>Reads a JSON object of texts, numbers, booleans and lists of texts.</summary>
internal static class AnswerFile
{
    /// <summary>What the fields answer, by id of the question; null with a line on stderr for each that no question has, that cannot be read, or that answers what another does.</summary>
    /// <param name="file">The file; - is standard input.</param>
    /// <param name="wording">Says what is wrong with an answer.</param>
    /// <param name="unknown">What to say of a field that no question has.</param>
    /// <param name="read">The id of the question that a field names, and its text read as the answer; null where there is none.</param>
    public static Dictionary<string, CheckAnswer>? Read(string file, Wording wording, string unknown, Func<string, string?, (string Id, AnswerReading Reading)?> read)
    {
        if (Texts(file) is not { } texts) return null;
        var (answers, defects) = (new Dictionary<string, CheckAnswer>(), new List<string>());
        foreach (var (field, text) in texts)
        {
            if (read(field, text) is not var (id, reading)) defects.Add($"{file}: {field}: {unknown}");
            else if (reading.Answer is not { } answer) defects.Add($"{file}: {field}: {reading.Defect!.Say(wording, Languages.Chinese)}");
            else if (!answers.TryAdd(id, answer)) defects.Add($"{file}: {field}: 与 {id} 是同一项，只能填一次");
        }
        defects.ForEach(Console.Error.WriteLine);
        return defects.Count == 0 ? answers : null;
    }

    // By key; null with a message on stderr when the file is no such object. A value that is null is left out.
    private static Dictionary<string, string?>? Texts(string file)
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

    private static Dictionary<string, string?>? Refuse(string message)
    {
        Console.Error.WriteLine(message);
        return null;
    }
}
