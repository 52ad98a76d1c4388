using DocumentFormat.OpenXml;
using S = DocumentFormat.OpenXml.Spreadsheet;

namespace ApplyBot.Exporting.Sheets;

/// <summary>How cells look: each constant is the place of its format.</summary>
internal static class ExcelStyles
{
    public const uint Text = 1, Header = 2, Whole = 3, Amount = 4, TotalLabel = 5, TotalAmount = 6, Decimals = 7;

    // Formats that every workbook has: @, 0, #,##0.00; the last one is ours.
    private const uint AsText = 49, AsWhole = 1, AsAmount = 4, AsDecimals = 164;

    public static S.Stylesheet Create() => new(
        new S.NumberingFormats(new S.NumberingFormat { NumberFormatId = AsDecimals, FormatCode = "0.######" }) { Count = 1 },
        new S.Fonts(Font(false), Font(true)) { Count = 2 },
        new S.Fills(new S.Fill(new S.PatternFill { PatternType = S.PatternValues.None }), new S.Fill(new S.PatternFill { PatternType = S.PatternValues.Gray125 })) { Count = 2 },
        new S.Borders(new S.Border(), Box()) { Count = 2 },
        new S.CellStyleFormats(new S.CellFormat()) { Count = 1 },
        new S.CellFormats(
            new S.CellFormat(),
            Format(AsText, 0, S.HorizontalAlignmentValues.Left), Format(AsText, 1, S.HorizontalAlignmentValues.Center),
            Format(AsWhole, 0, S.HorizontalAlignmentValues.Right), Format(AsAmount, 0, S.HorizontalAlignmentValues.Right),
            Format(AsText, 1, S.HorizontalAlignmentValues.Center), Format(AsAmount, 1, S.HorizontalAlignmentValues.Right), Format(AsDecimals, 0, S.HorizontalAlignmentValues.Right)) { Count = 8 });

    private static S.Font Font(bool isBold)
    {
        var font = new S.Font();
        if (isBold) font.Append(new S.Bold());
        font.Append(new S.FontSize { Val = 11 }, new S.FontName { Val = "宋体" });
        return font;
    }

    private static S.Border Box() => new(
        new S.LeftBorder { Style = S.BorderStyleValues.Thin }, new S.RightBorder { Style = S.BorderStyleValues.Thin },
        new S.TopBorder { Style = S.BorderStyleValues.Thin }, new S.BottomBorder { Style = S.BorderStyleValues.Thin });

    private static S.CellFormat Format(uint number, uint font, S.HorizontalAlignmentValues alignment) => new(new S.Alignment { Horizontal = alignment, Vertical = S.VerticalAlignmentValues.Center, WrapText = true })
    {
        NumberFormatId = number, FontId = font, FillId = 0, BorderId = 1, FormatId = 0, ApplyNumberFormat = true, ApplyFont = true, ApplyBorder = true, ApplyAlignment = true,
    };
}
