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
        foreach (Match link in Link().Matches(text))
        {
            Escape(result, text.AsSpan(from, link.Index - from));
            result.Append('[');
            Escape(result, link.ValueSpan);
            var address = link.Value.Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal);
            result.Append("](").Append(link.Value.Contains("://", StringComparison.Ordinal) ? "" : "mailto:").Append(address).Append(')');
            from = link.Index + link.Length;
        }
        Escape(result, text.AsSpan(from));
        return result.ToString();
    }

    private static void Escape(StringBuilder result, ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (c == '\n')
            {
                result.Append("  \n");
                continue;
            }
            var lineStart = result.Length == 0 || result[^1] == '\n';
            var afterNumber = c is '.' or ')' && result.Length > 0 && char.IsAsciiDigit(result[^1]);
            if ("\\`*_[]<>~|&$".Contains(c, StringComparison.Ordinal) || afterNumber || (lineStart && c is '#' or '+' or '-' or '='))
            {
                result.Append('\\');
            }
            result.Append(c);
        }
    }

    [GeneratedRegex(@"https?://[A-Za-z0-9\-._~:/?#@!$&'()*+,;=%]*[A-Za-z0-9/=]|[A-Za-z0-9._%+\-]+@[A-Za-z0-9.\-]+\.[A-Za-z]{2,}", RegexOptions.NonBacktracking)]
    private static partial Regex Link();
}
