using System.Xml.Linq;
using ApplyBot.Applications;
using ApplyBot.Applications.Layout;
using ApplyBot.Exporting.Printing;
using ApplyBot.Knowledge;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace ApplyBot.Exporting.Word;

/// <summary>Writes a filled form as a Word document on A4, laid out as the official form.</summary>
internal static class WordFile
{
    private const decimal Short = 21m, Long = 29.7m, Margin = 2.54m, Band = 1.5m;

    /// <param name="form">The form.</param>
    /// <param name="values">What was filled in.</param>
    /// <param name="wording">Sentences of the bot.</param>
    /// <param name="errors">Errors that are left; while there are some, each page says that it is a draft.</param>
    public static byte[] Write(Form form, FormValues values, Wording wording, int errors)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            // Ids are given here: those that the package makes up differ each time.
            var main = document.AddNewPart<MainDocumentPart>("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", "main");
            main.AddNewPart<StyleDefinitionsPart>("styles").Styles = WordStyles.Create();
            main.AddNewPart<DocumentSettingsPart>("settings").Settings = Settings();
            var hasCover = form.Document.Parts.Any(p => p is CoverPart);
            main.AddNewPart<FooterPart>("footer").Footer = new W.Footer(WordText.PageNumber());
            main.AddNewPart<FooterPart>("noFooter").Footer = new W.Footer(WordText.Paragraph(WordStyles.PageNumber, []));
            if (errors > 0) main.AddNewPart<HeaderPart>("header").Header = new W.Header(WordText.Paragraph(WordStyles.Mark, wording.Say(Languages.Chinese, "export.draft-mark", errors)));
            var body = new W.Body(new WordBody(new TemplatePrinter(form, values, wording)).Write(form.Document));
            body.Append(Page(form.Document, hasCover, errors > 0));
            main.Document = new W.Document(body);
            Describe(document, form.Title.Zh);
        }
        return PackageBytes.Of(stream);
    }

    private static W.SectionProperties Page(FormDocument document, bool hasCover, bool isDraft)
    {
        var (width, height) = document.IsLandscape ? (Long, Short) : (Short, Long);
        var side = Measures.Twips((width - document.Width) / 2);
        var section = new W.SectionProperties();
        if (isDraft) section.Append(new W.HeaderReference { Type = W.HeaderFooterValues.Default, Id = "header" }, new W.HeaderReference { Type = W.HeaderFooterValues.First, Id = "header" });
        section.Append(
            new W.FooterReference { Type = W.HeaderFooterValues.Default, Id = "footer" },
            new W.FooterReference { Type = W.HeaderFooterValues.First, Id = hasCover ? "noFooter" : "footer" },
            new W.PageSize { Width = (uint)Measures.Twips(width), Height = (uint)Measures.Twips(height), Orient = document.IsLandscape ? W.PageOrientationValues.Landscape : W.PageOrientationValues.Portrait },
            new W.PageMargin { Top = Measures.Twips(Margin), Bottom = Measures.Twips(Margin), Left = (uint)side, Right = (uint)side, Header = (uint)Measures.Twips(Band), Footer = (uint)Measures.Twips(Band), Gutter = 0 });
        // The cover is not counted.
        if (hasCover) section.Append(new W.PageNumberType { Start = 0 }, new W.TitlePage());
        return section;
    }

    private static W.Settings Settings() => new(
        new W.Zoom { Percent = "100" },
        new W.Compatibility(new W.CompatibilitySetting { Name = W.CompatSettingNameValues.CompatibilityMode, Uri = "http://schemas.microsoft.com/office/word", Val = "15" }));

    private static void Describe(WordprocessingDocument document, string title)
    {
        XNamespace cp = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties", dc = "http://purl.org/dc/elements/1.1/";
        using var core = document.AddNewPart<CoreFilePropertiesPart>("core").GetStream(FileMode.Create);
        new XDocument(new XElement(cp + "coreProperties", new XAttribute(XNamespace.Xmlns + "cp", cp), new XAttribute(XNamespace.Xmlns + "dc", dc), new XElement(dc + "title", CleanText.Line(title)), new XElement(dc + "language", Languages.Chinese))).Save(core);
    }
}
