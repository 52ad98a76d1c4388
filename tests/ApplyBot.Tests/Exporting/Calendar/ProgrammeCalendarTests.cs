using System.Globalization;
using System.Text;
using ApplyBot.Exporting.Calendar;
using ApplyBot.Knowledge;
using ApplyBot.Tests.Support;

namespace ApplyBot.Tests.Exporting.Calendar;

public class ProgrammeCalendarTests
{
    private static readonly Notice Tea = Some.SmallKnowledge.Notices.First(n => n.Facts.Any(f => f.Kind == FactKind.WindowOpens));

    private static ReadCalendar.Component Read(Notice notice, Programme programme, string language = Languages.Chinese, string now = "2026-03-01T09:00:00+08:00") =>
        ReadCalendar.Parse(ProgrammeCalendar.Write(notice, programme, Some.SmallKnowledge.Wording, language, Some.At(now)));

    private static Notice With(params Fact[] facts) => Tea with { Facts = facts };

    private static Fact Closing(LocalMoment at, string text = "截止日是4月30日。") => Tea.Facts.First(f => f.Kind == FactKind.WindowCloses) with { At = at, Text = new LocalText(text, text) };

    [Fact]
    public void Every_day_of_every_notice_is_read_back()
    {
        foreach (var notice in Some.Knowledge.Notices)
            foreach (var programme in notice.AllProgrammes)
                foreach (var language in new[] { Languages.Chinese, Languages.English })
                {
                    var dated = notice.Facts.Where(f => f is { At: not null, Kind: FactKind.WindowOpens or FactKind.WindowCloses or FactKind.ResultsDue or FactKind.PeriodEnds } && (f.HoldsFor(programme.Path) || f.LiesWithin(programme.Path))).ToList();
                    if (ApplicationWindow.Of(notice, programme.Path).Later is not null) dated.RemoveAll(f => f.Kind is FactKind.WindowOpens or FactKind.WindowCloses);

                    var events = Read(notice, programme, language).Within;

                    ProgrammeCalendar.Has(notice, programme.Path).ShouldBe(dated.Count > 0);
                    events.Select(e => e.Only("DTSTART")).ShouldBe(dated.OrderBy(f => f.At!.Value.End).Select(f => f.At!.Value).Select(at =>
                        at.Time is null ? at.Date.ToString("yyyyMMdd", CultureInfo.InvariantCulture) : at.End.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)));
                    events.Select(e => e.Text("UID")).ShouldBeUnique();
                    foreach (var fact in dated) events.ShouldContain(e => e.Text("DESCRIPTION").Contains(fact.Text.In(language)) && e.Text("DESCRIPTION").Contains(fact.Clauses[0]) && e.Text("SUMMARY").Contains(programme.Name.In(language)));
                }
    }

    [Fact]
    public void A_day_is_a_whole_day_and_a_moment_one_in_utc()
    {
        var day = Read(With(Closing(new LocalMoment(new DateOnly(2026, 4, 30), null))), Tea.Programmes[0]).Within.ShouldHaveSingleItem();
        var moment = Read(With(Closing(new LocalMoment(new DateOnly(2026, 4, 30), new TimeOnly(7, 30)))), Tea.Programmes[0]).Within.ShouldHaveSingleItem();

        (day.Only("DTSTART"), day.Parameters("DTSTART"), day.Only("DTEND")).ShouldBe(("20260430", "VALUE=DATE", "20260501"));
        day.Within.Select(a => a.Only("TRIGGER")).ShouldBe(["-P6DT15H", "-PT15H"]);
        (moment.Only("DTSTART"), moment.Parameters("DTSTART")).ShouldBe(("20260429T233000Z", ""));
        moment.Within.Select(a => a.Only("TRIGGER")).ShouldBe(["-P7D", "-P1D"]);
    }

    [Fact]
    public void A_moved_day_is_the_same_event_of_a_later_sequence()
    {
        var before = Read(With(Closing(new LocalMoment(new DateOnly(2026, 4, 30), null))), Tea.Programmes[0]).Within[0];
        var after = Read(With(Closing(new LocalMoment(new DateOnly(2026, 5, 15), null), "改到5月15日")), Tea.Programmes[0], now: "2026-03-02T09:00:00+08:00").Within[0];

        after.Only("UID").ShouldBe(before.Only("UID"));
        int.Parse(after.Only("SEQUENCE"), CultureInfo.InvariantCulture).ShouldBeGreaterThan(int.Parse(before.Only("SEQUENCE"), CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Where_the_notice_names_the_month_alone_the_event_says_so() =>
        Read(With(Closing(new LocalMoment(new DateOnly(2026, 11, 30), null), "2026年11月截止，没有写哪一天。")), Tea.Programmes[0]).Within[0].Text("SUMMARY").ShouldContain("没有写哪一天");

    [Fact]
    public void Any_text_comes_back_as_it_was()
    {
        var random = new Random(5545);
        string[] pieces = ["赣", "𠮷", "é", ",", ";", "\\", "\n", ":", "\"", "a", " ", "👨‍👩‍👧", "\\n", "；", "=", "—"];
        for (var run = 0; run < 300; run++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 120)).Select(_ => pieces[random.Next(pieces.Length)])) + "30";

            Read(With(Closing(new LocalMoment(new DateOnly(2026, 4, 30), null), text)), Tea.Programmes[0]).Within[0].Text("DESCRIPTION").ShouldStartWith(text);
        }
    }

    [Fact]
    public void What_would_break_a_line_is_left_out() =>
        Encoding.UTF8.GetString(ProgrammeCalendar.Write(With(Closing(new LocalMoment(new DateOnly(2026, 4, 30), null), "a\0b\u0007c\r\nd 30")), Tea.Programmes[0], Some.SmallKnowledge.Wording, Languages.Chinese, Some.Now)).ShouldContain("abc\\nd 30");
}
