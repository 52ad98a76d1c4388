using ApplyBot.Applications.Layout;
using ApplyBot.Exporting.Printing;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace ApplyBot.Exporting.Word;

/// <summary>Writes a table of the form: cells with labels, with what was filled in, and with room for pen and seal.</summary>
internal sealed class WordGrid(TablePart part, TemplatePrinter printer)
{
    private const decimal Least = 0.9m;

    // Centimetres of a line at the foot of a cell, and of its margins.
    private const decimal LineHeight = 0.85m, Margins = 0.4m;

    private readonly WordTable _table = new(part.Widths);

    // By column of the grid: rows that a cell from above still takes, and how wide it is.
    private readonly (int Rows, int Span)[] _covered = new (int, int)[part.Widths.Count];

    public W.Table Write()
    {
        foreach (var row in part.Rows)
        {
            if (row is FieldRows rows) new WordRows(_table, rows, printer.Values).Write(false);
            else Row((CellRow)row);
        }
        return _table.Element;
    }

    private void Row(CellRow row)
    {
        var (cells, column) = (new List<W.TableCell>(), 0);
        foreach (var cell in row.Cells)
        {
            column = Covered(cells, column);
            cells.Add(_table.Cell(column, cell.Span, Paragraphs(cell), Alignment(cell), cell.Down > 1 ? VerticalReach.Begins : VerticalReach.None));
            if (cell.Down > 1) _covered[column] = (cell.Down - 1, cell.Span);
            column += cell.Span;
        }
        Covered(cells, column);
        var height = row.Cells.Select(c => c.Height / c.Down).Append(Least).Max();
        _table.Row(Measures.Twips(height), cells, isWhole: row.Cells.Any(c => c.Lines.Count > 0 || c.Signatures.Count > 0));
    }

    // Cells that one from above covers, until the next free column.
    private int Covered(List<W.TableCell> cells, int column)
    {
        while (column < _covered.Length && _covered[column].Rows > 0)
        {
            var (rows, span) = _covered[column];
            cells.Add(_table.Cell(column, span, [], W.TableVerticalAlignmentValues.Center, VerticalReach.Covered));
            _covered[column] = (rows - 1, span);
            column += span;
        }
        return column;
    }

    private List<W.Paragraph> Paragraphs(TableCell cell)
    {
        var isBare = cell is { Values.Count: 0, Lines.Count: 0, Signatures.Count: 0 };
        var paragraphs = new List<W.Paragraph>();
        if (cell.Label is { } label) paragraphs.Add(WordText.Paragraph(isBare ? cell.Span == _table.Columns ? WordStyles.Section : WordStyles.Label : WordStyles.Value, label));
        foreach (var value in cell.Values)
            paragraphs.AddRange(WordText.Paragraphs(printer.IsLong(value) || IsProse(cell, value) ? WordStyles.LongText : WordStyles.Value, printer.Print(value)));
        if (paragraphs.Count > 0 && cell.Lines.Count > 0)
            paragraphs.Add(WordText.Space(Measures.Twips(Math.Max(LineHeight, cell.Height - Margins - LineHeight * (paragraphs.Count + Folded(cell) + cell.Lines.Count)))));
        paragraphs.AddRange(cell.Lines.Select(Foot));
        return paragraphs;
    }

    // What the form itself says above a signature.
    private static bool IsProse(TableCell cell, Template value) => cell.Lines.Count > 0 && !value.Fields.Any();

    // Lines more that the form's own words take: about two characters a centimetre.
    private int Folded(TableCell cell) => cell.Values.Sum(v => (int)(v.Pieces.Sum(p => p.Text.Length) / (2.2m * part.Widths.TakeLast(cell.Span).Sum())));

    private static W.Paragraph Foot(string line)
    {
        var foot = WordText.Paragraph(WordStyles.Foot, line);
        // Behind a colon somebody signs.
        foot.ParagraphProperties!.Indentation = new W.Indentation { Right = $"{Measures.Twips(line.EndsWith('：') || line.EndsWith(':') ? 4m : 1m)}" };
        return foot;
    }

    private static W.TableVerticalAlignmentValues Alignment(TableCell cell) =>
        cell is { Label: null, Values.Count: 0, Lines.Count: > 0 } ? W.TableVerticalAlignmentValues.Bottom
        : cell.Values.Count > 0 && cell.Height > 0 || cell.Lines.Count > 0 ? W.TableVerticalAlignmentValues.Top
        : W.TableVerticalAlignmentValues.Center;
}
