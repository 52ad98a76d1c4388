using System.Text;

namespace ApplyBot.Exporting;

/// <summary>Makes text that means nothing in Markdown but itself: no link, no HTML, no list, no cell of a table.</summary>
internal static class MarkdownText
{
    private const string Always = "\\`*_{}[]<>()#~|&!";

    /// <summary>In one line, for a list or a cell.</summary>
    public static string Line(string text) => Escape(CleanText.Line(text));

    /// <summary>Lines, each of which is a paragraph of a quotation.</summary>
    public static string Quotation(string text) => string.Join("\n>\n", CleanText.Lines(text).Select(l => l.Trim()).Where(l => l.Length > 0).Select(l => "> " + Escape(l)));

    private static string Escape(string line)
    {
        var escaped = new StringBuilder(line.Length + 8);
        for (var i = 0; i < line.Length; i++)
        {
            if (Always.Contains(line[i], StringComparison.Ordinal) || IsAddress(line, i) || IsMark(line, i)) escaped.Append('\\');
            escaped.Append(line[i]);
        }
        return escaped.ToString();
    }

    // http://, mailto:, www.: many readers make links of them by themselves.
    private static bool IsAddress(string line, int at) => line[at] == ':' && at > 0 && char.IsAsciiLetter(line[at - 1])
        || line[at] == '.' && at >= 3 && line.AsSpan(at - 3, 3).Equals("www", StringComparison.OrdinalIgnoreCase);

    // At the beginning of a line: - + = and 1. or 1).
    private static bool IsMark(string line, int at) => line[at] is '-' or '+' or '=' && at == 0
        || line[at] == '.' && at is > 0 and < 10 && line.AsSpan(0, at).IndexOfAnyExceptInRange('0', '9') < 0;
}
