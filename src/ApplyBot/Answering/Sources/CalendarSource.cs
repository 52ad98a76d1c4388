using ApplyBot.Knowledge;
using ApplyBot.Understanding;

namespace ApplyBot.Answering.Sources;

/// <summary>Questions over the calendar of several programmes: what closes next, what closes in a month or until a day, what is open, which of these is first.</summary>
internal sealed class CalendarSource(Catalog catalog, Voice voice) : IAnswerSource
{
    private sealed record Row(Notice Notice, Entry Entry, LocalMoment At);

    public Draft? TryAnswer(Request request)
    {
        var q = request.Question;
        var within = request.Inherited ? [] : request.Notices;
        var over = within.Count == 0 ? catalog.Knowledge.Notices : [.. catalog.Knowledge.Notices.Where(n => within.Contains(n.Id))];
        var next = q.Has(Cue.NextClosing | Cue.LatestClosing);
        var open = q.Has(Cue.OpenNow | Cue.StillOpen) && q.Has(Cue.AllNotices | Cue.WhichOf) && (within.Count != 1);
        var span = Span(request);
        if (!next && !open && span is null || within.Count == 1) return null;
        if (next && span is null && !q.Has(Cue.WhichOf | Cue.AllNotices | Cue.Compare) && within.Count < 2 && q.Mentions.Named.Count > 0) return null;

        var rows = over.Select(FirstClosing).OfType<Row>().OrderBy(r => r.At.End).ToList();
        var ahead = rows.Where(r => r.At.End > request.Now).ToList();
        var undated = over.Where(n => rows.All(r => r.Notice != n)).ToList();
        if (span is { } days) return Within(days, rows, undated, request);
        var statements = new List<Statement>();
        if (next && q.Has(Cue.LatestClosing) && ahead.Count > 0) statements.Add(Lead("calendar.last", ahead[^1], request));
        else if (ahead.Count > 0) statements.Add(Lead("calendar.next", ahead[0], request));
        else if (rows.Count > 0) statements.Add(voice.State("calendar.none"));
        foreach (var row in statements.Count > 0 && ahead.Count > 0 ? rows.Where(r => r != (q.Has(Cue.LatestClosing) ? ahead[^1] : ahead[0])) : rows)
            statements.Add(Item(row, request));
        foreach (var notice in undated) statements.Add(Undated(notice));
        return new Draft
        {
            Outcome = rows.Count > 0 ? Outcome.Answered : Outcome.NotStated, Statements = statements, Long = true, Layout = AnswerLayout.Calendar,
            Targets = [.. ahead.Take(1).Concat(rows.Except(ahead.Take(1))).Select(r => new Target(r.Notice.Id, null))],
            Suggestions = ["suggest.grant.amount", "suggest.eligible"],
        };
    }

    // 5月截止的有哪些; of one notice, or without asking which, a month is its own question.
    private static AskedSpan? Span(Request request)
    {
        var q = request.Question;
        // In a talk about one notice, 5月有哪几个截止时间 goes on about it.
        if (request.Inherited && !q.Has(Cue.Domain | Cue.AllNotices | Cue.NextClosing)) return null;
        return q.Mentions.Named.Count == 0 && (q.Has(Cue.NextClosing) || q.Has(Cue.WhichOf | Cue.AllNotices | Cue.AmountForm) && q.Strength(FactKind.WindowCloses) >= 0.5f)
            ? AskedSpan.Read(q.Text, q.Cues, DateOnly.FromDateTime(request.Now.ToOffset(LocalMoment.Zone).DateTime)) : null;
    }

    private Draft Within(AskedSpan span, IReadOnlyList<Row> all, IEnumerable<Notice> undated, Request request)
    {
        var rows = all.Where(r => span.Holds(r.At.Date)).ToList();
        var next = rows.Count > 0 ? [] : all.Where(r => r.At.End > request.Now).Take(1).ToList();
        return new Draft
        {
            Outcome = Outcome.Answered, Long = true, Layout = AnswerLayout.Calendar,
            Statements = [voice.State(rows.Count > 0 ? "calendar.within" : "calendar.none-within"), .. rows.Select(r => Item(r, request)), .. next.Select(r => Lead("calendar.next", r, request)), .. undated.Select(Undated)],
            Targets = [.. rows.Concat(next).Select(r => new Target(r.Notice.Id, null))], Suggestions = ["suggest.grant.amount", "suggest.eligible"],
        };
    }

    private Statement Lead(string key, Row row, Request request)
    {
        var days = row.At.DaysFrom(request.Now);
        return new Statement(voice.Say(key, row.Notice, row.At, days), row.Entry, [days]) { Subject = row.Notice.Short, At = row.At, DaysLeft = days };
    }

    private Statement Item(Row row, Request request)
    {
        var days = row.At.DaysFrom(request.Now);
        var statement = row.At.End > request.Now
            ? new Statement(voice.Say("calendar.item", row.Notice, row.At, days), row.Entry, [days])
            : new Statement(voice.Say("calendar.item-past", row.Notice, row.At), row.Entry);
        return statement with { Subject = row.Notice.Short, At = row.At, DaysLeft = row.At.End > request.Now ? days : null };
    }

    private Statement Undated(Notice notice)
    {
        var fact = notice.Facts.FirstOrDefault(f => f is { Kind: FactKind.NotStated, About: FactKind.WindowCloses });
        return new Statement(voice.Say("calendar.undated", notice), fact is null ? null : new Entry { Notice = notice, Fact = fact }) { Subject = notice.Short };
    }

    private static Row? FirstClosing(Notice notice) => notice.Facts
        .Where(f => f is { ClosesApplying: true, At: not null })
        .OrderBy(f => f.Scopes.Count).Select(f => new Row(notice, new Entry { Notice = notice, Fact = f }, f.At!.Value)).FirstOrDefault();
}
