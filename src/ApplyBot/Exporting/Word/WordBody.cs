using ApplyBot.Applications.Layout;
using ApplyBot.Exporting.Printing;
using DocumentFormat.OpenXml;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace ApplyBot.Exporting.Word;

/// <summary>Writes the parts of a form from top to bottom.</summary>
internal sealed class WordBody(TemplatePrinter printer)
{
    // Centimetres that the label and the value of a cover take, beside the value's blank line.
    private const decimal CoverLabelWidth = 3.8m, CoverValueWidth = 10.7m;

    private readonly List<OpenXmlElement> _elements = [];
    private bool _isNewPage, _isCover = true;
    private decimal _width, _shrink = 1;

    public IReadOnlyList<OpenXmlElement> Write(FormDocument document)
    {
        (_width, _shrink) = (document.Width, CoverFit.Shrink(document, printer, CoverValueWidth));
        foreach (var part in document.Parts) Write(part);
        // Word wants a paragraph behind the last table.
        if (_elements.Count == 0 || _elements[^1] is W.Table) _elements.Add(WordText.Space(0));
        return _elements;
    }

    private void Write(DocumentPart part)
    {
        switch (part)
        {
            case BreakPart: (_isNewPage, _isCover) = (true, false); break;
            case TitlePart title: Add(WordText.Paragraph(WordStyles.Title, title.Text).Sized(CoverFit.TitleSize(title.Text, _width))); break;
            case HeadingPart heading: Add(WordText.Paragraph(WordStyles.Heading, heading.Text)); break;
            case NotePart note: Add(WordText.Paragraph(WordStyles.Note, note.Text)); break;
            case SpacePart space: Add(WordText.Space(Measures.Twips(space.Height * (_isCover ? _shrink : 1)))); break;
            case LinePart line: foreach (var paragraph in WordText.Paragraphs(WordStyles.Line, printer.Print(line.Text))) Add(paragraph.Aligned(Alignment(line.Alignment))); break;
            case CoverPart cover: Add(Cover(cover)); break;
            case TablePart table: Add(new WordGrid(table, printer).Write()); break;
            case RowsPart rows: Add(Rows(rows)); break;
        }
    }

    private void Add(W.Paragraph paragraph)
    {
        _elements.Add(_isNewPage ? paragraph.OnNewPage() : paragraph);
        _isNewPage = false;
    }

    // Two tables that touch would be one; and a new page begins with a paragraph.
    private void Add(W.Table table)
    {
        if (_isNewPage || _elements.Count > 0 && _elements[^1] is W.Table) Add(WordText.Space(0));
        // A heading stays with its table.
        else if (_elements.LastOrDefault() is W.Paragraph { ParagraphProperties: { } above }) above.KeepNext = new W.KeepNext();
        _elements.Add(table);
    }

    private W.Table Rows(RowsPart part)
    {
        var table = new WordTable(part.Widths);
        new WordRows(table, part.Rows, printer.Values).Write(true);
        return table.Element;
    }

    private W.Table Cover(CoverPart cover)
    {
        var table = new WordTable([CoverLabelWidth, CoverValueWidth]);
        foreach (var (label, value) in cover.Lines)
        {
            var written = table.Cell(1, 1, [.. WordText.Paragraphs(WordStyles.CoverValue, printer.Print(value))], W.TableVerticalAlignmentValues.Bottom);
            written.TableCellProperties!.TableCellBorders = new W.TableCellBorders { BottomBorder = new W.BottomBorder { Val = W.BorderValues.Single, Size = 6, Space = 0, Color = "auto" } };
            table.Row(Measures.Twips(1.1m), [table.Cell(0, 1, [WordText.Paragraph(WordStyles.CoverLabel, label)], W.TableVerticalAlignmentValues.Bottom), written], isWhole: true);
        }
        table.Element.GetFirstChild<W.TableProperties>()!.TableBorders = null;
        return table.Element;
    }

    private static W.JustificationValues Alignment(LineAlignment alignment) => alignment switch
    {
        LineAlignment.Center => W.JustificationValues.Center, LineAlignment.Right => W.JustificationValues.Right, _ => W.JustificationValues.Left,
    };
}
