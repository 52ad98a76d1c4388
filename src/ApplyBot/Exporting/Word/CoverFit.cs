using ApplyBot.Applications.Layout;
using ApplyBot.Exporting.Printing;

namespace ApplyBot.Exporting.Word;

/// <summary>Makes a cover fit on one page, whatever stands on it: long titles are set smaller, and the space between shrinks.</summary>
internal static class CoverFit
{
    private const decimal Largest = 22, Smallest = 18, PointsInCm = 72 / 2.54m;

    // Centimetres: what a page holds, and what a line takes with fonts that are taller than usual.
    private const decimal Page = 23.5m, TitleLine = 1.8m, TextLine = 1.1m, CoverLine = 1.35m, CoverCharacter = 0.57m;

    /// <summary>Points of a title, so that it stands in one line if it can.</summary>
    public static decimal TitleSize(string title, decimal width) => Math.Clamp(Math.Floor(width * PointsInCm / Math.Max(1, title.Length) * 2) / 2, Smallest, Largest);

    /// <summary>By how much the space on the first page shrinks: 1 for not at all.</summary>
    public static decimal Shrink(FormDocument document, TemplatePrinter printer, decimal valueWidth)
    {
        var first = document.Parts.TakeWhile(p => p is not BreakPart).ToList();
        var space = first.OfType<SpacePart>().Sum(s => s.Height);
        if (space == 0 || !first.Exists(p => p is CoverPart)) return 1;
        var text = first.Sum(p => p switch
        {
            TitlePart title => TitleLine * Lines(title.Text.Length * TitleSize(title.Text, document.Width) / PointsInCm, document.Width) + TextLine,
            CoverPart cover => cover.Lines.Sum(l => CoverLine * printer.Print(l.Value).Sum(runs => Lines(runs.Sum(r => r.Text.Length) * CoverCharacter, valueWidth))),
            SpacePart => 0,
            _ => TextLine,
        });
        return Math.Clamp((Page - text) / space, 0.1m, 1);
    }

    private static decimal Lines(decimal length, decimal width) => Math.Max(1, Math.Ceiling(length / width));
}
