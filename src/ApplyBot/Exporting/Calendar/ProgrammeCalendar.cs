using System.Globalization;
using ApplyBot.Knowledge;

namespace ApplyBot.Exporting.Calendar;

/// <summary>The days that a notice states for a programme, as a file that any calendar opens (iCalendar, RFC 5545).</summary>
public static class ProgrammeCalendar
{
    /// <summary>Its media type.</summary>
    public const string ContentType = "text/calendar; charset=utf-8";

    private static readonly DateOnly FirstDay = new(2020, 1, 1);
    private static readonly int[] AlarmDays = [7, 1];

    /// <summary>Whether there is anything to write.</summary>
    public static bool Has(Notice notice, string path) => DatesOf(notice, path).Any();

    /// <summary>
    /// The file in UTF-8. What keeps an event the same is its UID, which neither its day nor its wording is part of; one that is written later has a SEQUENCE no lower,
    /// and so takes the place of what was imported before. A day without a time is an event of that whole day, a moment one in UTC. Each deadline has alarms.
    /// </summary>
    /// <param name="notice">The notice.</param>
    /// <param name="programme">A programme or kind of it.</param>
    /// <param name="wording">What the bot says of its own.</param>
    /// <param name="language"><c>zh-CN</c> or <c>en-US</c>.</param>
    /// <param name="now">When it is written.</param>
    public static byte[] Write(Notice notice, Programme programme, Wording wording, string language, DateTimeOffset now)
    {
        var name = wording.Say(language, "calendar.name", notice.Short.In(language), programme.Name.In(language));
        var lines = new CalendarLines().Add("BEGIN", "VCALENDAR").Add("VERSION", "2.0").Add("PRODID", "-//ApplyBot//ApplyBot//ZH").Add("CALSCALE", "GREGORIAN")
            .AddText("X-WR-CALNAME", name).Add("X-WR-TIMEZONE", "Asia/Shanghai");
        var seen = new Dictionary<string, int>();
        foreach (var fact in DatesOf(notice, programme.Path))
        {
            var uid = UidOf(notice, programme, fact);
            var times = seen[uid] = seen.GetValueOrDefault(uid) + 1;
            Add(lines, fact, times == 1 ? uid : $"{uid}-{times}", notice, programme, wording, language, now);
        }
        return lines.Add("END", "VCALENDAR").ToBytes();
    }

    private static void Add(CalendarLines lines, Fact fact, string uid, Notice notice, Programme programme, Wording wording, string language, DateTimeOffset now)
    {
        var at = fact.At!.Value;
        // Of some the notice names the month only: the event stands on its last day, and says so.
        var isMonth = at.Time is null && !Figures.Backed(fact.Text.Zh).Contains(at.Date.Day);
        var summary = wording.Say(language, "calendar.summary", Title(fact, wording, language), notice.Short.In(language), programme.Name.In(language));
        var source = wording.Say(language, "card.source", notice.DocNumber is { } number ? $"{notice.Title.In(language)}（{number}）" : notice.Title.In(language));
        lines.Add("BEGIN", "VEVENT").AddText("UID", uid + "@applybot").Add("DTSTAMP", CalendarLines.Utc(now))
            .Add("SEQUENCE", (DateOnly.FromDateTime(now.UtcDateTime).DayNumber - FirstDay.DayNumber).ToString(CultureInfo.InvariantCulture));
        if (at.Time is null)
        {
            lines.Add("DTSTART;VALUE=DATE", CalendarLines.Day(at.Date)).Add("DTEND;VALUE=DATE", CalendarLines.Day(at.Date.AddDays(1)));
        }
        else
        {
            lines.Add("DTSTART", CalendarLines.Utc(at.End));
        }
        lines.AddText("SUMMARY", isMonth ? wording.Say(language, "calendar.month", summary) : summary)
            .AddText("DESCRIPTION", string.Join('\n', fact.Text.In(language), wording.Say(language, "card.clauses", string.Join(wording.Say(language, "card.and"), fact.Clauses)), source))
            .Add("TRANSP", "TRANSPARENT");
        foreach (var days in fact.Kind == FactKind.WindowCloses ? AlarmDays : [])
        {
            // Of a whole day, on the morning so many days before; of a moment, so long before.
            lines.Add("BEGIN", "VALARM").Add("ACTION", "DISPLAY").AddText("DESCRIPTION", summary)
                .Add("TRIGGER", at.Time is not null ? $"-P{days}D" : days == 1 ? "-PT15H" : $"-P{days - 1}DT15H").Add("END", "VALARM");
        }
        lines.Add("END", "VEVENT");
    }

    private static string Title(Fact fact, Wording wording, string language) => fact.Kind switch
    {
        FactKind.WindowOpens => wording.Say(language, "calendar.opens"),
        FactKind.ResultsDue => wording.Say(language, "calendar.results"),
        FactKind.PeriodEnds => wording.Say(language, "calendar.ends"),
        _ when fact.For == "recommenders" => wording.Say(language, "calendar.recommenders"),
        _ when fact.For == "paper" => wording.Say(language, "calendar.paper"),
        _ => wording.Say(language, "calendar.closes"),
    };

    private static string UidOf(Notice notice, Programme programme, Fact fact) =>
        $"{notice.Id}/{programme.Path}/{FactKinds.Name(fact.Kind)}{(fact.For is { } role ? "/" + role : "")}";

    // What is announced later has no days yet, whatever the notice says of the others.
    private static IEnumerable<Fact> DatesOf(Notice notice, string path)
    {
        var later = ApplicationWindow.Of(notice, path).Later is not null;
        return notice.Facts
            .Where(f => f is { At: not null, Kind: FactKind.WindowOpens or FactKind.WindowCloses or FactKind.ResultsDue or FactKind.PeriodEnds } && (f.HoldsFor(path) || f.LiesWithin(path)))
            .Where(f => !later || f.Kind is not (FactKind.WindowOpens or FactKind.WindowCloses)).OrderBy(f => f.At!.Value.End);
    }
}
