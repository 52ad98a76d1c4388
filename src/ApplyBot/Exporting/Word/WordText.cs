using System.Globalization;
using ApplyBot.Exporting.Printing;
using DocumentFormat.OpenXml;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace ApplyBot.Exporting.Word;

/// <summary>Makes paragraphs.</summary>
internal static class WordText
{
    // Fonts with ☑ and □; which of them is there depends on the machine.
    private const string Boxes = "Segoe UI Symbol", EastAsianBoxes = "MS Gothic";

    public static W.Paragraph Paragraph(string style, string text) => Paragraph(style, [new PrintedRun(CleanText.Of(text))]);

    public static W.Paragraph Paragraph(string style, IEnumerable<PrintedRun> runs)
    {
        var paragraph = new W.Paragraph(new W.ParagraphProperties { ParagraphStyleId = new W.ParagraphStyleId { Val = style } });
        foreach (var run in runs.Where(r => r.Text.Length > 0)) paragraph.Append(Run(run));
        return paragraph;
    }

    /// <summary>Paragraphs of what was printed.</summary>
    public static IEnumerable<W.Paragraph> Paragraphs(string style, IEnumerable<IReadOnlyList<PrintedRun>> printed) => printed.Select(runs => Paragraph(style, runs));

    /// <summary>Empty space of a height in twips.</summary>
    public static W.Paragraph Space(int twips)
    {
        var space = Paragraph(WordStyles.Gap, []);
        space.ParagraphProperties!.SpacingBetweenLines = new W.SpacingBetweenLines { Before = "0", After = "0", Line = Math.Max(20, twips).ToString(CultureInfo.InvariantCulture), LineRule = W.LineSpacingRuleValues.Exact };
        return space;
    }

    public static W.Paragraph Aligned(this W.Paragraph paragraph, W.JustificationValues alignment)
    {
        paragraph.ParagraphProperties!.Justification = new W.Justification { Val = alignment };
        return paragraph;
    }

    /// <summary>In another size than its style has.</summary>
    public static W.Paragraph Sized(this W.Paragraph paragraph, decimal points)
    {
        var half = ((int)(points * 2)).ToString(CultureInfo.InvariantCulture);
        foreach (var run in paragraph.Elements<W.Run>()) (run.RunProperties ??= new W.RunProperties()).FontSize = new W.FontSize { Val = half };
        return paragraph;
    }

    public static W.Paragraph OnNewPage(this W.Paragraph paragraph)
    {
        paragraph.ParagraphProperties!.PageBreakBefore = new W.PageBreakBefore();
        return paragraph;
    }

    /// <summary>The number of the page, counted by Word.</summary>
    public static W.Paragraph PageNumber()
    {
        var paragraph = Paragraph(WordStyles.PageNumber, []);
        paragraph.Append(new W.SimpleField(new W.Run(new W.Text("1"))) { Instruction = "PAGE" });
        return paragraph;
    }

    private static W.Run Run(PrintedRun run)
    {
        var made = new W.Run();
        if (run.Style == RunStyle.Blank) made.RunProperties = new W.RunProperties { Underline = new W.Underline { Val = W.UnderlineValues.Single } };
        if (run.Style == RunStyle.Box) made.RunProperties = new W.RunProperties { RunFonts = new W.RunFonts { Ascii = Boxes, HighAnsi = Boxes, EastAsia = EastAsianBoxes, ComplexScript = Boxes, Hint = W.FontTypeHintValues.EastAsia } };
        made.Append(new W.Text(run.Text) { Space = SpaceProcessingModeValues.Preserve });
        return made;
    }
}
