using System.Globalization;
using System.Text.RegularExpressions;
using ApplyBot.Knowledge;

namespace ApplyBot.Applications;

/// <summary>Reads days and ranges of days: 2026-04-22; 2026年4月至2026年11月; 2026-04-01/2026-11-30; 4月1日 without a year is none.</summary>
internal static partial class DayReader
{
    [GeneratedRegex(@"\s*(?:至|到|~|～|—+|–|/(?=\d{4}\s*[-年.])|\bto\b|\s-\s|(?<=[日号月])-|-(?=\d{4}[.年]))\s*")]
    private static partial Regex Between();

    [GeneratedRegex(@"^(?:自|从|from\b)\s*|\s*(?:止|为止|起)$|(?<=[日号月份])\s*起(?=\s*(?:至|到))")]
    private static partial Regex Frame();

    [GeneratedRegex(@"^(?<m>\d{1,2})\s*月\s*(?:(?<d>\d{1,2})\s*[日号])?$")]
    private static partial Regex WithoutYear();

    public static ValueReading Day(FormField field, string folded)
    {
        if (DateText.Read(folded) is not { } read) return ValueReading.Wrong(field.MonthSuffices ? "month" : "date", field.Text);
        if (!read.Exists) return ValueReading.Wrong("no-such-day", field.Text);
        if (read.Day is null && !field.MonthSuffices) return ValueReading.Wrong("date-day", field.Text);
        return ValueReading.Of(new ReadValue(Written(read), null, read.First, read.Last));
    }

    public static ValueReading Range(FormField field, string folded)
    {
        var parts = Between().Split(Frame().Replace(folded, "")).Where(p => p.Length > 0).ToList();
        if (parts is not [var first, var second] || DateText.Read(first) is not { } from || End(second, from) is not { } to) return ValueReading.Wrong("range", field.Text);
        if (!from.Exists || !to.Exists) return ValueReading.Wrong("no-such-day", field.Text);
        return from.First > to.Last ? ValueReading.Wrong("range-order", field.Text) : ValueReading.Of(new ReadValue($"{Written(from)}/{Written(to)}", null, from.First, to.Last));
    }

    /// <summary>A day or month as it is kept.</summary>
    private static string Written(DateText date) => date.Day is null
        ? date.First.ToString("yyyy-MM", CultureInfo.InvariantCulture)
        : date.First.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // 2026年4月至11月: the year of the first.
    private static DateText? End(string text, DateText from) => DateText.Read(text) ?? (WithoutYear().Match(text) is { Success: true } m
        ? new DateText(from.Year, int.Parse(m.Groups["m"].Value, CultureInfo.InvariantCulture), m.Groups["d"].Success ? int.Parse(m.Groups["d"].Value, CultureInfo.InvariantCulture) : null)
        : null);
}
