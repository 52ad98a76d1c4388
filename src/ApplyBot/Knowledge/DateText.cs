using System.Globalization;
using System.Text.RegularExpressions;

namespace ApplyBot.Knowledge;

/// <summary>A day, or a month without its day, as somebody wrote it; not yet whether there is such a day.</summary>
/// <param name="Year">Year.</param>
/// <param name="Month">Month, from 1.</param>
/// <param name="Day">Day, from 1; null where only the month was written.</param>
public readonly partial record struct DateText(int Year, int Month, int? Day)
{
    [GeneratedRegex(@"^(?<y>\d{4})\s*[-/.年]\s*(?<m>\d{1,2})\s*[-/.月]\s*(?<d>\d{1,2})\s*[日号]?$|^(?<y>\d{4})(?<m>\d{2})(?<d>\d{2})$")]
    private static partial Regex Digits();

    [GeneratedRegex(@"^(?<y>[零〇一二三四五六七八九]{4})年(?<m>[一二三四五六七八九十]{1,2})月(?:(?<d>[一二三四五六七八九十]{1,3})[日号]?|份)?$")]
    private static partial Regex Numerals();

    [GeneratedRegex(@"^(?<d>\d{1,2})(?:st|nd|rd|th)?\s+(?<m>[a-z]{3,9})\.?,?\s+(?<y>\d{4})$|^(?<m>[a-z]{3,9})\.?\s+(?<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<y>\d{4})$|^(?<m>[a-z]{3,9})\.?,?\s+(?<y>\d{4})$")]
    private static partial Regex English();

    [GeneratedRegex(@"^(?<y>\d{4})\s*(?:[-/.]|年)\s*(?<m>\d{1,2})\s*(?:月份?)?$")]
    private static partial Regex Months();

    /// <summary>Reads 2024-12-31, 2024/12/31, 20241231, 2024年12月31日, 二〇二四年十二月三十一日, 31 December 2024, Dec 31, 2024, and the same without a day; null for anything else.</summary>
    /// <param name="folded">Half-width and lower case, see <see cref="Compatibility"/>.</param>
    public static DateText? Read(string folded)
    {
        if (Digits().Match(folded) is { Success: true } a) return new DateText(Number(a, "y"), Number(a, "m"), Number(a, "d"));
        if (Months().Match(folded) is { Success: true } b) return new DateText(Number(b, "y"), Number(b, "m"), null);
        if (Numerals().Match(folded) is { Success: true } c) return new DateText(Numeral(c, "y"), Numeral(c, "m"), c.Groups["d"].Success ? Numeral(c, "d") : null);
        if (English().Match(folded) is { Success: true } d && MonthNamed(d.Groups["m"].Value) is { } month) return new DateText(Number(d, "y"), month, d.Groups["d"].Success ? Number(d, "d") : null);
        return null;
    }

    /// <summary>Whether there is such a day, or month.</summary>
    public bool Exists => Year is >= 1 and <= 9999 && Month is >= 1 and <= 12 && (Day is null || Day >= 1 && Day <= DateTime.DaysInMonth(Year, Month));

    /// <summary>The day, or the first of the month. Only of one that exists.</summary>
    public DateOnly First => new(Year, Month, Day ?? 1);

    /// <summary>The day, or the last of the month. Only of one that exists.</summary>
    public DateOnly Last => new(Year, Month, Day ?? DateTime.DaysInMonth(Year, Month));

    private static int Number(Match m, string name) => int.Parse(m.Groups[name].Value, CultureInfo.InvariantCulture);

    private static int Numeral(Match m, string name) => ChineseNumerals.TryParse(m.Groups[name].Value, out var value) ? (int)value : 0;

    private static int? MonthNamed(string name)
    {
        var names = CultureInfo.InvariantCulture.DateTimeFormat.MonthNames;
        var at = Array.FindIndex(names, n => n.Length > 0 && n.StartsWith(name, StringComparison.OrdinalIgnoreCase));
        return at < 0 ? null : at + 1;
    }
}
