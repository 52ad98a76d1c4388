using System.Globalization;
using System.Text.RegularExpressions;
using ApplyBot.Knowledge;

namespace ApplyBot.Announcements.Reminders;

/// <summary>How long before a deadline a reminder is: days of the calendar, or hours.</summary>
/// <param name="Days">Days, from 1; 0 where hours are meant.</param>
/// <param name="Hours">Hours, from 1; 0 where days are meant.</param>
public readonly partial record struct ReminderOffset(int Days, int Hours)
{
    /// <summary>Most days, and most hours.</summary>
    public const int MostDays = 180, MostHours = 48;

    /// <summary>Whether it lies within what is kept.</summary>
    public bool IsValid => Days is >= 1 and <= MostDays && Hours == 0 || Hours is >= 1 and <= MostHours && Days == 0;

    /// <summary>Reads what <see cref="ToString"/> wrote (ISO 8601: <c>P7D</c>, <c>PT3H</c>); null for anything else.</summary>
    public static ReminderOffset? Parse(string? text) =>
        Iso().Match(text ?? "") is { Success: true } m
        && new ReminderOffset(Number(m, "d"), Number(m, "h")) is { IsValid: true } offset ? offset : null;

    /// <summary>Reads a list as people write it: 30天、7天、1天、3小时; 30, 7, 1 days and 3 hours; 一周. Numbers alone are days.</summary>
    /// <returns>Longest first, each once; null where it holds anything else, nothing, or more than ten.</returns>
    public static IReadOnlyList<ReminderOffset>? ReadAll(string text)
    {
        var folded = Compatibility.Fold(text);
        var found = new HashSet<ReminderOffset>();
        var rest = Spoken().Replace(folded, m =>
        {
            if (Read(m) is not { IsValid: true } offset) return m.Value;
            found.Add(offset);
            return "";
        });
        return found.Count is > 0 and <= 10 && Between().Replace(rest, "").Length == 0 ? [.. found.OrderByDescending(o => o.Length)] : null;
    }

    /// <summary>How long it is, a day taken as 24 hours.</summary>
    public TimeSpan Length => new(Days, Hours, 0, 0);

    /// <inheritdoc/>
    public override string ToString() => Days > 0 ? $"P{Days}D" : $"PT{Hours}H";

    private static ReminderOffset? Read(Match m)
    {
        var text = m.Groups["n"].Value;
        var number = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var digits) ? digits
            : ChineseNumerals.TryParse(text, out var numeral) && numeral <= MostDays ? (int)numeral : 0;
        return m.Groups["unit"].Value switch
        {
            "小时" or "个小时" or "钟头" or "个钟头" or "hour" or "hours" or "h" => new ReminderOffset(0, number),
            "周" or "星期" or "个星期" or "week" or "weeks" => number <= MostDays ? new ReminderOffset(number * 7, 0) : null,
            _ => new ReminderOffset(number, 0),
        };
    }

    private static int Number(Match m, string name) => int.TryParse(m.Groups[name].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    [GeneratedRegex(@"^P(?:(?<d>\d{1,4})D|T(?<h>\d{1,4})H)$")]
    private static partial Regex Iso();

    [GeneratedRegex(@"(?<n>\d{1,4}|[一二两三四五六七八九十百]{1,5})\s*(?<unit>天|日|个小时|小时|个钟头|钟头|周|个星期|星期|days?|hours?|weeks?|h\b|d\b)?", RegexOptions.IgnoreCase)]
    private static partial Regex Spoken();

    [GeneratedRegex(@"[\s,，、;；.。和及与]|提前|以前|前|and|before", RegexOptions.IgnoreCase)]
    private static partial Regex Between();
}
