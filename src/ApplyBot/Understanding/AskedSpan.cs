using System.Globalization;
using System.Text.RegularExpressions;

namespace ApplyBot.Understanding;

/// <summary>A stretch of days that somebody asks about: 5月, 下个月, 4月30日前, 月底前.</summary>
/// <param name="From">Its first day.</param>
/// <param name="To">Its last day.</param>
internal readonly partial record struct AskedSpan(DateOnly From, DateOnly To)
{
    [GeneratedRegex(@"(?:(?<y>20\d\d)年)?(?<!\d)(?<m>1[0-2]|0?[1-9])月份?(?:(?<d>3[01]|[12]\d|0?[1-9])(?!\d)[日号]?)?(?<end>底|末)?[之以]?(?<before>前)?")]
    private static partial Regex Pattern();

    /// <summary>The stretch in a normalised text; null where there is none, also for a single day.</summary>
    /// <param name="text">The text.</param>
    /// <param name="cues">What was found in it: this month, next week.</param>
    /// <param name="today">The day it is asked.</param>
    public static AskedSpan? Read(string text, Cue cues, DateOnly today)
    {
        var month = new DateOnly(today.Year, today.Month, 1);
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        return Named(Pattern().Match(text), today)
            ?? (cues.HasAny(Cue.NextMonth) ? Whole(month.AddMonths(1))
            : cues.HasAny(Cue.ThisMonth) ? Whole(month)
            : cues.HasAny(Cue.NextWeek) ? new AskedSpan(monday.AddDays(7), monday.AddDays(13))
            : cues.HasAny(Cue.ThisWeek) ? new AskedSpan(monday, monday.AddDays(6))
            : null);
    }

    /// <summary>Whether a day lies in it.</summary>
    public bool Holds(DateOnly day) => day >= From && day <= To;

    private static AskedSpan? Named(Match said, DateOnly today)
    {
        if (!said.Success) return null;
        var before = said.Groups["before"].Success;
        var year = said.Groups["y"].Success ? Number(said, "y") : today.Year;
        var month = Whole(new DateOnly(year, Number(said, "m"), 1));
        if (said.Groups["d"].Success)
        {
            var day = Number(said, "d");
            return before && day <= month.To.Day ? Until(today, month.From.AddDays(day - 1)) : null;
        }
        return !before ? month : Until(today, said.Groups["end"].Success ? month.To : month.From.AddDays(-1));
    }

    private static AskedSpan Whole(DateOnly first) => new(first, first.AddMonths(1).AddDays(-1));

    // Of a day that is over, what closed in its year before it.
    private static AskedSpan Until(DateOnly today, DateOnly last) => new(last < today ? new DateOnly(last.Year, 1, 1) : today, last);

    private static int Number(Match said, string group) => int.Parse(said.Groups[group].ValueSpan, CultureInfo.InvariantCulture);
}
