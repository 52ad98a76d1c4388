using System.Globalization;
using ApplyBot.Applications;
using ApplyBot.Knowledge;

namespace ApplyBot.Exporting;

/// <summary>What a file is called: the form, whose it is, and whether it is a draft.</summary>
internal static class ExportName
{
    private const int Longest = 80, LongestOwner = 30;
    private const string Forbidden = "\\/:*?\"<>|";

    // Whose form it is, as far as it says: the unit, else the project.
    private static readonly string[] Owners = ["unit-name", "project-name"];

    public static string Of(Form form, FormValues values, ExportFormat format, bool isDraft, Wording wording, string language)
    {
        var owner = Owners.SelectMany(key => form.Asked.Where(f => f.Key == key)).Select(f => Safe(values.Text(f.Id))).FirstOrDefault(t => t.Length > 0);
        var behind = (owner is null ? "" : "-" + CleanText.Cut(owner, LongestOwner).TrimEnd()) + (isDraft ? "-" + wording.Say(language, "export.draft-name") : "") + ExportFormats.Extension(format);
        return CleanText.Cut(Safe(form.Title.In(language)), Longest - behind.Length).TrimEnd() + behind;
    }

    // Windows takes neither these characters nor blanks and dots at the end; invisible ones could turn the name around.
    private static string Safe(string text) => string.Join(' ', string.Concat(CleanText.Line(text).Select(c => Forbidden.Contains(c, StringComparison.Ordinal) ? ' ' : c)
        .Where(c => char.GetUnicodeCategory(c) is not (UnicodeCategory.Format or UnicodeCategory.Control))).Split(' ', StringSplitOptions.RemoveEmptyEntries)).Trim('.', ' ');
}
