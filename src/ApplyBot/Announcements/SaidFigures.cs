using System.Globalization;
using System.Text.RegularExpressions;
using ApplyBot.Knowledge;
using ApplyBot.Search;

namespace ApplyBot.Announcements;

/// <summary>A day that a text names, as far as it does.</summary>
/// <param name="Year">Year; null when not said.</param>
/// <param name="Month">Month.</param>
/// <param name="Day">Day.</param>
/// <param name="Time">Time of that day; null when not said, and for 24:00.</param>
public sealed record SaidDay(int? Year, int Month, int Day, TimeOnly? Time)
{
    /// <summary>Whether it may mean that moment; a time that the moment does not have is not held against it.</summary>
    public bool Fits(LocalMoment at) => FitsDay(at.Date) && (Time is null || at.Time is null || Time == at.Time);

    /// <summary>Whether it may mean that day.</summary>
    public bool FitsDay(DateOnly day) => (Year is null || Year == day.Year) && Month == day.Month && Day == day.Day;

    /// <summary>The day in words.</summary>
    public LocalText InWords => new(
        (Year is { } y ? $"{y}年" : "") + $"{Month}月{Day}日" + (Time is { } t ? t.ToString("HH:mm", CultureInfo.InvariantCulture) : ""),
        $"{Day} {CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(Month)}" + (Year is { } z ? $" {z}" : "") + (Time is { } u ? ", " + u.ToString("HH:mm", CultureInfo.InvariantCulture) : ""));
}

/// <summary>Days and sums of money that stand in a piece of text.</summary>
/// <param name="Text">The piece, normalised.</param>
/// <param name="Days">Days, in their order.</param>
/// <param name="Money">Sums in yuan, in their order.</param>
public sealed partial record SaidFigures(string Text, IReadOnlyList<SaidDay> Days, IReadOnlyList<decimal> Money)
{
    private const string Clock = @"(?:\s*(?<part>上午|中午|下午|晚上|晚)?\s*(?<h>[01]?\d|2[0-4])\s*(?:[:时点])\s*(?<min>[0-5]\d)?(?:分)?)?";
    private const string Name = "(?<mn>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*";

    [GeneratedRegex(@"(?<![\d.])(?:(?<y>20\d\d)\s*年\s*)?(?<m>1[0-2]|0?[1-9])\s*月\s*(?<d>3[01]|[12]\d|0?[1-9])(?!\d)\s*[日号]?(?:\s*(?:至|到|-|~|—)\s*(?<d2>3[01]|[12]\d|0?[1-9])\s*[日号])?" + Clock)]
    private static partial Regex Chinese();

    [GeneratedRegex(@"(?<![\d.])(?<y>20\d\d)\s*(?<s>[-/.])\s*(?<m>1[0-2]|0?[1-9])\s*\k<s>\s*(?<d>3[01]|[12]\d|0?[1-9])(?!\d)" + Clock)]
    private static partial Regex Numbers();

    [GeneratedRegex(@"\b" + Name + @"\.?\s+(?<d>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b(?:,?\s*(?<y>20\d\d))?|\b(?<d>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\s+(?:of\s+)?" + Name + @"\b\.?(?:,?\s*(?<y>20\d\d))?")]
    private static partial Regex English();

    [GeneratedRegex(@"(?<![\d.])(?<n>\d{1,12}(?:\.\d{1,6})?)\s*(?<u>千万|百万|亿|万|千)?\s*(?:元|人民币|块钱|rmb|cny|yuan|(?=\s*(?:至|到|-|~|—)\s*\d+(?:\.\d+)?\s*[亿万千]?元))|(?:cny|rmb|¥|人民币)\s*(?<n>\d{1,12}(?:\.\d{1,6})?)(?!\d)\s*(?<u>万|亿)?")]
    private static partial Regex Sums();

    // A date with a full stop in it is not cut; a decimal point neither.
    [GeneratedRegex(@"[,，。；;！!？?\n]|\.(?=\s|$)")]
    private static partial Regex Ends();

    private const string Months = "jan feb mar apr may jun jul aug sep oct nov dec";

    /// <summary>The pieces of a text between its commas and full stops. Never throws.</summary>
    public static IReadOnlyList<SaidFigures> Pieces(string text) =>
        [.. text.Split('\n').Select(TextNormalizer.NormalizeWhole).SelectMany(line => Ends().Split(line)).Select(p => p.Trim()).Where(p => p.Length > 0).Select(Of)];

    private static SaidFigures Of(string piece)
    {
        var days = new List<(int At, SaidDay Day)>();
        var rest = piece;
        foreach (var pattern in new[] { Chinese(), Numbers(), English() })
        {
            days.AddRange(pattern.Matches(rest).SelectMany(m => DaysOf(m).Select(d => (m.Index, d))));
            rest = pattern.Replace(rest, m => new string(' ', m.Length));
        }
        return new SaidFigures(piece, [.. days.OrderBy(d => d.At).Select(d => d.Day)],
            [.. Sums().Matches(rest).Select(m => decimal.Parse(m.Groups["n"].Value, CultureInfo.InvariantCulture) * (m.Groups["u"].Value switch { "亿" => 100_000_000m, "千万" => 1000 * 10_000m, "百万" => 100 * 10_000m, "万" => 10_000m, "千" => 1000m, _ => 1m }))]);
    }

    private static IEnumerable<SaidDay> DaysOf(Match m)
    {
        var year = m.Groups["y"].Success ? Number(m, "y") : (int?)null;
        var month = m.Groups["mn"].Success ? Months.IndexOf(m.Groups["mn"].Value, StringComparison.Ordinal) / 4 + 1 : Number(m, "m");
        var to = m.Groups["d2"].Success;
        yield return new SaidDay(year, month, Number(m, "d"), to ? null : TimeOf(m));
        if (to) yield return new SaidDay(year, month, Number(m, "d2"), TimeOf(m));
    }

    private static TimeOnly? TimeOf(Match m)
    {
        if (!m.Groups["h"].Success) return null;
        var hour = Number(m, "h") + (m.Groups["part"].Value is "下午" or "晚上" or "晚" && Number(m, "h") < 12 ? 12 : 0);
        return hour > 23 ? null : new TimeOnly(hour, m.Groups["min"].Success ? Number(m, "min") : 0);
    }

    private static int Number(Match m, string name) => int.Parse(m.Groups[name].Value, CultureInfo.InvariantCulture);
}
