using System.Globalization;
using System.Text.RegularExpressions;
using ApplyBot.Knowledge;

namespace ApplyBot.Eligibility;

/// <summary>Reads a day: 2024-12-31, 2024/12/31, 20241231, 2024年12月31日, 二〇二四年十二月三十一日, 31 December 2024, Dec 31, 2024.</summary>
internal static partial class DateReader
{
    [GeneratedRegex(@"^(?<y>\d{4})\s*[-/.年]\s*(?<m>\d{1,2})\s*[-/.月]\s*(?<d>\d{1,2})\s*[日号]?$|^(?<y>\d{4})(?<m>\d{2})(?<d>\d{2})$")]
    private static partial Regex Digits();

    [GeneratedRegex(@"^(?<y>[零〇一二三四五六七八九]{4})年(?<m>[一二三四五六七八九十]{1,2})月(?<d>[一二三四五六七八九十]{1,3})[日号]?$")]
    private static partial Regex Numerals();

    [GeneratedRegex(@"^(?<d>\d{1,2})(?:st|nd|rd|th)?\s+(?<m>[a-z]{3,9})\.?,?\s+(?<y>\d{4})$|^(?<m>[a-z]{3,9})\.?\s+(?<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<y>\d{4})$")]
    private static partial Regex English();

    [GeneratedRegex(@"^\d{4}\s*(?:年|[-/.]\s*\d{1,2}|年\s*\d{1,2}\s*月)?(?:份|底|初)?$")]
    private static partial Regex WithoutDay();

    public static AnswerReading Read(EligibilityQuestion question, string folded)
    {
        if (Parts(folded) is not var (y, m, d)) return AnswerReading.Wrong(WithoutDay().IsMatch(folded) ? "date-day" : "date");
        if (y is < 1 or > 9999 || m is < 1 or > 12 || d < 1 || d > DateTime.DaysInMonth(y, m)) return AnswerReading.Wrong("no-such-day", AnswerReader.Shown(folded));
        var day = new DateOnly(y, m, d);
        return day < question.Earliest || day > question.Latest
            ? AnswerReading.Wrong("date-range", new DateAnswer(day).Text, new DateAnswer(question.Earliest).Text, new DateAnswer(question.Latest).Text)
            : AnswerReading.Of(new DateAnswer(day));
    }

    private static (int Year, int Month, int Day)? Parts(string text)
    {
        if (Digits().Match(text) is { Success: true } a) return (Number(a, "y"), Number(a, "m"), Number(a, "d"));
        if (Numerals().Match(text) is { Success: true } b) return (Numeral(b, "y"), Numeral(b, "m"), Numeral(b, "d"));
        if (English().Match(text) is { Success: true } c && Month(c.Groups["m"].Value) is { } month) return (Number(c, "y"), month, Number(c, "d"));
        return null;
    }

    private static int Number(Match m, string name) => int.Parse(m.Groups[name].Value, CultureInfo.InvariantCulture);

    private static int Numeral(Match m, string name) => ChineseNumerals.TryParse(m.Groups[name].Value, out var value) ? (int)value : 0;

    private static int? Month(string name)
    {
        var names = CultureInfo.InvariantCulture.DateTimeFormat.MonthNames;
        var at = Array.FindIndex(names, n => n.Length > 0 && n.StartsWith(name, StringComparison.OrdinalIgnoreCase));
        return at < 0 ? null : at + 1;
    }
}
