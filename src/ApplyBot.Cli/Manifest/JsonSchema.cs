using System.Text.Json;
using System.Text.RegularExpressions;

namespace ApplyBot.Cli.Manifest;

/// <summary>JSON Schema draft 4, as far as Microsoft's app manifest schema uses it. A keyword that is not known is an error of the schema, never passed over.</summary>
/// <param name="root">The schema.</param>
internal sealed class JsonSchema(JsonElement root)
{
    /// <summary>Everything wrong with a value: where, and what the schema asks.</summary>
    public IEnumerable<string> Check(JsonElement value) => Check(value, root, "");

    private IEnumerable<string> Check(JsonElement value, JsonElement schema, string at)
    {
        foreach (var keyword in schema.EnumerateObject())
        {
            var wrong = keyword.Name switch
            {
                "title" or "description" or "default" or "definitions" or "$schema" => [],
                "$ref" => Check(value, Resolve(keyword.Value.GetString()!), at),
                "type" => Unless(Types(keyword.Value).Any(t => IsOf(value, t)), at, $"must be {string.Join(" or ", Types(keyword.Value))}"),
                "const" => Unless(JsonElement.DeepEquals(value, keyword.Value), at, $"must be {keyword.Value.GetRawText()}"),
                "enum" => Unless(keyword.Value.EnumerateArray().Any(e => JsonElement.DeepEquals(value, e)), at, $"must be one of {keyword.Value.GetRawText()}"),
                "format" => Unless(value.ValueKind != JsonValueKind.String || Uri.TryCreate(value.GetString(), UriKind.Absolute, out _), at, "must be an absolute address"),
                "maximum" => Unless(value.ValueKind != JsonValueKind.Number || value.GetDecimal() <= keyword.Value.GetDecimal(), at, $"must be at most {keyword.Value}"),
                "dependencies" => value.ValueKind != JsonValueKind.Object ? [] : keyword.Value.EnumerateObject().Where(d => value.TryGetProperty(d.Name, out _)).SelectMany(d => Check(value, d.Value, at)),
                "maxLength" or "minLength" or "pattern" => value.ValueKind == JsonValueKind.String ? CheckText(value.GetString()!, keyword, at) : [],
                "maxItems" or "minItems" or "uniqueItems" or "items" => value.ValueKind == JsonValueKind.Array ? CheckList(value, keyword, at) : [],
                "properties" or "patternProperties" or "required" or "minProperties" or "additionalProperties" => value.ValueKind == JsonValueKind.Object ? CheckObject(value, keyword, schema, at) : [],
                _ => throw new NotSupportedException($"The schema uses the keyword {keyword.Name}."),
            };
            foreach (var reason in wrong) yield return reason;
        }
    }

    private static string[] CheckText(string text, JsonProperty keyword, string at)
    {
        // Lengths count characters as Unicode does, not UTF-16 units.
        var length = text.EnumerateRunes().Count();
        return keyword.Name switch
        {
            "maxLength" => Unless(length <= keyword.Value.GetInt32(), at, $"has {length} characters, at most {keyword.Value} are taken"),
            "minLength" => Unless(length >= keyword.Value.GetInt32(), at, $"has {length} characters, at least {keyword.Value} are asked"),
            _ => Unless(Regex.IsMatch(text, keyword.Value.GetString()!, RegexOptions.ECMAScript, TimeSpan.FromSeconds(1)), at, $"must match {keyword.Value}"),
        };
    }

    private IEnumerable<string> CheckList(JsonElement list, JsonProperty keyword, string at) => keyword.Name switch
    {
        "maxItems" => Unless(list.GetArrayLength() <= keyword.Value.GetInt32(), at, $"has {list.GetArrayLength()} items, at most {keyword.Value} are taken"),
        "minItems" => Unless(list.GetArrayLength() >= keyword.Value.GetInt32(), at, $"has {list.GetArrayLength()} items, at least {keyword.Value} are asked"),
        "uniqueItems" => Unless(!keyword.Value.GetBoolean() || list.EnumerateArray().All(a => list.EnumerateArray().Count(b => JsonElement.DeepEquals(a, b)) == 1), at, "has an item twice"),
        _ => list.EnumerateArray().SelectMany((item, i) => Check(item, keyword.Value, $"{at}[{i}]")),
    };

    private IEnumerable<string> CheckObject(JsonElement value, JsonProperty keyword, JsonElement schema, string at) => keyword.Name switch
    {
        "required" => keyword.Value.EnumerateArray().Where(name => !value.TryGetProperty(name.GetString()!, out _)).Select(name => Reason(at, $"lacks {name.GetString()}")),
        "minProperties" => Unless(value.EnumerateObject().Count() >= keyword.Value.GetInt32(), at, $"must have at least {keyword.Value} members"),
        "properties" => keyword.Value.EnumerateObject().SelectMany(p => value.TryGetProperty(p.Name, out var member) ? Check(member, p.Value, Below(at, p.Name)) : []),
        "patternProperties" => value.EnumerateObject().SelectMany(m => keyword.Value.EnumerateObject().Where(p => Regex.IsMatch(m.Name, p.Name)).SelectMany(p => Check(m.Value, p.Value, Below(at, m.Name)))),
        _ => keyword.Value.ValueKind != JsonValueKind.False ? [] : value.EnumerateObject().Where(m => !IsNamed(schema, m.Name)).Select(m => Reason(Below(at, m.Name), "is no member that the schema knows")),
    };

    private static bool IsNamed(JsonElement schema, string name) =>
        schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(name, out _)
        || schema.TryGetProperty("patternProperties", out var patterns) && patterns.EnumerateObject().Any(p => Regex.IsMatch(name, p.Name));

    private static List<string> Types(JsonElement type) => type.ValueKind == JsonValueKind.Array ? [.. type.EnumerateArray().Select(t => t.GetString()!)] : [type.GetString()!];

    private static bool IsOf(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind == JsonValueKind.Null,
        "integer" => value.ValueKind == JsonValueKind.Number && value.GetDecimal() % 1 == 0,
        "number" => value.ValueKind == JsonValueKind.Number,
        _ => throw new NotSupportedException($"The schema uses the type {type}."),
    };

    private JsonElement Resolve(string reference) => reference.Split('/').Skip(1).Aggregate(root, (at, step) => at.GetProperty(step));

    private static string[] Unless(bool holds, string at, string reason) => holds ? [] : [Reason(at, reason)];

    private static string Reason(string at, string reason) => $"{(at.Length == 0 ? "the file" : at)} {reason}";

    private static string Below(string at, string name) => at.Length == 0 ? name : $"{at}.{name}";
}
