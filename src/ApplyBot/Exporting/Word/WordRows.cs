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

    private static readonly int Least = Measures.Twips(Height);

    private IReadOnlyList<FormField> Columns => rows.Field.Columns;

    private int Before => rows.Number is null ? 0 : 1;

    /// <param name="isRepeated">Whether the header stands again on each page; Word does so only at the top of a table.</param>
    public void Write(bool isRepeated)
    {
        var filled = values.Rows(rows.Field.Id);
        table.Row(Least, Cells([.. rows.Number is { } number ? new[] { number } : [], .. Columns.Select(c => c.Text.Zh)], _ => WordStyles.Label), isRepeated, true);
        for (var i = 0; i < Math.Max(filled.Length, rows.Blank); i++)
        {
            var row = i < filled.Length ? filled[i] : null;
            string[] texts = [.. rows.Number is null ? Array.Empty<string>() : [row is null ? "" : $"{i + 1}"], .. Columns.Select(c => row is null ? "" : FieldText.Of(c, row.GetValueOrDefault(c.Id, ""), false))];
            table.Row(Least, Cells(texts, at => at >= Before && Columns[at - Before].Kind is FieldKind.Text or FieldKind.LongText && texts[at].Length > LongestCentred ? WordStyles.Value : WordStyles.Label));
        }
        if (rows.Total is { } label) Total(label, filled);
    }

    // What is longer is read more easily from the left.
    private const int LongestCentred = 12;

    private void Total(string label, IReadOnlyList<IReadOnlyDictionary<string, string>> filled)
    {
        var first = Before + Columns.TakeWhile(c => c.Kind != FieldKind.Money).Count();
        string[] texts = [.. Enumerable.Repeat("", Before), .. Columns.Select(c => c.Kind == FieldKind.Money && FieldText.Sum(c, filled) is { } sum ? AmountText.Plain(c, sum) : "")];
        var cells = new List<W.TableCell>();
        // The label takes all the cells before the first amount, or the cell of the amount itself where there are none.
        if (first > 0) cells.Add(table.Cell(0, rows.Spans.Take(first).Sum(), Paragraphs(label, WordStyles.Label), W.TableVerticalAlignmentValues.Center));
        else texts[0] = label + " " + texts[0];
        cells.AddRange(Cells(texts, _ => WordStyles.Label).Skip(first));
        table.Row(Least, cells, isWhole: true);
    }

    private IEnumerable<W.TableCell> Cells(string[] texts, Func<int, string> style)
    {
        var column = 0;
        for (var i = 0; i < texts.Length; i++)
        {
            yield return table.Cell(column, rows.Spans[i], Paragraphs(texts[i], style(i)), W.TableVerticalAlignmentValues.Center);
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
