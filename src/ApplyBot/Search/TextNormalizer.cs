using System.Text;
using ApplyBot.Knowledge;

namespace ApplyBot.Search;

/// <summary>Brings text into the one form that everything is matched in. Never throws, whatever the text.</summary>
public static class TextNormalizer
{
    /// <summary>Characters of a message that are read; of a longer one, the beginning and the end.</summary>
    public const int Limit = 800;

    private static readonly Dictionary<char, char> Simplified = Compatibility.ReadTable("traditional.tsv")
        .ToDictionary(l => l[0][0], l => l[1][0]);

    private const string Measures = "年月日天个家人次份名项条场篇位期类种档号批岁周分字届环阶章层点几万千趟回门";

    /// <summary>
    /// Compatibility forms folded (full width to half width), lower case, traditional to simplified characters, control characters
    /// and lone surrogates dropped, white space runs to one blank, numerals before a measure word to digits, 1,000 to 1000.
    /// </summary>
    public static string Normalize(string text) =>
        NormalizeWhole(text.Length > Limit ? string.Concat(text.AsSpan(0, Limit / 2), " ", text.AsSpan(text.Length - Limit / 2)) : text);

    /// <summary>The same for texts of the knowledge, which are read whole.</summary>
    public static string NormalizeWhole(string text)
    {
        var folded = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsSurrogate(c)) { folded.Append(' '); continue; }
            if (char.IsControl(c) || c is '\u200b' or '\ufeff') { folded.Append(' '); continue; }
            folded.Append(c);
        }
        var s = Compatibility.Fold(folded.ToString());
        folded.Clear();
        for (var i = 0; i < s.Length; i++)
        {
            var c = char.ToLowerInvariant(s[i]);
            if (Simplified.TryGetValue(c, out var simple)) c = simple;
            if (char.IsWhiteSpace(c)) { if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' '); continue; }
            if (c is ',' && i > 0 && i + 3 < s.Length && char.IsAsciiDigit(s[i - 1]) && char.IsAsciiDigit(s[i + 1]) && char.IsAsciiDigit(s[i + 2]) && char.IsAsciiDigit(s[i + 3])) continue;
            folded.Append(c);
        }
        return Numerals(folded.ToString().Trim());
    }

    // 三年 and 3年, 两份 and 2份 must meet; 三甲, 一带一路 and 专题三 stay.
    private static string Numerals(string s)
    {
        StringBuilder? result = null;
        for (var i = 0; i < s.Length; i++)
        {
            var end = i;
            while (end < s.Length && end - i < 6 && (ChineseNumerals.Digit(s[end]) >= 0 || ChineseNumerals.Unit(s[end]) > 0)) end++;
            if (end > i && end < s.Length && (Measures.Contains(s[end], StringComparison.Ordinal) || s[end - 1] == '万' && s[end] == '元')
                && !(end - i == 1 && s[i] is '一' or '十' or '万' or '千' or '百')
                && ChineseNumerals.TryParse(s.AsSpan(i, end - i), out var value))
            {
                result ??= new StringBuilder(s, 0, i, s.Length);
                if (value >= 10_000 && value % 1000 == 0) result.Append(value / 10_000).Append('万'); else result.Append(value);
                i = end - 1;
            }
            else result?.Append(s[i]);
        }
        return result?.ToString() ?? s;
    }

    /// <summary>Whether the character is a Han character.</summary>
    public static bool IsHan(char c) => c is >= '\u4e00' and <= '\u9fff' or >= '\u3400' and <= '\u4dbf';
}
