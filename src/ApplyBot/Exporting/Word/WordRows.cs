using ApplyBot.Applications;
using ApplyBot.Applications.Layout;
using ApplyBot.Exporting.Printing;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace ApplyBot.Exporting.Word;

/// <summary>Writes a table field: its header, its rows, empty rows up to so many, and its total.</summary>
internal sealed class WordRows(WordTable table, FieldRows rows, FormValues values)
{
    // Centimetres of an ordinary row.
    private const decimal Height = 0.9m;

    // What is longer is read more easily from the left; and what is longer still may go on upon the next page.
    private const int LongestCentred = 12, LongestWhole = 200;

    // Tables with as many columns are set smaller.
    private const int Crowded = 9;

    private static readonly int Least = Measures.Twips(Height);

    private IReadOnlyList<FormField> Columns => rows.Field.Columns;

    private string Label => rows.Spans.Count < Crowded ? WordStyles.Label : WordStyles.SmallLabel;

    private string Value => rows.Spans.Count < Crowded ? WordStyles.Value : WordStyles.SmallValue;

    private int Before => rows.Number is null ? 0 : 1;

    /// <param name="isRepeated">Whether the header stands again on each page; Word does so only at the top of a table.</param>
    public void Write(bool isRepeated)
    {
        var filled = values.Rows(rows.Field.Id);
        var texts = filled.Select(row => Columns.Select(c => FieldText.Of(c, row.GetValueOrDefault(c.Id, ""), false)).ToArray()).ToList();
        table.Row(Least, Cells([.. rows.Number is { } number ? new[] { number } : [], .. Columns.Select(c => c.Text.Zh)], _ => Label), isRepeated, true);
        for (var i = 0; i < Math.Max(filled.Length, rows.Blank); i++)
        {
            string?[] cells = i < filled.Length ? [.. rows.Number is null ? Array.Empty<string>() : [$"{i + 1}"], .. texts[i]] : new string?[Before + Columns.Count];
            table.Row(Least, Cells(cells, at => at >= Before && IsLong(at - Before, texts) ? Value : Label), isWhole: cells.All(t => t is null || t.Length < LongestWhole));
        }
        if (rows.Total is { } label) Total(label, filled);
    }

    private bool IsLong(int column, List<string[]> texts) => Columns[column].Kind is FieldKind.Text or FieldKind.LongText && texts.Exists(t => t[column].Length > LongestCentred);

    private void Total(string label, IReadOnlyList<IReadOnlyDictionary<string, string>> filled)
    {
        var first = Before + Columns.TakeWhile(c => c.Kind != FieldKind.Money).Count();
        string[] texts = [.. Enumerable.Repeat("", Before), .. Columns.Select(c => c.Kind == FieldKind.Money && ColumnSum.Of(c, filled) is { } sum ? AmountText.Plain(c, sum) : "")];
        var cells = new List<W.TableCell>();
        // The label takes all the cells before the first amount, or the cell of the amount itself where there are none.
        if (first > 0) cells.Add(table.Cell(0, rows.Spans.Take(first).Sum(), Paragraphs(label, Label), W.TableVerticalAlignmentValues.Center));
        else texts[0] = label + " " + texts[0];
        cells.AddRange(Cells(texts, _ => Label).Skip(first));
        table.Row(Least, cells, isWhole: true);
    }

    private IEnumerable<W.TableCell> Cells(string?[] texts, Func<int, string> style)
    {
        var column = 0;
        for (var i = 0; i < texts.Length; i++)
        {
            yield return table.Cell(column, rows.Spans[i], Paragraphs(texts[i] ?? "", style(i)), W.TableVerticalAlignmentValues.Center);
            column += rows.Spans[i];
        }
    }

    private static List<W.Paragraph> Paragraphs(string text, string style)
    {
        var printed = new PrintedText();
        printed.Add(text);
        return [.. WordText.Paragraphs(style, printed.Paragraphs)];
    }
}
