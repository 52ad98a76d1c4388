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
