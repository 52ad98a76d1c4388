using ApplyBot.Applications;
using ApplyBot.Exporting.Sheets;
using ApplyBot.Exporting.Word;
using ApplyBot.Knowledge;

namespace ApplyBot.Exporting;

/// <summary>Writes a filled form as a file. Takes any values; never throws on what somebody typed.</summary>
public static class FormExport
{
    /// <summary>What a form can be written as: a workbook only where it has a table.</summary>
    public static IReadOnlyList<ExportFormat> Formats(Form form) => [.. Enum.GetValues<ExportFormat>().Where(f => f != ExportFormat.Excel || form.Fields.Any(x => x.IsTable))];

    /// <summary>Writes a form. While errors are left, the file and its name say that it is a draft.</summary>
    /// <param name="form">The form.</param>
    /// <param name="values">What was filled in.</param>
    /// <param name="format">One of <see cref="Formats"/>; anything else throws.</param>
    /// <param name="wording">Sentences of the bot.</param>
    /// <param name="language">Of Markdown and of the file's name; the official form is always Chinese.</param>
    /// <param name="now">The moment that deadlines are held against.</param>
    public static ExportedFile Write(Form form, FormValues values, ExportFormat format, Wording wording, string language, DateTimeOffset now)
    {
        if (!Formats(form).Contains(format)) throw new ArgumentException($"{form.Id} has no table, so there is no {ExportFormats.Extension(format)} of it.", nameof(format));
        var problems = FormChecker.Check(form, values, now);
        var isDraft = !FormChecker.IsFinal(problems);
        byte[] bytes = format switch
        {
            ExportFormat.Word => WordFile.Write(form, values, wording, problems.Count(p => p.Severity == Severity.Error)),
            ExportFormat.Excel => ExcelFile.Write(form, values, wording),
            ExportFormat.Markdown => MarkdownFile.Write(form, values, problems, wording, language),
            _ => ValuesJson.Write(form, values),
        };
        return new ExportedFile(ExportName.Of(form, values, format, isDraft, wording, language), ExportFormats.ContentType(format), bytes, isDraft, problems);
    }
}
