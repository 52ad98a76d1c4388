using System.Globalization;
using System.Text.RegularExpressions;
using ApplyBot.Knowledge;

namespace ApplyBot.Announcements.Reminders;

/// <summary>Hours of each day in which nobody is to be reminded, in Asia/Shanghai.</summary>
/// <param name="From">When they begin.</param>
/// <param name="To">When they end; before <paramref name="From"/> where midnight lies within them.</param>
public readonly partial record struct QuietHours(TimeOnly From, TimeOnly To)
{
    /// <summary>Longest that they may be.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(20);

    /// <summary>Whether they are no longer than that, and no hours at all.</summary>
    public bool IsValid => To - From is var length && length > TimeSpan.Zero && length <= Longest;

    /// <summary>Whether a time of day lies within them: the first moment does, the last does not.</summary>
    public bool Contains(TimeOnly time) => time.IsBetween(From, To);

    /// <summary>Whether a moment lies within them.</summary>
    public bool Contains(DateTimeOffset moment) => Contains(TimeOnly.FromDateTime(moment.ToOffset(LocalMoment.Zone).DateTime));

    /// <summary>When the quiet hours began in which the moment lies.</summary>
    public DateTimeOffset BeganAt(DateTimeOffset moment) => moment - (TimeOnly.FromDateTime(moment.ToOffset(LocalMoment.Zone).DateTime) - From);

    /// <summary>When the quiet hours end in which the moment lies.</summary>
    public DateTimeOffset EndsAt(DateTimeOffset moment) => moment + (To - TimeOnly.FromDateTime(moment.ToOffset(LocalMoment.Zone).DateTime));

    /// <summary>Reads 21:00-08:00, 21点到8点, 21:00 to 08:00; null for anything else.</summary>
    public static QuietHours? Read(string? text) =>
        Range().Match(Compatibility.Fold(text ?? "").Trim()) is { Success: true } m && Time(m, "h1", "m1") is { } from && Time(m, "h2", "m2") is { } to
        && new QuietHours(from, to) is { IsValid: true } hours ? hours : null;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{From:HH:mm}-{To:HH:mm}");

    private static TimeOnly? Time(Match m, string hours, string minutes)
    {
        var (h, min) = (int.Parse(m.Groups[hours].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture), m.Groups[minutes].Success ? int.Parse(m.Groups[minutes].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0);
        return h <= 24 && min < 60 && (h < 24 || min == 0) ? new TimeOnly(h % 24, min) : null;
    }

    [GeneratedRegex(@"^(?<h1>[0-9]{1,2})(?:[:点时](?<m1>[0-9]{2})?分?)?\s*(?:-|–|—|~|到|至|to)\s*(?<h2>[0-9]{1,2})(?:[:点时](?<m2>[0-9]{2})?分?)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Range();
}
