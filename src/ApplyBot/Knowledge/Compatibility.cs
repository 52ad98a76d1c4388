using System.Globalization;
using System.Reflection;
using System.Text;

namespace ApplyBot.Knowledge;

/// <summary>
/// Folds compatibility characters as NFKC does, character by character: full width to half width, ① to 1, ﹙ to (; and digits of every script to those of ASCII.
/// From a table of the project's own, so that it works the same without ICU. Never throws.
/// </summary>
public static class Compatibility
{
    private static readonly Dictionary<char, string> Folded = ReadTable("compatibility.tsv").ToDictionary(l => l[0][0], l => l[1]);

    /// <summary>The folded text; the same instance when nothing is to fold. Lone surrogates stay as they are.</summary>
    public static string Fold(string text)
    {
        StringBuilder? folded = null;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c >= '\u0080' && c is not (>= '\u4e00' and <= '\u9fff') && (Folded.TryGetValue(c, out var to) || TryDigit(c, out to))) (folded ??= new StringBuilder(text, 0, i, text.Length + 8)).Append(to);
            else folded?.Append(c);
        }
        return folded?.ToString() ?? text;
    }

    /// <summary>A name as it is compared with another: folded, in lower case, without blanks and quotation marks.</summary>
    public static string Bare(string name) => string.Concat(Fold(name).ToLowerInvariant().Where(c => !char.IsWhiteSpace(c) && !"“”\"'《》".Contains(c, StringComparison.Ordinal)));

    // Digits of other scripts: what matches \d can then be parsed as a number.
    private static bool TryDigit(char c, out string digit)
    {
        var value = CharUnicodeInfo.GetDecimalDigitValue(c);
        digit = value < 0 ? "" : value.ToString(CultureInfo.InvariantCulture);
        return value >= 0;
    }

    internal static IEnumerable<string[]> ReadTable(string name)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var resource = assembly.GetManifestResourceNames().Single(n => n.EndsWith("." + name, StringComparison.Ordinal));
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        while (reader.ReadLine() is { } line) yield return line.Split('\t');
    }
}
