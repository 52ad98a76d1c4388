using ApplyBot.Applications;
using ApplyBot.Knowledge;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using S = DocumentFormat.OpenXml.Spreadsheet;

namespace ApplyBot.Exporting.Sheets;

/// <summary>Writes the tables of a form as a workbook, a sheet each.</summary>
internal static class ExcelFile
{
    private const int LongestName = 31;
    private const string Forbidden = "[]:*?/\\'";

    public static byte[] Write(Form form, FormValues values, Wording wording)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddNewPart<WorkbookPart>("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "main");
            workbook.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = ExcelStyles.Create();
            var (sheets, names) = (new S.Sheets(), new HashSet<string>(StringComparer.OrdinalIgnoreCase));
            foreach (var (table, i) in form.Fields.Where(f => f.IsTable).Select((t, i) => (t, (uint)i + 1)))
            {
                var part = workbook.AddNewPart<WorksheetPart>($"sheet{i}");
                part.Worksheet = new ExcelSheet(table, values.Rows(table.Id), wording).Write();
                sheets.Append(new S.Sheet { Name = Name(table, i, names), SheetId = i, Id = $"sheet{i}" });
            }
            workbook.Workbook = new S.Workbook(sheets);
        }
        return PackageBytes.Of(stream);
    }

    private static string Name(FormField table, uint number, HashSet<string> taken)
    {
        var name = CleanText.Cut(string.Concat(CleanText.Line(table.Text.Zh).Where(c => !Forbidden.Contains(c, StringComparison.Ordinal))), LongestName);
        if (name.Length == 0 || !taken.Add(name)) taken.Add(name = $"{CleanText.Cut(name, LongestName - 3)} {number}");
        return name;
    }
}
