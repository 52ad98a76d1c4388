using System.Collections.Immutable;
using ApplyBot.Applications;
using ApplyBot.Bot.Cards.Drafts;

namespace ApplyBot.Bot.Conversations.Drafts;

/// <summary>What a press filled in, put into the values. An input that the card did not have leaves its field as it is.</summary>
public static class DraftInputs
{
    /// <summary>Most rows of a table.</summary>
    public const int MostRows = 100;

    private const int LongestOther = 400;

    /// <summary>With what the press filled in; the same values where it filled in nothing.</summary>
    public static FormValues Apply(Form form, FormValues values, DraftPress press) =>
        press.Row is { } row ? Row(form, values, row, press.Inputs)
        : form.Sections.FirstOrDefault(s => s.Id == press.Section) is { } section ? section.Asked.Where(f => !f.IsTable).Aggregate(values, (v, f) => Field(f, v, press.Inputs))
        : values;

    /// <summary>Table and number of a row, 1 for the first, 0 for a new one; null for anything else.</summary>
    public static (FormField Table, int Number)? RowAt(Form form, string? at) =>
        at?.Split('/') is [var id, var text] && form.Find(id) is { IsTable: true } table && int.TryParse(text, out var number) && number is >= 0 and <= MostRows ? (table, number) : null;

    private static FormValues Field(FormField field, FormValues values, IReadOnlyDictionary<string, string> inputs)
    {
        if (!FieldKinds.IsChoice(field.Kind))
        {
            return Typed(field, inputs) is { } typed ? values.With(field.Id, new TypedValue(typed)) : values;
        }
        if (!inputs.TryGetValue(DraftAction.Input + field.Id, out var text))
        {
            return values;
        }
        var said = text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var ids = field.Options.Select(o => o.Id).Where(said.Contains).ToList();
        // What is no option of the form takes away nothing that is.
        if (said.Length > 0 && ids.Count == 0)
        {
            return values;
        }
        var other = inputs.TryGetValue(DraftAction.Other + field.Id, out var written) ? Cut(written.Trim(), LongestOther) : (values[field.Id] as ChosenValue)?.Other;
        return values.With(field.Id, new ChosenValue([.. ids], string.IsNullOrEmpty(other) ? null : other));
    }

    private static FormValues Row(Form form, FormValues values, string at, IReadOnlyDictionary<string, string> inputs)
    {
        if (RowAt(form, at) is not var (table, number) || values.Rows(table.Id) is var rows && number > rows.Length)
        {
            return values;
        }
        var row = number > 0 ? rows[number - 1] : ImmutableDictionary<string, string>.Empty;
        foreach (var column in table.Columns)
        {
            if (Typed(column, inputs) is { } text)
            {
                row = text.Length == 0 ? row.Remove(column.Id) : row.SetItem(column.Id, text);
            }
        }
        // A row in which nothing stands is none.
        return number > 0 ? values.With(table.Id, new RowsValue(row.IsEmpty ? rows.RemoveAt(number - 1) : rows.SetItem(number - 1, row)))
            : row.IsEmpty || rows.Length >= MostRows ? values : values.With(table.Id, new RowsValue(rows.Add(row)));
    }

    // Null where it stays as it is. What is longer than any field is kept as far as it is told to be too long.
    private static string? Typed(FormField field, IReadOnlyDictionary<string, string> inputs) =>
        inputs.TryGetValue(DraftAction.Input + field.Id, out var text) || inputs.TryGetValue(DraftAction.Replacing + field.Id, out text) && !string.IsNullOrWhiteSpace(text)
            ? Cut(text.Trim().ReplaceLineEndings("\n"), ValueReader.Longest + 1) : null;

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
}
