using System.Collections.Immutable;
using ApplyBot.Applications;
using ApplyBot.Knowledge;

namespace ApplyBot.Bot.Cards.Drafts;

/// <summary>What was filled in, in words.</summary>
internal static class DraftText
{
    private const int Longest = 120;

    /// <summary>A value; a word for nothing where there is none.</summary>
    public static string Value(DraftFrame frame, FormField field, FieldValue? value) => value switch
    {
        TypedValue typed => CardElements.Shorten(Typed(frame, field, typed.Text), Longest),
        ChosenValue chosen => frame.Listed(chosen.Ids.Select(field.Option).OfType<FormOption>().Select(o => o.TakesText && chosen.Other is { } other ? frame.Say("check.pair", frame.In(o.Text), CardElements.Shorten(other, Longest)) : frame.In(o.Text))),
        RowsValue rows => frame.Say("draft.rows", rows.Rows.Length),
        _ => frame.Say("draft.empty"),
    };

    /// <summary>A value that is offered: of a table, its rows.</summary>
    public static string Offer(DraftFrame frame, FormField field, FieldValue value) =>
        value is RowsValue rows ? string.Join(' ', rows.Rows.Select((r, i) => Row(frame, field, r, i + 1))) : Value(frame, field, value);

    /// <summary>A row in one line.</summary>
    public static string Row(DraftFrame frame, FormField table, ImmutableDictionary<string, string> row, int number) =>
        frame.Say("draft.row.line", number, frame.Listed(table.Columns.Where(c => row.ContainsKey(c.Id)).Select(c => CardElements.Shorten(Typed(frame, c, row[c.Id]), 40)), "draft.row.separator"));

    /// <summary>What the amounts of a budget come to; null for other tables, and while one cannot be read.</summary>
    public static string? Total(DraftFrame frame, FormField table, ImmutableArray<ImmutableDictionary<string, string>> rows) =>
        table.Kind == FieldKind.BudgetTable && table.Column("amount") is { } amount && ColumnSum.Of(amount, rows) is { } sum ? frame.Say("draft.total", AmountText.WithUnit(amount, sum, frame.Language)) : null;

    private static string Typed(DraftFrame frame, FormField field, string text) => ValueReader.Read(field, text).Value is not { } read ? text : field.Kind switch
    {
        FieldKind.Money or FieldKind.Number when read.Number is { } number => AmountText.WithUnit(field, number, frame.Language),
        FieldKind.Choice when field.Option(read.Text) is { } option => frame.In(option.Text),
        _ => text,
    };
}
