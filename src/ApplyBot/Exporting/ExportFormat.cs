namespace ApplyBot.Exporting;

/// <summary>What a filled form can be written as.</summary>
public enum ExportFormat
{
    /// <summary>A Word document laid out as the official form (.docx).</summary>
    Word,
    /// <summary>A workbook with a sheet for each table of the form (.xlsx).</summary>
    Excel,
    /// <summary>Markdown, to read and to keep beside the file (.md).</summary>
    Markdown,
    /// <summary>The values themselves, to be read in again (.json).</summary>
    Json,
}

/// <summary>Names of the formats.</summary>
public static class ExportFormats
{
    private const string OpenXml = "application/vnd.openxmlformats-officedocument.";

    /// <summary>End of the file's name, with the dot.</summary>
    public static string Extension(ExportFormat format) => format switch
    {
        ExportFormat.Word => ".docx", ExportFormat.Excel => ".xlsx", ExportFormat.Markdown => ".md", _ => ".json",
    };

    /// <summary>Media type.</summary>
    public static string ContentType(ExportFormat format) => format switch
    {
        ExportFormat.Word => OpenXml + "wordprocessingml.document", ExportFormat.Excel => OpenXml + "spreadsheetml.sheet",
        ExportFormat.Markdown => "text/markdown; charset=utf-8", _ => "application/json; charset=utf-8",
    };

    /// <summary>The format that a file's name asks for; null for none of them.</summary>
    public static ExportFormat? OfFile(string name) =>
        Enum.GetValues<ExportFormat>().Where(f => name.EndsWith(Extension(f), StringComparison.OrdinalIgnoreCase)).Cast<ExportFormat?>().FirstOrDefault();
}
