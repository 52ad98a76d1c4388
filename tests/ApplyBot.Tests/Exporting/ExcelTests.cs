using ApplyBot.Applications;
using ApplyBot.Exporting;
using ApplyBot.Tests.Applications;
using DocumentFormat.OpenXml.Packaging;
using S = DocumentFormat.OpenXml.Spreadsheet;

namespace ApplyBot.Tests.Exporting;

public class ExcelTests
{
    public static TheoryData<string> WithTables() => [.. RealForms.All.All.Where(f => f.Fields.Any(x => x.IsTable)).Select(f => f.Id)];

    private static IReadOnlyList<(string Name, List<List<S.Cell>> Rows)> Sheets(byte[] bytes)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(bytes), false);
        return [.. document.WorkbookPart!.Workbook.Sheets!.Elements<S.Sheet>().Select(s => (s.Name!.Value!, ((WorksheetPart)document.WorkbookPart.GetPartById(s.Id!.Value!)).Worksheet.Descendants<S.Row>().Select(r => r.Elements<S.Cell>().Select(c => (S.Cell)c.CloneNode(true)).ToList()).ToList()))];
    }

    [Theory]
    [MemberData(nameof(WithTables))]
    public void It_is_valid_and_has_a_sheet_for_each_table(string id)
    {
        var form = RealForms.Of(id);
        var sample = RealForms.Sample(form);
        var bytes = RealForms.Write(form, sample, ExportFormat.Excel).Bytes;

        OpenXmlFiles.Errors(bytes).ShouldBeEmpty();
        OpenXmlFiles.Errors(RealForms.Write(form, FormValues.Empty, ExportFormat.Excel).Bytes).ShouldBeEmpty();
        bytes.ShouldBe(RealForms.Write(form, sample, ExportFormat.Excel).Bytes);
        var (tables, sheets) = (form.Fields.Where(f => f.IsTable).ToList(), Sheets(bytes));
        sheets.Count.ShouldBe(tables.Count);
        foreach (var (table, (_, rows)) in tables.Zip(sheets))
        {
            rows[0].Select(c => c.InnerText).ShouldBe(table.Columns.Select(c => c.Text.Zh));
            rows.Count.ShouldBe(1 + sample.Rows(table.Id).Length + (table.Columns.Any(c => c.Kind == FieldKind.Money) ? 1 : 0));
        }
    }

    [Fact]
    public void Amounts_are_numbers_and_are_summed()
    {
        var values = SmallForms.Sample.With("budget", SmallForms.Rows("item: 会场, amount: 0.4", "item: 讲课费, amount: 1.1万元", "item: 其他, amount: 很多"));

        var rows = Sheets(SmallForms.Write(values, ExportFormat.Excel).Bytes).Single(s => s.Name == "经费预算").Rows;

        rows[1][1].DataType.ShouldBeNull();
        rows.Skip(1).Take(2).Select(r => r[1].CellValue!.Text).ShouldBe(["0.4", "1.1"]);
        rows[3][1].InnerText.ShouldBe("很多");
        (rows[4][0].InnerText, rows[4][1].CellFormula!.Text, rows[4][1].CellValue!.Text).ShouldBe(("合计", "SUM(B2:B4)", "1.5"));
    }

    [Theory]
    [InlineData("=cmd|'/c calc'!A0")]
    [InlineData("+1+1")]
    [InlineData("-2+3")]
    [InlineData("@SUM(A1)")]
    public void What_looks_like_a_formula_stays_text(string typed)
    {
        var cell = Sheets(SmallForms.Write(SmallForms.Sample.With("budget", SmallForms.Rows($"item: {typed}, amount: 1")), ExportFormat.Excel).Bytes).Single(s => s.Name == "经费预算").Rows[1][0];

        (cell.DataType!.Value, cell.InnerText, cell.CellFormula).ShouldBe((S.CellValues.InlineString, typed, null));
    }

    [Fact]
    public void A_form_without_tables_has_none()
    {
        var form = RealForms.All.All.First(f => f.Fields.All(x => !x.IsTable));

        FormExport.Formats(form).ShouldBe([ExportFormat.Word, ExportFormat.Markdown, ExportFormat.Json]);
        Should.Throw<ArgumentException>(() => RealForms.Write(form, RealForms.Sample(form), ExportFormat.Excel)).Message.ShouldContain("no table");
    }
}
