using System.Collections.Immutable;
using ApplyBot.Applications;
using ApplyBot.Bot.Cards.Drafts;

namespace ApplyBot.Bot.Conversations.Drafts;

/// <summary>What a press filled in, put into the values. An input that the card did not have leaves its field as it is.</summary>
public static class DraftInputs
{
    /// <summary>Most rows of a table.</summary>
    public const int MostRows = 100;

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
        if (!inputs.TryGetValue(DraftAction.Input + field.Id, out var text))
        {
            return values;
        }
        if (!FieldKinds.IsChoice(field.Kind))
        {
            return values.With(field.Id, new TypedValue(text.Trim()));
        }
        var ids = text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var other = inputs.TryGetValue(DraftAction.Other + field.Id, out var written) ? written.Trim() : (values[field.Id] as ChosenValue)?.Other;
        return values.With(field.Id, new ChosenValue([.. field.Options.Select(o => o.Id).Where(ids.Contains)], string.IsNullOrEmpty(other) ? null : other));
    }

    private static FormValues Row(Form form, FormValues values, string at, IReadOnlyDictionary<string, string> inputs)
    {
        if (RowAt(form, at) is not var (table, number))
        {
            return values;
        }
        var rows = values.Rows(table.Id);
        var row = number >= 1 && number <= rows.Length ? rows[number - 1] : ImmutableDictionary<string, string>.Empty;
        foreach (var column in table.Columns)
        {
            if (inputs.TryGetValue(DraftAction.Input + column.Id, out var text))
            {
                row = string.IsNullOrWhiteSpace(text) ? row.Remove(column.Id) : row.SetItem(column.Id, text.Trim());
            }
        }
        // A row in which nothing stands is none.
        return number >= 1 && number <= rows.Length ? values.With(table.Id, new RowsValue(row.IsEmpty ? rows.RemoveAt(number - 1) : rows.SetItem(number - 1, row)))
            : row.IsEmpty || rows.Length >= MostRows ? values : values.With(table.Id, new RowsValue(rows.Add(row)));
    }
}
