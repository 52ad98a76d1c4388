using DocumentFormat.OpenXml;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace ApplyBot.Exporting.Word;

/// <summary>How the parts of a form are set: the fonts by name that official papers use.</summary>
internal static class WordStyles
{
    public const string Title = "FormTitle", Heading = "FormHeading", Line = "FormLine", Label = "FormLabel", Section = "FormSection", Value = "FormValue", LongText = "FormLongText",
        Foot = "FormFoot", Note = "FormNote", SmallLabel = "FormSmallLabel", SmallValue = "FormSmallValue", CoverLabel = "CoverLabel", CoverValue = "CoverValue", Mark = "DraftMark", PageNumber = "PageNumberLine", Gap = "FormGap";

    private const string Body = "仿宋", Heavy = "黑体", Latin = "Times New Roman";

    // One line of text and a little more, in 240ths of a line.
    private const int Single = 240, Cell = 300, Loose = 360;

    public static W.Styles Create() => new(
        new W.DocDefaults(
            new W.RunPropertiesDefault(new W.RunPropertiesBaseStyle(Fonts(Body), new W.FontSize { Val = "24" }, new W.FontSizeComplexScript { Val = "24" }, new W.Languages { Val = "en-US", EastAsia = "zh-CN", Bidi = "ar-SA" })),
            new W.ParagraphPropertiesDefault()),
        new W.Style(new W.StyleName { Val = "Normal" }, new W.PrimaryStyle()) { Type = W.StyleValues.Paragraph, StyleId = "Normal", Default = true },
        Style(Title, 22, Heavy, W.JustificationValues.Center, Loose, before: 120, after: 240),
        Style(Heading, 16, Heavy, W.JustificationValues.Left, Loose, before: 160, after: 80, keepNext: true),
        Style(Line, 14, Body, W.JustificationValues.Left, Loose),
        Style(Label, 12, Body, W.JustificationValues.Center, Cell),
        Style(Section, 12, Heavy, W.JustificationValues.Center, Cell, keepNext: true),
        Style(Value, 12, Body, W.JustificationValues.Left, Cell),
        Style(SmallLabel, 10.5m, Body, W.JustificationValues.Center, Single),
        Style(SmallValue, 10.5m, Body, W.JustificationValues.Left, Single),
        Style(LongText, 12, Body, W.JustificationValues.Both, Cell, indent: new W.Indentation { FirstLine = "480", FirstLineChars = 200 }),
        Style(Foot, 12, Body, W.JustificationValues.Right, Loose),
        Style(Note, 10.5m, Body, W.JustificationValues.Left, Cell),
        Style(CoverLabel, 16, Body, W.JustificationValues.Right, Single, before: 200),
        Style(CoverValue, 16, Body, W.JustificationValues.Left, Single, before: 200),
        Style(Mark, 10.5m, Heavy, W.JustificationValues.Center, Single),
        Style(PageNumber, 10.5m, Body, W.JustificationValues.Center, Single),
        Style(Gap, 1, Body, W.JustificationValues.Left, Single));

    /// <summary>The fonts of one run: East Asian text in one, Latin text in Times New Roman.</summary>
    public static W.RunFonts Fonts(string eastAsia) => new() { Ascii = Latin, HighAnsi = Latin, EastAsia = eastAsia, ComplexScript = Latin };

    private static W.Style Style(string id, decimal points, string font, W.JustificationValues align, int line, int before = 0, int after = 0, bool keepNext = false, W.Indentation? indent = null)
    {
        var half = ((int)(points * 2)).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return new W.Style(
            new W.StyleName { Val = id }, new W.BasedOn { Val = "Normal" }, new W.PrimaryStyle(),
            new W.StyleParagraphProperties
            {
                KeepNext = keepNext ? new W.KeepNext() : null,
                SpacingBetweenLines = new W.SpacingBetweenLines { Before = Text(before), After = Text(after), Line = Text(line), LineRule = W.LineSpacingRuleValues.Auto },
                Indentation = indent,
                Justification = new W.Justification { Val = align },
            },
            new W.StyleRunProperties { RunFonts = Fonts(font), FontSize = new W.FontSize { Val = half }, FontSizeComplexScript = new W.FontSizeComplexScript { Val = half } })
        { Type = W.StyleValues.Paragraph, StyleId = id, CustomStyle = true };
    }

    private static StringValue Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
