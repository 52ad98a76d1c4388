using ApplyBot.Knowledge;
using ApplyBot.Understanding;

namespace ApplyBot.Answering.Sources;

/// <summary>Questions over several programmes: each answers in a line of its own, ordered where an order is asked for.</summary>
internal sealed class ComparisonSource(Catalog catalog, Ranker ranker, Voice voice, Applicants applicants, Timing timing) : IAnswerSource
{
    public Draft? TryAnswer(Request request)
    {
        var q = request.Question;
        var all = request.Named.Count == 0 && q.Has(Cue.AllNotices);
        var groups = all ? [.. catalog.Knowledge.Notices.Select(n => (IReadOnlyList<Target>)[new Target(n.Id, null)])] : Groups(request);
        if (groups.Count < 2) return null;
        if (all && q.PlainKinds.Any() == false && q.Applicants.Count == 0 && !q.Has(Cue.Domain)) return null;

        var statements = q.Has(Cue.Lacks) && q.Has(Cue.WhichOf) && all ? Lacking(request)
            : q.Applicants.Count > 0 && request.Strength(FactKind.Eligible) > 0.2f && q.Has(Cue.WhichOf) && (all || groups.Count > 2 || request.Strength(FactKind.Eligible) > 0.7f) ? applicants.Across(request, groups)
            : q.Has(Cue.Most | Cue.Least) && Figure(request) is { } kind ? Ordered(request, groups, kind)
            : null;
        statements ??= OneByOne(request, groups, all);
        if (statements.Count == 0) return null;
        return new Draft
        {
            Outcome = statements.Any(s => s.Backing?.Fact is { Kind: not FactKind.NotStated } || s.Backing?.Conflict is not null) || q.Has(Cue.Lacks) ? Outcome.Answered : Outcome.NotStated,
            Statements = statements, Long = true, Targets = [.. groups.Select(g => g[0])], Layout = AnswerLayout.Comparison,
            Suggestions = ["suggest.next-closing", "suggest.grant.amount"],
        };
    }

    // Several notices, or several programmes of one that are set side by side.
    private static List<IReadOnlyList<Target>> Groups(Request request)
    {
        var certain = request.Named.Where(n => n.Select(t => t.Notice).Distinct().Count() == 1).ToList();
        var notices = certain.GroupBy(n => n[0].Notice).ToList();
        if (notices.Count > 1) return [.. notices.Select(g => (IReadOnlyList<Target>)[.. g.SelectMany(x => x).Distinct()])];
        return request.Question.Has(Cue.Compare) || request.Inherited ? [.. certain.DistinctBy(n => n[0])] : [];
    }

    private List<Statement> OneByOne(Request request, List<IReadOnlyList<Target>> groups, bool all)
    {
        var (statements, firsts) = (new List<Statement>(), new List<Entry>());
        foreach (var group in groups)
        {
            var notice = catalog.Knowledge.Find(group[0].Notice)!;
            var paths = group.Select(t => t.Path).OfType<string>().ToList();
            var ranked = ranker.Rank(request, notice.Id, paths).Where(r => r.Entry.Clause is null).ToList();
            if (!request.Kinds.Any(k => k.Value >= 0.6f) && request.Question.Has(Cue.Compare) && !all)
            {
                // What sets two programmes apart, when nothing particular is asked: money, time, applicants.
                var facts = new[] { FactKind.GrantAmount, FactKind.WindowCloses, FactKind.Eligible }.Select(k => FactChoice.ForScope(catalog, notice.Id, paths, k)).OfType<Entry>().ToList();
                statements.AddRange(facts.Select((e, i) => i == 0 ? Under(notice, e) : Statement.Of(e)));
                continue;
            }
            if (paths.Count == 0 && ranked.Count > 0 && ranked[0].Entry is { Scopes.Count: > 0, Kind: { } kindOfFirst } && ranked.FirstOrDefault(r => r.Entry.Kind == kindOfFirst && r.Entry.Scopes.Count == 0) is { Entry: not null } whole && whole.Score > ranked[0].Score - 0.25f)
                ranked.Insert(0, whole);
            if (ranked.Count == 0 || all && ranked[0].Score < 0.25f) continue;
            // As many lines as the answer can hold: the best, and its equals of the same kind.
            var take = all && ranked[0].Entry.Scopes.Count == 0 ? 1 : groups.Count == 2 ? 3 : 2;
            var kinds = request.Question.PlainKinds.Where(k => ranked[0].Entry.Answers != k && !all).Take(1).ToList();
            var chosen = ranked.Where(r => r.Score >= ranked[0].Score - 0.14f && r.Entry.Answers == ranked[0].Entry.Answers).Take(take)
                .Concat(kinds.Select(k => ranked.FirstOrDefault(r => r.Entry.Answers == k)).Where(r => r.Entry is not null)).Select(r => r.Entry).Distinct();
            var own = chosen.ToList();
            statements.AddRange(own.Select((e, i) => i == 0 ? Under(notice, e) : Statement.Of(e)));
            if (timing.Remark(request, own[0]) is { } remark && own[0].Kind == FactKind.WindowCloses) statements.Add(remark);
            firsts.Add(own[0]);
        }
        if (request.Question.Has(Cue.Gap) && firsts.Count == 2 && firsts[0].Fact?.At is { } one && firsts[1].Fact?.At is { } two)
            statements.Insert(0, voice.State("compare.gap", Math.Abs(one.Date.DayNumber - two.Date.DayNumber)));
        if (request.Question.Has(Cue.Same) && firsts.Count == 2 && (firsts[0].Fact?.Count ?? firsts[0].Fact?.Money) is { } a && (firsts[1].Fact?.Count ?? firsts[1].Fact?.Money) is { } b)
            statements.Insert(0, voice.State(a == b ? "compare.same" : "compare.differ"));
        return statements;
    }

    private static FactKind? Figure(Request request)
    {
        FactKind[] numeric = [FactKind.GrantAmount, FactKind.Quota, FactKind.GrantTotal];
        var best = numeric.MaxBy(request.Strength);
        return request.Strength(best) > 0.2f ? best : null;
    }

    private List<Statement>? Ordered(Request request, List<IReadOnlyList<Target>> groups, FactKind kind)
    {
        var most = request.Question.Has(Cue.Most);
        var rows = groups.SelectMany(g => g).SelectMany(t => catalog.Of(t.Notice).Select(i => catalog.Entries[i])
                .Where(e => e.Kind == kind && (t.Path is null || e.LiesWithin(t.Path) || e.HoldsFor(t.Path))))
            .Select(e => (Entry: e, Value: kind == FactKind.Quota ? e.Fact!.Count : e.Fact!.Money)).Where(x => x.Value is not null)
            .GroupBy(x => x.Entry.Notice).Select(g => most ? g.MaxBy(x => x.Value!.Value.High) : g.MinBy(x => x.Value!.Value.High))
            .OrderByDescending(x => most ? x.Value!.Value.High : -x.Value!.Value.High).ToList();
        if (rows.Count == 0) return null;
        var statements = new List<Statement> { voice.State(most ? "compare.most" : "compare.least", rows[0].Entry.Notice, voice.Label(kind)) };
        statements.AddRange(rows.Select(r => Under(r.Entry.Notice, r.Entry)));
        return statements;
    }

    // 哪个没写截止日期: a notice lacks what it has no fact of.
    private List<Statement> Lacking(Request request)
    {
        var kind = request.Question.PlainKinds.Append(FactKind.WindowCloses).First();
        var (with, without) = (new List<Statement>(), new List<Statement>());
        foreach (var notice in catalog.Knowledge.Notices)
        {
            var stated = notice.Facts.FirstOrDefault(f => f.Kind == kind && (kind != FactKind.WindowCloses || f.For == "applicants"));
            var open = notice.Facts.FirstOrDefault(f => f.Kind == FactKind.NotStated && f.About == kind && (f.Scopes.Count == 0 || stated is null));
            if (stated is null) without.Add(new Statement(voice.Say("compare.lacks", notice, voice.Label(kind)), open is null ? null : new Entry { Notice = notice, Fact = open }));
            else with.Add(Under(notice, new Entry { Notice = notice, Fact = stated }));
        }
        if (without.Count == 0) without.Add(voice.State("compare.all-state", voice.Label(kind)));
        return [.. without, .. with];
    }

    internal static Statement Under(Notice notice, Entry entry) =>
        new(new LocalText($"【{notice.Short.Zh}】{entry.Text.Zh}", $"[{notice.Short.En}] {entry.Text.En}"), entry) { Subject = notice.Short, Content = entry.Text };
}
