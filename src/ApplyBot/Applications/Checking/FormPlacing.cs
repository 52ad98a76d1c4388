using ApplyBot.Applications.Layout;
using ApplyBot.Knowledge;

namespace ApplyBot.Applications.Checking;

/// <summary>Nothing that is asked is missing on the paper, and every table of the paper is whole.</summary>
internal static class FormPlacing
{
    public static IEnumerable<Problem> Check(Form form) =>
        Missing(form).Concat(form.Document.Parts.SelectMany(Grid)).Select(reason => new Problem(form.Source, 0, "`document`: " + reason));

    private static IEnumerable<string> Missing(Form form)
    {
        var placed = form.Document.Parts.SelectMany(Placed).ToHashSet();
        return form.Fields.Where(f => !placed.Contains(f.Id)).Select(f => $"the field `{f.Id}` has no place");
    }

    private static IEnumerable<string> Placed(DocumentPart part) => part switch
    {
        LinePart line => line.Text.Fields,
        CoverPart cover => cover.Lines.SelectMany(l => l.Value.Fields),
        RowsPart rows => [rows.Rows.Field.Id],
        TablePart table => table.Rows.SelectMany(r => r is CellRow cells
            ? cells.Cells.SelectMany(c => c.Values.SelectMany(v => v.Fields).Concat(c.Signatures.Select(s => s.Id)))
            : [((FieldRows)r).Field.Id]),
        _ => [],
    };

    private static IEnumerable<string> Grid(DocumentPart part) => part switch
    {
        RowsPart rows when rows.Widths.Count != Columns(rows.Rows) => [$"`rows: {rows.Rows.Field.Id}` has {Columns(rows.Rows)} columns and {rows.Widths.Count} widths"],
        TablePart table => Rows(table),
        _ => [],
    };

    private static int Columns(FieldRows rows) => rows.Field.Columns.Count + (rows.Number is null ? 0 : 1);

    // Each row must fill the grid together with the cells that reach down into it.
    private static IEnumerable<string> Rows(TablePart table)
    {
        var covered = new int[table.Widths.Count];
        foreach (var (row, at) in table.Rows.Select((r, i) => (r, i + 1)))
        {
            if (row is FieldRows rows)
            {
                if (covered.Any(c => c > 0)) yield return $"row {at}: a cell reaches down into rows whose number is not known";
                if (rows.Spans.Count != Columns(rows) || rows.Spans.Any(s => s < 1) || rows.Spans.Sum() != table.Widths.Count)
                    yield return $"row {at}: `spans` must be {Columns(rows)} numbers that come to {table.Widths.Count}";
                continue;
            }
            var column = 0;
            foreach (var cell in ((CellRow)row).Cells)
            {
                while (column < covered.Length && covered[column] > 0) column++;
                for (var i = 0; i < cell.Span; i++, column++)
                {
                    if (column >= covered.Length || covered[column] > 0) { yield return $"row {at}: its cells are wider than the table"; yield break; }
                    covered[column] = cell.Down;
                }
            }
            if (covered.Any(c => c == 0)) yield return $"row {at}: its cells do not fill the table";
            for (var i = 0; i < covered.Length; i++) covered[i] = Math.Max(0, covered[i] - 1);
        }
        if (covered.Any(c => c > 0)) yield return "a cell reaches below the last row";
    }
}
