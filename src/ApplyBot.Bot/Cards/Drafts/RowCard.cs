using System.Globalization;
using System.Text.Json.Nodes;
using ApplyBot.Applications;
using static ApplyBot.Bot.Cards.CardElements;

namespace ApplyBot.Bot.Cards.Drafts;

/// <summary>A row of a table to fill in.</summary>
public static class RowCard
{
    /// <summary>The card (Adaptive Card 1.5).</summary>
    /// <param name="frame">The draft.</param>
    /// <param name="table">The table.</param>
    /// <param name="number">The row, from 1; 0: a new one.</param>
    /// <param name="section">Section of the table.</param>
    /// <param name="problems">What is wrong with the row.</param>
    public static JsonObject Of(DraftFrame frame, FormField table, int number, string section, IReadOnlyList<FormProblem> problems)
    {
        var rows = frame.Draft!.Values.Rows(table.Id);
        var row = number >= 1 && number <= rows.Length ? rows[number - 1] : null;
        var at = string.Create(CultureInfo.InvariantCulture, $"{table.Id}/{(row is null ? 0 : number)}");
        frame = frame with { Row = at };
        var title = frame.Say("draft.row.title", frame.In(table.Text), row is null ? rows.Length + 1 : number);
        return CardRoom.Fullest(room => frame.Card(title,
        [
            Container([.. frame.Head(), Heading(title)]),
            .. table.Columns.SelectMany(c => Column(frame, c, row?.GetValueOrDefault(c.Id) ?? "", [.. problems.Where(p => p.Field.EndsWith("." + c.Id, StringComparison.Ordinal))], room)),
            .. Buttons(
            [
                frame.Button("draft.row.save", DraftAction.Section, section), frame.Button("draft.row.save-add", DraftAction.Add, table.Id),
                frame.Button("draft.row.cancel", DraftAction.Section, section, withInputs: false),
            ]),
        ],
        [.. table.Columns.Select(c => frame.Say("check.pair", FieldInput.Label(frame, c), row?.GetValueOrDefault(c.Id) is { Length: > 0 } text ? CardElements.Shorten(text, 120) : frame.Say("draft.empty"))), .. problems.Select(frame.Said)]));
    }

    private static IEnumerable<JsonObject> Column(DraftFrame frame, FormField column, string text, IReadOnlyList<FormProblem> problems, CardRoom room)
    {
        if (column.Help is { } help)
        {
            yield return Text($"{frame.In(column.Text)}：{frame.In(help)}", "Small", subtle: true, spacing: "Medium");
        }
        foreach (var element in FieldInput.Column(frame, column, text, room))
        {
            yield return element;
        }
        foreach (var problem in problems)
        {
            yield return Container([Text(frame.Said(problem), "Small")], style: "attention");
        }
    }
}
