using System.Globalization;
using System.Text.RegularExpressions;

namespace ApplyBot.Knowledge;

/// <summary>
/// The figures in a text: what must never be invented. Numbers of any kind (amounts, dates, counts, phones), with Chinese
/// numerals and English month names read as numbers, and 4万 as both 4 and 40000.
/// </summary>
public static partial class Figures
{
    [GeneratedRegex(@"(?<n>\d+(?:\.\d+)?)(?<wan>万|亿)?|(?<cn>[零〇一二三四五六七八九十百千两]+(?:万[零〇一二三四五六七八九十百千两]*)?)")]
    private static partial Regex Pattern();

    [GeneratedRegex(@"\b(January|February|March|April|May|June|July|August|September|October|November|December)\b|\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b", RegexOptions.IgnoreCase)]
    private static partial Regex EnglishWords();

    [GeneratedRegex(@"(?<=\d)[,，](?=\d{3})|[^\S\n]+")]
    private static partial Regex Noise();

    // Above this no multiple is formed: it would leave the range of decimal.
    private const decimal Countable = 1_000_000_000_000m;

    private static readonly string[] Months = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
    private static readonly string[] Words = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    /// <summary>Every figure that stands in the text in digits: what must be backed by a source.</summary>
    public static IReadOnlySet<decimal> Stated(string text) => Read(text, false);

    /// <summary>Every figure that the text backs: digits, numerals, month names, and multiples written with 万.</summary>
    public static IReadOnlySet<decimal> Backed(string text) => Read(text, true);

    private static HashSet<decimal> Read(string text, bool wide)
    {
        var figures = new HashSet<decimal>();
        if (wide)
            foreach (Match m in EnglishWords().Matches(text))
                figures.Add(1 + Math.Max(Array.IndexOf(Months, m.Value.ToLowerInvariant()), Array.IndexOf(Words, m.Value.ToLowerInvariant())));
        // White space goes only after the words are read; a phone's hyphen separates two numbers on both sides alike.
        foreach (Match m in Pattern().Matches(Noise().Replace(Compatibility.Fold(text), "")))
        {
            if (m.Groups["n"] is { Success: true } n)
            {
                if (!decimal.TryParse(n.Value, NumberStyles.Number, CultureInfo.InvariantCulture, out var value)) continue;
                if (m.Groups["wan"].Success && value < Countable)
                {
                    figures.Add(value * (m.Groups["wan"].Value == "万" ? 10_000m : 100_000_000m));
                    if (!wide) continue;
                }
                figures.Add(value);
            }
            else if (wide && ChineseNumerals.TryParse(m.Value, out var numeral)) figures.Add(numeral);
        }
        return figures;
    }
}
