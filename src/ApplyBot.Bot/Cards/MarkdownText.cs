using System.Text;
using System.Text.RegularExpressions;

namespace ApplyBot.Bot.Cards;

/// <summary>Plain text for a channel that reads markdown: looks the same, and addresses become links.</summary>
public static partial class MarkdownText
{
    /// <summary>Escapes what markdown would take for its own, keeps line ends, links http(s) and e-mail addresses.</summary>
    public static string Of(string text)
    {
        var result = new StringBuilder(text.Length + 32);
        var from = 0;
        foreach (Match link in Links(text))
        {
            Escape(result, text.AsSpan(from, link.Index - from));
            result.Append('[');
            Escape(result, link.ValueSpan);
            result.Append("](").Append(AddressOf(link.Value)).Append(')');
            from = link.Index + link.Length;
        }
        Escape(result, text.AsSpan(from));
        return result.ToString();
    }

    /// <summary>Web and e-mail addresses in a text.</summary>
    internal static MatchCollection Links(string text) => Link().Matches(text);

    /// <summary>Where such an address leads.</summary>
    internal static string AddressOf(string link) => (link.Contains("://", StringComparison.Ordinal) ? "" : "mailto:")
        + link.Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal);

    private static void Escape(StringBuilder result, ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (c == '\n')
            {
                result.Append("  \n");
                continue;
            }
            if ("\\`*_[]<>~|&".Contains(c, StringComparison.Ordinal) || BeginsBlock(result, c))
            {
                result.Append('\\');
            }
            result.Append(c);
        }
    }

    // A heading, a list, a rule: signs that mean something only where a line begins, or after its number.
    private static bool BeginsBlock(StringBuilder result, char c)
    {
        var at = result.Length;
        while (c is '.' or ')' && at > 0 && char.IsAsciiDigit(result[at - 1]))
        {
            at--;
        }
        var first = at == 0 || result[at - 1] == '\n';
        return first && (at < result.Length || c is '#' or '+' or '-' or '=');
    }

    [GeneratedRegex(@"https?://[A-Za-z0-9\-._~:/?#@!$&'()*+,;=%]*[A-Za-z0-9/=]|[A-Za-z0-9._%+\-]+@[A-Za-z0-9.\-]+\.[A-Za-z]{2,}", RegexOptions.NonBacktracking)]
    private static partial Regex Link();
}
