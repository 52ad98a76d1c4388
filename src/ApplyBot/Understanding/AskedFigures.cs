using System.Globalization;
using System.Text.RegularExpressions;
using ApplyBot.Search;

namespace ApplyBot.Understanding;

/// <summary>Figures that stand in a question: what somebody believes, or plans.</summary>
public sealed partial record AskedFigures
{
    /// <summary>Dates said; without a year, the year is null.</summary>
    public IReadOnlyList<AskedDate> Dates { get; init; } = [];
    /// <summary>Sums of money, in yuan.</summary>
    public IReadOnlyList<decimal> Money { get; init; } = [];
    /// <summary>Other numbers with a measure word, such as 3份.</summary>
    public IReadOnlyList<decimal> Counts { get; init; } = [];
    /// <summary>Years said on their own.</summary>
    public IReadOnlyList<int> Years { get; init; } = [];
    /// <summary>Measure words asked for or said: 几份, 多少人, 3家.</summary>
    public string Units { get; init; } = "";
    /// <summary>Places in an order: 第2项, 类型二.</summary>
    public IReadOnlyList<int> Ordinals { get; init; } = [];

    [GeneratedRegex(@"(?:(?<y>20\d\d)\s*[年\-/.])?\s*(?<m>1[0-2]|0?[1-9])\s*[月\-/.]\s*(?<d>3[01]|[12]\d|0?[1-9])(?!\d)\s*(?:日|号)?|(?<y2>20\d\d)年(?<m2>1[0-2]|0?[1-9])月|(?<m3>1[0-2]|0?[1-9])月(?<end>底|末)|(?<mn>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? (?<de>[0-3]?\d)(?:st|nd|rd|th)?\b|\b(?<de2>[0-3]?\d)(?:st|nd|rd|th)? (?:of )?(?<mn2>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)")]
    private static partial Regex DatePattern();

    [GeneratedRegex(@"(?<!\d)(?<n>\d{1,15}(?:\.\d{1,6})?)\s*(?<u>亿|万|千)?\s*(?:元|块|人民币|yuan|cny|rmb)?(?<=[亿万千元块])|(?:cny|rmb|¥)\s*(?<n>\d{1,15})")]
    private static partial Regex MoneyPattern();

    [GeneratedRegex(@"(?<!\d)(?<n>\d{1,15}(?:\.\d{1,6})?)\s*(?=个|家|人|次|份|名|项|条|场|篇|位|天|字|岁|周|年|分|届|%|工作日)")]
    private static partial Regex CountPattern();

    [GeneratedRegex(@"(?<!\d)(?<y>20\d\d)\s*年")]
    private static partial Regex YearPattern();

    [GeneratedRegex(@"第\s*(?<n>\d|[一二三四五六七八九十])\s*(?:个|项|类|种|条|款|档|步|大类|方面)?|(?:类型|方向|种类|项目)\s*(?<n>\d|[一二三四五六七八九十])(?!\d|个|项|家|月)")]
    private static partial Regex OrdinalPattern();

    [GeneratedRegex(@"(?:\d|(?<!好)几|多少)\s*(?:个(?=月|工作日))?(?<u>[个家人次份名项条场篇位天字岁周年分届%月])")]
    private static partial Regex UnitPattern();

    [GeneratedRegex(@"(?<!\d)(?:0\d{2,3}-?)?\d{7,8}(?!\d)|(?<!\d)1\d{10}(?!\d)")]
    private static partial Regex PhonePattern();

    /// <summary>Measure words behind a number or behind 几 and 多少, each once.</summary>
    public static string UnitsOf(string text) => string.Concat(UnitPattern().Matches(text).Select(m => m.Groups["u"].Value[0]).Select(c => c is '位' or '名' ? '人' : c).Distinct());

    /// <summary>Whether a phone number stands in the text.</summary>
    public static bool HasPhone(string text) => PhonePattern().IsMatch(text);

    private const string MonthNames = "jan feb mar apr may jun jul aug sep oct nov dec";

    /// <summary>Reads a normalised text.</summary>
    public static AskedFigures Read(string text)
    {
        // Every pattern but those of units and ordinals wants a digit.
        if (!text.Any(char.IsDigit)) return new AskedFigures { Units = UnitsOf(text), Ordinals = OrdinalsOf(text) };
        var dates = DatePattern().Matches(text).Select(ToDate).OfType<AskedDate>().ToList();
        var rest = DatePattern().Replace(text, " ");
        return new AskedFigures
        {
            Dates = dates,
            Units = UnitsOf(rest),
            Money = [.. MoneyPattern().Matches(rest).Select(m => Number(m.Groups["n"].Value) * (m.Groups["u"].Value switch { "亿" => 100_000_000m, "万" => 10_000m, "千" => 1000m, _ => 1m }))],
            Counts = [.. CountPattern().Matches(rest).Select(m => Number(m.Groups["n"].Value)).Where(n => n is < 2000 or > 2100)],
            Years = [.. YearPattern().Matches(text).Select(m => (int)Number(m.Groups["y"].Value))],
            Ordinals = OrdinalsOf(text),
        };
    }

    private static int[] OrdinalsOf(string text) => [.. OrdinalPattern().Matches(text).Select(m => m.Groups["n"].Value).Select(n => int.TryParse(n, out var d) ? d : Knowledge.ChineseNumerals.TryParse(n, out var c) ? (int)c : 0).Where(n => n > 0)];

    private static AskedDate? ToDate(Match m)
    {
        int? Group(params string[] names) => names.Select(n => m.Groups[n]).FirstOrDefault(g => g.Success) is { } g ? int.Parse(g.Value, CultureInfo.InvariantCulture) : null;
        var month = Group("m", "m2", "m3") ?? (m.Groups["mn"].Success || m.Groups["mn2"].Success ? MonthNames.IndexOf(m.Groups["mn"].Value + m.Groups["mn2"].Value, StringComparison.Ordinal) / 4 + 1 : null);
        if (month is null) return null;
        var day = Group("d", "de", "de2");
        return day is > 31 ? null : new AskedDate(Group("y", "y2"), month.Value, day, m.Groups["end"].Success);
    }

    private static decimal Number(string text) => decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var n) && n < 1_000_000_000_000m ? n : 0; // beyond, no multiple could be formed
}

/// <summary>A date as somebody says it.</summary>
/// <param name="Year">The year; null when not said.</param>
/// <param name="Month">The month.</param>
/// <param name="Day">The day; null for a month alone.</param>
/// <param name="End">月底: the end of the month.</param>
public sealed record AskedDate(int? Year, int Month, int? Day, bool End)
{
    /// <summary>Whether a day may be meant by it.</summary>
    public bool Fits(DateOnly day) => day.Month == Month && (Year is null || Year == day.Year)
        && (End ? day.Day > 25 : Day is null || Day == day.Day);

    /// <summary>The day meant, in <paramref name="year"/> when none is said; null when there is no such day.</summary>
    public DateOnly? In(int year) => Day is { } d && d >= 1 && d <= DateTime.DaysInMonth(Year ?? year, Month) ? new DateOnly(Year ?? year, Month, d) : null;
}
