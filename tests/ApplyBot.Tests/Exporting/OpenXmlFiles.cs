using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace ApplyBot.Tests.Exporting;

/// <summary>Word and Excel files, opened again.</summary>
internal static class OpenXmlFiles
{
    /// <summary>What the validator of Office 2016 and later says against a file.</summary>
    public static IReadOnlyList<string> Errors(byte[] bytes)
    {
        using OpenXmlPackage package = IsWord(bytes) ? WordprocessingDocument.Open(new MemoryStream(bytes), false) : SpreadsheetDocument.Open(new MemoryStream(bytes), false);
        return [.. new[] { FileFormatVersions.Office2016, FileFormatVersions.Office2019, FileFormatVersions.Microsoft365 }.SelectMany(v => new OpenXmlValidator(v).Validate(package)).Select(e => $"{e.Path?.XPath}: {e.Description}")];
    }

    public static T Word<T>(byte[] bytes, Func<MainDocumentPart, T> read)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(bytes), false);
        return read(document.MainDocumentPart!);
    }

    /// <summary>The text of the body without blanks, paragraph after paragraph.</summary>
    public static string Text(byte[] bytes) => Bare(Word(bytes, main => string.Concat(main.Document.Body!.Descendants<W.Text>().Select(t => t.Text))));

    /// <summary>Text of the cells and paragraphs, each by itself.</summary>
    public static IReadOnlyList<string> Paragraphs(byte[] bytes) => Word(bytes, main => main.Document.Body!.Descendants<W.Paragraph>().Select(p => p.InnerText).ToList());

    public static string Bare(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static bool IsWord(byte[] bytes)
    {
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(bytes));
        return zip.GetEntry("word/document.xml") is not null;
    }
}
