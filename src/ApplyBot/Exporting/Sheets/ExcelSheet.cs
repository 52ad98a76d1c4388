using System.Globalization;
using ApplyBot.Applications;
using ApplyBot.Exporting.Printing;
using ApplyBot.Knowledge;
using DocumentFormat.OpenXml;
using S = DocumentFormat.OpenXml.Spreadsheet;

namespace ApplyBot.Exporting.Sheets;

/// <summary>Writes one table: a header that stays in view, numbers as numbers, and the sums of the amounts. What somebody typed is always text, never a formula.</summary>
internal sealed class ExcelSheet(FormField table, IReadOnlyList<IReadOnlyDictionary<string, string>> rows, Wording wording)
{
    // What a cell can hold; and widths of columns in characters.
    private const int LongestCell = 32_767, Narrowest = 10, Widest = 48;

    public S.Worksheet Write()
    {
        var data = new S.SheetData(Row(1, table.Columns.Select((c, i) => Text(i, 1, c.Text.Zh, ExcelStyles.Header))));
        foreach (var (row, at) in rows.Select((r, i) => (r, (uint)i + 2))) data.Append(Row(at, table.Columns.Select((c, i) => Cell(c, i, at, row.GetValueOrDefault(c.Id, "")))));
        if (table.Columns.Any(c => c.Kind == FieldKind.Money)) data.Append(Total((uint)rows.Count + 2));
        var columns = new S.Columns(table.Columns.Select((c, i) => new S.Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = Width(c), CustomWidth = true }));
        var view = new S.SheetView(new S.Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = S.PaneValues.BottomLeft, State = S.PaneStateValues.Frozen }) { WorkbookViewId = 0 };
        return new S.Worksheet(new S.SheetViews(view), new S.SheetFormatProperties { DefaultRowHeight = 18, CustomHeight = true }, columns, data);
    }

    private static S.Row Row(uint number, IEnumerable<S.Cell> cells) => new(cells) { RowIndex = number };

    private S.Row Total(uint at)
    {
        var label = table.Columns.TakeWhile(c => c.Kind == FieldKind.Money).Count();
        return Row(at, table.Columns.Select((c, i) => c.Kind == FieldKind.Money ? Sum(c, i, at) : Text(i, at, i == label ? wording.Say(Languages.Chinese, "export.total") : "", ExcelStyles.TotalLabel)));
    }

    private S.Cell Sum(FormField column, int at, uint row)
    {
        // As the workbook reckons: what is no number counts nothing.
        var sum = rows.Sum(r => Number(column, r.GetValueOrDefault(column.Id, "")) ?? 0);
        var cell = new S.Cell { CellReference = Reference(at, row), StyleIndex = ExcelStyles.TotalAmount, CellValue = Value(sum) };
        if (rows.Count > 0) cell.CellFormula = new S.CellFormula($"SUM({Reference(at, 2)}:{Reference(at, row - 1)})");
        return cell;
    }

    private static S.Cell Cell(FormField column, int at, uint row, string typed) => Number(column, typed) is { } number
        ? new S.Cell { CellReference = Reference(at, row), StyleIndex = column.Kind == FieldKind.Money ? ExcelStyles.Amount : column.Decimals == 0 ? ExcelStyles.Whole : ExcelStyles.Decimals, CellValue = Value(number) }
        : Text(at, row, FieldText.Of(column, typed, false), ExcelStyles.Text);

    private static S.Cell Text(int at, uint row, string text, uint style)
    {
        var cell = new S.Cell { CellReference = Reference(at, row), StyleIndex = style };
        if (text.Length == 0) return cell;
        cell.DataType = S.CellValues.InlineString;
        cell.InlineString = new S.InlineString(new S.Text(CleanText.Cut(string.Join('\n', CleanText.Lines(text)), LongestCell)) { Space = SpaceProcessingModeValues.Preserve });
        return cell;
    }

    /// <summary>A number as the form counts; null for anything that is none.</summary>
    private static decimal? Number(FormField column, string typed) =>
        FieldKinds.IsNumber(column.Kind) && !string.IsNullOrWhiteSpace(typed) && ValueReader.Read(column, typed).Value is { Number: { } number } ? number / (column.Kind == FieldKind.Money ? column.Scale : 1) : null;

    private double Width(FormField column) => Math.Clamp(2 + rows.Select(r => r.GetValueOrDefault(column.Id, "")).Append(column.Text.Zh).Max(t => t.Sum(c => c < '\u1100' ? 1 : 2)), Narrowest, Widest);

    private static S.CellValue Value(decimal number) => new(number.ToString("0.############", CultureInfo.InvariantCulture));

    // A form has fewer columns than there are letters.
    private static string Reference(int column, uint row) => $"{(char)('A' + column)}{row}";
}
