using System.Collections.Immutable;
using System.Text.Json;
using ApplyBot.Applications;

namespace ApplyBot.Exporting;

/// <summary>Values that were read, and everything that could not be taken.</summary>
/// <param name="Values">What was taken.</param>
/// <param name="Problems">What was not, each with its field; empty when everything was.</param>
public sealed record ReadValues(FormValues Values, IReadOnlyList<FormProblem> Problems);

/// <summary>Reads values of a form from JSON: as <see cref="ValuesJson"/> writes them, or the object of values alone. Never throws; what cannot be taken is a problem, so that nothing is lost silently.</summary>
public sealed class ValuesJsonReader
{
    /// <summary>Most bytes that are read.</summary>
    public const int Largest = 1_048_576;

    private static readonly string[] Frame = ["form", "version", "values"];

    private readonly Form _form;
    private readonly List<FormProblem> _problems = [];

    private ValuesJsonReader(Form form) => _form = form;

    /// <summary>Reads UTF-8, with a byte order mark or without.</summary>
    public static ReadValues Read(Form form, ReadOnlyMemory<byte> utf8)
    {
        var reader = new ValuesJsonReader(form);
        return new ReadValues(reader.Read(utf8), reader._problems);
    }

    private FormValues Read(ReadOnlyMemory<byte> utf8)
    {
        if (utf8.Length > Largest) return Refused("export.json.too-large", Largest / 1024);
        try
        {
            using var document = JsonDocument.Parse(utf8.Span.StartsWith((ReadOnlySpan<byte>)[0xef, 0xbb, 0xbf]) ? utf8[3..] : utf8);
            return document.RootElement.ValueKind == JsonValueKind.Object ? Root(document.RootElement) : Refused("export.json.no-object");
        }
        catch (JsonException e)
        {
            return Refused("export.json.broken", (e.LineNumber ?? 0) + 1);
        }
        // An escape that is half a character is found only when the text is read.
        catch (InvalidOperationException)
        {
            return Refused("export.json.half-character");
        }
    }

    private FormValues Refused(string key, params object[] values)
    {
        Report("", key, values);
        return FormValues.Empty;
    }

    private FormValues Root(JsonElement root)
    {
        if (_form.Find("values") is not null || !root.TryGetProperty("values", out var values)) return Values(root);
        if (root.TryGetProperty("form", out var form) && (form.ValueKind != JsonValueKind.String || form.GetString() != _form.Id)) return Refused("export.json.other-form", form.ToString(), _form.Id);
        if (root.TryGetProperty("version", out var version) && (version.ValueKind != JsonValueKind.Number || !version.TryGetInt32(out var number) || number != _form.Version))
            _problems.Add(new FormProblem("", Severity.Warning, "export.json.other-version", [version.ToString(), _form.Version], []));
        foreach (var other in root.EnumerateObject().Where(p => !Frame.Contains(p.Name))) Report(other.Name, "form.value.unknown-field", other.Name);
        foreach (var twice in root.EnumerateObject().GroupBy(p => p.Name).Where(g => g.Count() > 1)) Report(twice.Key, "export.json.twice", twice.Key);
        return values.ValueKind == JsonValueKind.Object ? Values(values) : Refused("export.json.no-object");
    }

    private FormValues Values(JsonElement values)
    {
        var (read, seen) = (FormValues.Empty, new HashSet<string>());
        foreach (var property in values.EnumerateObject())
        {
            if (!seen.Add(property.Name)) Report(property.Name, "export.json.twice", property.Name);
            else if (_form.Find(property.Name) is not { Kind: not FieldKind.Signature } field) Report(property.Name, "form.value.unknown-field", property.Name);
            else if (property.Value.ValueKind != JsonValueKind.Null) read = read.With(field.Id, Value(field, property.Value));
        }
        return read;
    }

    private FieldValue? Value(FormField field, JsonElement value)
    {
        if (field.IsTable) return Rows(field, value);
        if (FieldKinds.IsChoice(field.Kind)) return Choice(field, value);
        if (Text(value) is { } text) return new TypedValue(text);
        return Misshapen<TypedValue>(field);
    }

    private ChosenValue? Choice(FormField field, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object) return Ids(field, value) is { } chosen ? new ChosenValue(chosen) : Misshapen<ChosenValue>(field);
        foreach (var other in value.EnumerateObject().Where(p => p.Name is not ("chosen" or "other"))) Report(field.Id, "form.value.unknown-column", field.Text, other.Name);
        var ids = value.TryGetProperty("chosen", out var list) ? Ids(field, list) : null;
        var text = !value.TryGetProperty("other", out var written) || written.ValueKind == JsonValueKind.Null ? "" : Text(written);
        if (ids is null || text is null || text.Length > 0 && ids.Value.IsEmpty) return Misshapen<ChosenValue>(field);
        return new ChosenValue(ids.Value, text.Length > 0 ? text : null);
    }

    // By id or by name, in the order of the form; what is no option stays, for the checks to speak of.
    private static ImmutableArray<string>? Ids(FormField field, JsonElement value)
    {
        List<JsonElement> items = value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : [value];
        var texts = items.Select(Text).ToList();
        if (texts.Contains(null)) return null;
        var ids = texts.Where(t => t!.Length > 0).Select(t => OptionId(field, t!)).Distinct().ToList();
        return [.. field.Options.Select(o => o.Id).Where(ids.Contains), .. ids.Where(id => field.Option(id) is null)];
    }

    private RowsValue? Rows(FormField table, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array) return Misshapen<RowsValue>(table);
        var rows = ImmutableArray.CreateBuilder<ImmutableDictionary<string, string>>();
        foreach (var element in value.EnumerateArray())
        {
            var path = $"{table.Id}[{rows.Count + 1}]";
            if (element.ValueKind != JsonValueKind.Object) Report(path, "form.value.shape", table.Text);
            rows.Add(element.ValueKind == JsonValueKind.Object ? Row(table, element, path) : ImmutableDictionary<string, string>.Empty);
        }
        return new RowsValue(rows.ToImmutable());
    }

    private ImmutableDictionary<string, string> Row(FormField table, JsonElement element, string path)
    {
        var (row, seen) = (ImmutableDictionary.CreateBuilder<string, string>(), new HashSet<string>());
        foreach (var property in element.EnumerateObject())
        {
            if (!seen.Add(property.Name)) Report($"{path}.{property.Name}", "export.json.twice", property.Name);
            else if (table.Column(property.Name) is not { } column) Report($"{path}.{property.Name}", "form.value.unknown-column", table.Text, property.Name);
            else if (property.Value.ValueKind == JsonValueKind.Null) continue;
            else if (Text(property.Value) is not { } text) Report($"{path}.{column.Id}", "form.value.shape", column.Text);
            else if (text.Length > 0) row[column.Id] = column.Kind == FieldKind.Choice ? OptionId(column, text) : text;
        }
        return row.ToImmutable();
    }

    private static string OptionId(FormField field, string text) => field.Option(text)?.Id ?? field.Options.FirstOrDefault(o => o.Text.Zh == text || o.Text.En.Equals(text, StringComparison.OrdinalIgnoreCase))?.Id ?? text;

    // Numbers as they were written, so that 1.50 stays 1.50; an exponent is written out.
    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!.Trim(),
        JsonValueKind.Number => value.GetRawText() is var raw && raw.AsSpan().ContainsAny('e', 'E') && value.TryGetDecimal(out var number) ? number.ToString("0.############################", System.Globalization.CultureInfo.InvariantCulture) : raw,
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => null,
    };

    private T? Misshapen<T>(FormField field) where T : FieldValue
    {
        Report(field.Id, "form.value.shape", field.Text);
        return null;
    }

    private void Report(string path, string key, params object[] values) => _problems.Add(new FormProblem(path, Severity.Error, key, values, []));
}
