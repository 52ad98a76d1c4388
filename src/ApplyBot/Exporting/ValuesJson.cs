using System.Text.Encodings.Web;
using System.Text.Json;
using ApplyBot.Applications;

namespace ApplyBot.Exporting;

/// <summary>Writes what was filled in as JSON: <c>{"form":"notice/form","version":1,"values":{…}}</c>.</summary>
public static class ValuesJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>UTF-8, indented; fields in the order of the form, what is empty left out. Halves of surrogate pairs are lost.</summary>
    public static byte[] Write(Form form, FormValues values)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            json.WriteString("form", form.Id);
            json.WriteNumber("version", form.Version);
            json.WriteStartObject("values");
            var known = form.Fields.Select(f => f.Id).ToList();
            foreach (var id in known.Concat(values.ById.Keys.Except(known).Order(StringComparer.Ordinal)))
                if (values[id] is { } value) Field(json, id, value, form.Find(id));
            json.WriteEndObject();
            json.WriteEndObject();
        }
        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    private static void Field(Utf8JsonWriter json, string id, FieldValue value, FormField? field)
    {
        json.WritePropertyName(Whole(id));
        switch (value)
        {
            case TypedValue typed: json.WriteStringValue(Whole(typed.Text)); break;
            case ChosenValue { Other: not null } chosen:
                json.WriteStartObject();
                json.WritePropertyName("chosen");
                Ids(json, chosen);
                json.WriteString("other", Whole(chosen.Other));
                json.WriteEndObject();
                break;
            case ChosenValue { Ids: [var one] } when field?.Kind == FieldKind.Choice: json.WriteStringValue(Whole(one)); break;
            case ChosenValue chosen: Ids(json, chosen); break;
            case RowsValue rows: Rows(json, rows, field); break;
        }
    }

    private static void Ids(Utf8JsonWriter json, ChosenValue chosen)
    {
        json.WriteStartArray();
        foreach (var id in chosen.Ids) json.WriteStringValue(Whole(id));
        json.WriteEndArray();
    }

    private static void Rows(Utf8JsonWriter json, RowsValue rows, FormField? table)
    {
        var known = table?.Columns.Select(c => c.Id).ToList() ?? [];
        json.WriteStartArray();
        foreach (var row in rows.Rows)
        {
            json.WriteStartObject();
            foreach (var column in known.Concat(row.Keys.Except(known).Order(StringComparer.Ordinal)))
                if (row.TryGetValue(column, out var text)) json.WriteString(Whole(column), Whole(text));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static string Whole(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) i++;
            else if (char.IsSurrogate(text[i])) return string.Concat(text.EnumerateRunes().Where(r => r.Value != '\uFFFD'));
        }
        return text;
    }
}
