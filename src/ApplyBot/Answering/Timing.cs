using ApplyBot.Knowledge;
using ApplyBot.Understanding;

namespace ApplyBot.Answering;

/// <summary>Reads dated facts against the clock, and relative ones against a date that the user names.</summary>
internal sealed class Timing(Voice voice)
{
    /// <summary>What the clock adds to a dated fact; null when it adds nothing.</summary>
    public Statement? Remark(Request request, Entry entry)
    {
        if (entry.Fact is { Offset: { } offset } relative) return Relative(request, relative, offset);
        if (entry.Fact is { Kind: FactKind.Validity, Count: { } years } && Asked(request) is { } from)
            return voice.State("time.valid-until", new LocalMoment(from, null), new LocalMoment(from.AddYears((int)years.High), null));
        if (entry.Fact is not { At: { } at } fact) return null;
        return fact.Kind switch
        {
            FactKind.WindowOpens => Opening(request, entry.Notice, at),
            FactKind.WindowCloses or FactKind.ResultsDue or FactKind.PeriodEnds => Closing(request, entry, fact, at),
            _ => null,
        };
    }

    private Statement? Opening(Request request, Notice notice, LocalMoment at) =>
        request.Now < at.Start ? voice.State("time.opens-in", at.DaysFrom(request.Now))
        : request.Question.Has(Cue.StillOpen) && !IsClosed(notice, request.Now) ? voice.State("time.opened") : null;

    private static bool IsClosed(Notice notice, DateTimeOffset now) =>
        notice.Facts.Any(f => f is { ClosesApplying: true, At: { } at } && now >= at.End);

    private Statement? Closing(Request request, Entry entry, Fact fact, LocalMoment at)
    {
        var wanted = request.Question.Has(Cue.StillOpen | Cue.DaysLeft | Cue.OpenNow) || fact.Kind == FactKind.WindowCloses;
        // A month alone is kept as its last day; the notice names no day, so neither do we.
        if (!wanted || !Figures.Backed(fact.Text.Zh).Contains(at.Date.Day)) return null;
        var days = at.DaysFrom(request.Now);
        if (fact.ClosesApplying && Opening(entry.Notice) is { } opens && request.Now < opens.At!.Value.Start)
            return new Statement(voice.Say("time.not-open-yet", opens.At.Value, opens.At.Value.DaysFrom(request.Now)), new Entry { Notice = entry.Notice, Fact = opens }, [opens.At.Value.DaysFrom(request.Now)]);
        var key = fact.Kind == FactKind.WindowCloses ? request.Question.Has(Cue.StillOpen) ? "time.still-" : "time." : "time.due-";
        if (request.Now >= at.End) return voice.State(fact.Kind == FactKind.WindowCloses ? "time.past" : "time.due-past", at, -days);
        return days == 0 ? voice.State(key + "today", at.Time is { } t ? t.ToString("HH:mm") : "24:00") : voice.State(key + "left", at, days);
    }

    private static Fact? Opening(Notice notice) => notice.Facts.FirstOrDefault(f => f is { Kind: FactKind.WindowOpens, For: null or "applicants", At: not null });

    private static DateOnly? Asked(Request request) =>
        request.Question.Figures.Dates.Select(d => d.In(request.Now.ToOffset(LocalMoment.Zone).Year)).FirstOrDefault(d => d is not null);

    private Statement? Relative(Request request, Fact fact, Offset offset)
    {
        if (Asked(request) is not { } happening) return null;
        var sign = offset.Before ? -1 : 1;
        var due = happening.AddMonths(sign * offset.Months).AddDays(sign * offset.Days);
        return voice.State("time.relative", new LocalMoment(happening, null), new LocalMoment(due, null));
    }
}
