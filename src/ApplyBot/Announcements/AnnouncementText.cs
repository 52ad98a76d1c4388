using System.Text;
using System.Text.RegularExpressions;

namespace ApplyBot.Announcements;

/// <summary>What an announcement's title and text may be: bold, italic, lists and https links in Markdown; no HTML, no images.</summary>
public static partial class AnnouncementText
{
    /// <summary>Most characters of a title.</summary>
    public const int LongestTitle = 100;

    /// <summary>Most characters of a text.</summary>
    public const int LongestText = 4_000;

    // A comparison (<5万元) is no tag.
    [GeneratedRegex(@"<[a-zA-Z/!?]|&#|&(?:lt|gt|quot|amp|nbsp);", RegexOptions.NonBacktracking)]
    private static partial Regex Html();

    [GeneratedRegex(@"!\s*\[", RegexOptions.NonBacktracking)]
    private static partial Regex Image();

    [GeneratedRegex(@"\]\s*\(\s*(?<to>[^)]*)|^\s{0,3}\[[^\]]*\]:\s*(?<to>\S*)", RegexOptions.Multiline)]
    private static partial Regex Link();

    /// <summary>A title as it is kept: in one line, without control characters.</summary>
    public static string Title(string typed) => string.Join(' ', Clean(typed).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>A text as it is kept: line ends as <c>\n</c>, without control characters and blanks around it.</summary>
    public static string Text(string typed) => string.Join('\n', Clean(typed).Split('\n').Select(l => l.TrimEnd())).Trim();

    /// <summary>What is wrong with a title and a text as they are kept.</summary>
    public static IEnumerable<AnnouncementFinding> Check(string title, string text)
    {
        if (title.Length == 0) yield return Refused("announce.finding.title-missing");
        if (title.Length > LongestTitle) yield return Refused("announce.finding.title-long", LongestTitle, title.Length);
        if (text.Length == 0) yield return Refused("announce.finding.text-missing");
        if (text.Length > LongestText) yield return Refused("announce.finding.text-long", LongestText, text.Length);
        if (Html().IsMatch(title) || Html().IsMatch(text)) yield return Refused("announce.finding.text-html");
        if (Image().IsMatch(text)) yield return Refused("announce.finding.text-image");
        if (Link().Matches(text).Select(m => m.Groups["to"].Value).FirstOrDefault(to => !IsHttps(to)) is { } wrong) yield return Refused("announce.finding.text-link", wrong);
    }

    internal static AnnouncementFinding Refused(string key, params IReadOnlyList<object> arguments) => new(FindingWeight.Refused, key, arguments, []);

    private static bool IsHttps(string to) => Uri.TryCreate(to, UriKind.Absolute, out var uri) && uri is { Scheme: "https", UserInfo: "" };

    // Besides control characters: halves of pairs, and what turns the direction of reading around.
    private static string Clean(string typed)
    {
        var (clean, text) = (new StringBuilder(typed.Length), typed.ReplaceLineEndings("\n"));
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1])) clean.Append(text[i]).Append(text[++i]);
            else if (text[i] == '\t') clean.Append(' ');
            else if (text[i] == '\n' || !char.IsControl(text[i]) && !char.IsSurrogate(text[i]) && text[i] is not (>= '\u202a' and <= '\u202e' or >= '\u2066' and <= '\u2069' or '\ufeff' or '\ufffe' or '\uffff')) clean.Append(text[i]);
        }
        return clean.ToString();
    }
}
