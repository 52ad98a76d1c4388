using System.Globalization;
using DocumentFormat.OpenXml;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace ApplyBot.Exporting.Word;

/// <summary>How a cell reaches down: not at all, as the one that does, or as one that is covered.</summary>
internal enum VerticalReach
{
    None,
    Begins,
    Covered,
}

/// <summary>Builds a table upon a grid of fixed widths.</summary>
internal sealed class WordTable
{
    private readonly IReadOnlyList<int> _widths;

    public WordTable(IReadOnlyList<decimal> widths)
    {
        _widths = Measures.Twips(widths);
        var grid = new W.TableGrid();
        foreach (var width in _widths) grid.Append(new W.GridColumn { Width = Text(width) });
        Element = new W.Table(
            new W.TableProperties
            {
                TableWidth = new W.TableWidth { Width = Text(_widths.Sum()), Type = W.TableWidthUnitValues.Dxa },
                TableJustification = new W.TableJustification { Val = W.TableRowAlignmentValues.Center },
                TableBorders = Borders(),
                TableLayout = new W.TableLayout { Type = W.TableLayoutValues.Fixed },
                TableCellMarginDefault = new W.TableCellMarginDefault
                {
                    TopMargin = new W.TopMargin { Width = "40", Type = W.TableWidthUnitValues.Dxa },
                    TableCellLeftMargin = new W.TableCellLeftMargin { Width = 85, Type = W.TableWidthValues.Dxa },
                    BottomMargin = new W.BottomMargin { Width = "40", Type = W.TableWidthUnitValues.Dxa },
                    TableCellRightMargin = new W.TableCellRightMargin { Width = 85, Type = W.TableWidthValues.Dxa },
                },
            },
            grid);
    }

    public W.Table Element { get; }

    public int Columns => _widths.Count;

    /// <summary>Adds a row.</summary>
    /// <param name="height">Least height in twips.</param>
    /// <param name="cells">From left to right.</param>
    /// <param name="isHeader">Whether it stands again on each page that the table reaches.</param>
    /// <param name="isWhole">Whether a page may not break within it.</param>
    public void Row(int height, IEnumerable<W.TableCell> cells, bool isHeader = false, bool isWhole = false)
    {
        var properties = new W.TableRowProperties();
        if (isWhole || isHeader) properties.Append(new W.CantSplit());
        properties.Append(new W.TableRowHeight { Val = (uint)height, HeightType = W.HeightRuleValues.AtLeast });
        if (isHeader) properties.Append(new W.TableHeader());
        Element.Append(new W.TableRow(new OpenXmlElement[] { properties }.Concat(cells)));
    }

    /// <summary>Makes a cell; one without paragraphs gets an empty one, as Word wants it.</summary>
    public W.TableCell Cell(int column, int span, IReadOnlyList<W.Paragraph> paragraphs, W.TableVerticalAlignmentValues alignment, VerticalReach reach = VerticalReach.None)
    {
        var properties = new W.TableCellProperties
        {
            TableCellWidth = new W.TableCellWidth { Width = Text(Width(column, span)), Type = W.TableWidthUnitValues.Dxa },
            GridSpan = span > 1 ? new W.GridSpan { Val = span } : null,
            VerticalMerge = reach == VerticalReach.None ? null : new W.VerticalMerge { Val = reach == VerticalReach.Begins ? W.MergedCellValues.Restart : W.MergedCellValues.Continue },
            TableCellVerticalAlignment = new W.TableCellVerticalAlignment { Val = alignment },
        };
        return new W.TableCell(new OpenXmlElement[] { properties }.Concat(paragraphs.Count > 0 ? paragraphs : [WordText.Paragraph(WordStyles.Value, [])]));
    }

    private int Width(int column, int span) => _widths.Skip(column).Take(span).Sum();

    private static W.TableBorders Borders() => new()
    {
        TopBorder = new W.TopBorder { Val = W.BorderValues.Single, Size = 6, Space = 0, Color = "auto" },
        LeftBorder = new W.LeftBorder { Val = W.BorderValues.Single, Size = 6, Space = 0, Color = "auto" },
        BottomBorder = new W.BottomBorder { Val = W.BorderValues.Single, Size = 6, Space = 0, Color = "auto" },
        RightBorder = new W.RightBorder { Val = W.BorderValues.Single, Size = 6, Space = 0, Color = "auto" },
        InsideHorizontalBorder = new W.InsideHorizontalBorder { Val = W.BorderValues.Single, Size = 4, Space = 0, Color = "auto" },
        InsideVerticalBorder = new W.InsideVerticalBorder { Val = W.BorderValues.Single, Size = 4, Space = 0, Color = "auto" },
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
