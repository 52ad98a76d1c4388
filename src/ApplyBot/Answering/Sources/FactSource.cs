using ApplyBot.Knowledge;
using ApplyBot.Understanding;

namespace ApplyBot.Answering.Sources;

/// <summary>A question about one notice: its best facts, what the clock and the question's own figures say to them, and contradictions.</summary>
internal sealed class FactSource(Catalog catalog, Ranker ranker, Voice voice, Applicants applicants, Timing timing, Excerpts excerpts) : IAnswerSource
{
    // Below this a fact has too little to do with the question to stand for an answer.
    private const float Enough = 0.24f, Equal = 0.15f, Near = 0.22f, Beside = 0.06f, Summary = 0.12f;

    public Draft? TryAnswer(Request request)
    {
        var id = request.Notice ?? catalog.Knowledge.Notices.Select(n => n.Id).MaxBy(n => ranker.Rank(request, n, []).FirstOrDefault().Words)!;
        var notice = catalog.Knowledge.Find(id)!;
        var paths = request.Paths(id);
        var ranked = ranker.Rank(request, id, paths);
        var greatest = Superlative(request, ranked, paths);
        var top = greatest ?? ranked.FirstOrDefault();
        if (IsElsewhere(request, top)) return OffTopic();
        if (top.Entry is null || top.Score < Enough) return Unknown(notice, paths, request);
        if (greatest is null) top = Specific(request, top, ranked, paths);
        top = Spoken(request, Silent(request, ranked, top, paths), ranked);
        if (top.Entry.Kind == FactKind.NotStated) return NotStated(notice, top.Entry, paths);

        if (paths.Count > 0 && top.Entry.Scopes.Count > 0) ranked.RemoveAll(r => r.Entry.Scopes.Count == 0 && (r.Entry.Kind == top.Entry.Kind || r.Entry.Kind == FactKind.WindowCloses && top.Entry.Kind == FactKind.WindowLater));
        var bundle = Bundle(request, ranked, top, paths);
        // Five amounts of seven would mislead: of a notice as a whole, the fact that covers all of them is said instead of some.
        if (greatest is null && paths.Count == 0 && top.Entry.Kind == FactKind.GrantAmount && bundle.Count(e => e.Kind == top.Entry.Kind) >= 3
            && FactChoice.ForScope(catalog, id, paths, top.Entry.Kind.Value) is { Scopes.Count: 0 or > 2 } whole)
            bundle = [whole, .. bundle.Where(e => e.Kind != top.Entry.Kind)];
        var statements = new List<Statement>();
        if (Verdict(request, bundle, top.Words) is { } verdict) statements.Add(verdict);
        if (Over(request, notice, bundle) is { } over) bundle.Add(over);
        foreach (var entry in bundle)
        {
            statements.Add(entry.Conflict is null ? Statement.Of(entry) : new Statement(voice.Say("conflict", entry.Text), entry));
            if (timing.Remark(request, entry) is { } remark) statements.Add(remark);
        }
        statements.AddRange(excerpts.Of(request, bundle));
        foreach (var conflict in Conflicts(notice, bundle, ranked, paths)) statements.Add(new Statement(voice.Say("conflict", conflict.Text), conflict));
        return new Draft
        {
            Outcome = Outcome.Answered, Statements = statements,
            Targets = [Focus(id, paths, top.Entry, greatest is null ? bundle : [top.Entry])],
            Suggestions = Next(top.Entry.Kind),
        };
    }

    // The best, its equals of the same kind, the best of every further kind asked for plainly, and what comes very near.
    private static List<Entry> Bundle(Request request, List<Scored> ranked, Scored top, IReadOnlyList<string> paths)
    {
        var chosen = new List<Entry> { top.Entry };
        var facts = ranked.Where(r => r.Entry.Fact is { Kind: not FactKind.NotStated }).ToList();
        bool Fits(Scored r) => !chosen.Contains(r.Entry) && chosen.Sum(e => e.Text.Zh.Length) + r.Entry.Text.Zh.Length <= 400;
        foreach (var kind in request.Question.PlainKinds.Where(k => k != top.Entry.Kind && request.Strength(k) >= 0.78f).Take(2))
            if (facts.FirstOrDefault(r => r.Entry.Kind == kind) is { Entry: not null } other && Fits(other) && other.Score >= top.Score - 0.3f) chosen.Add(other.Entry);
        // Figures differ from programme to programme and are listed; what else is alike is said twice at most, and leaves room for what comes near.
        var listed = top.Entry.Kind is FactKind.GrantAmount or FactKind.Quota or FactKind.Contact or FactKind.WindowCloses or FactKind.Score || facts.Where(r => r.Entry.Kind == top.Entry.Kind).Take(4).All(r => r.Entry.Scopes.SequenceEqual(top.Entry.Scopes));
        foreach (var r in facts.Where(r => r.Entry.Kind == top.Entry.Kind && r.Score >= top.Score - (request.Question.Has(Cue.Compare) ? 3 : top.Entry.Kind == FactKind.Recommender ? 2 : 1) * Equal))
            if (chosen.Count < (listed ? 8 : 3) && Fits(r)) chosen.Add(r.Entry);
        if (top.Entry.Kind == FactKind.Service)
            foreach (var r in facts.Where(r => r.Entry.Kind == FactKind.Contact && r.Entry.Clauses.Any(top.Entry.Clauses.Contains)).Take(1)) chosen.Add(r.Entry);
        foreach (var r in ranked.Where(r => r.Score >= top.Score - Near && r.Entry.Kind != FactKind.NotStated && r.Entry.Kind != top.Entry.Kind).Take(3))
            if (chosen.Count < 5 && Fits(r)) chosen.Add(r.Entry);
        return chosen;
    }

    // Of a programme that is named, its own fact is said rather than the summary over all.
    private Scored Specific(Request request, Scored top, List<Scored> ranked, IReadOnlyList<string> paths)
    {
        if (paths.Count == 0 && top.Entry is { Scopes.Count: 1 or 2, Kind: not null and not FactKind.NotStated } && !(catalog.Programmes.TryGetValue(top.Entry.Notice.Id, out var terms) && terms.Find(request.Content) is not null))
        {
            // Of a notice as a whole, the summary is said rather than one programme's fact.
            var general = ranked.FirstOrDefault(r => r.Entry.Kind == top.Entry.Kind && r.Entry.Scopes.Count is 0 or > 2);
            return general.Entry is not null && general.Score > top.Score - Summary ? general : top;
        }
        if (paths.Count == 0 || top.Entry.Scopes.Count > 0 || top.Entry.Kind is null or FactKind.NotStated) return top;
        var own = ranked.FirstOrDefault(r => (r.Entry.Kind == top.Entry.Kind || r.Entry.Kind == FactKind.WindowLater && top.Entry.Kind == FactKind.WindowCloses) && r.Entry.Scopes.Count > 0 && paths.Any(p => r.Entry.HoldsFor(p) || r.Entry.LiesWithin(p)));
        return own.Entry is not null && own.Score > top.Score - 0.2f ? own : top;
    }

    // 公示几天 wants a number, 邮编是多少 a postcode: where no fact of the kind has one, the silence of the notice is the answer.
    private static Scored Silent(Request request, List<Scored> ranked, Scored top, IReadOnlyList<string> paths)
    {
        if (top.Entry.Fact is not { Kind: not FactKind.NotStated } fact) return top;
        var units = request.Question.Figures.Units;
        var form = request.Question.Cues & (Cue.AskEmail | Cue.AskPostcode | Cue.AskFax | Cue.AskSite);
        // 两家一起报，鼓励吗 says a number and asks for none.
        var asksNumber = !request.Question.Has(Cue.YesNo) || request.Question.Has(Cue.AmountForm | Cue.Confirm);
        var lacksNumber = asksNumber && units.Length > 0 && fact.Money is null && !top.Entry.Units.AsSpan().ContainsAny(units);
        var lacksForm = form != 0 && (top.Entry.Holds & form) == 0 && !ranked.Any(r => (r.Entry.Holds & form) != 0 && r.Entry.Fact is not null && r.Score > top.Score - 0.4f);
        var lacksTime = request.Question.Has(Cue.AskWhen) && fact.At is null && fact.Offset is null && !top.Entry.Units.AsSpan().ContainsAny("月天周年日");
        if (!lacksNumber && !lacksForm && !lacksTime) return top;
        var silence = ranked.FirstOrDefault(r => r.Entry.Kind == FactKind.NotStated && r.Entry.Answers is { } about && (about == fact.Kind || lacksForm || lacksTime || request.Strength(about) >= 0.5f)
            && (r.Entry.Scopes.Count == 0 || paths.Count > 0 || r.Entry.Scopes.SequenceEqual(top.Entry.Scopes)) // a silence about one tier is none about all
            && r.Score > top.Score - 0.3f && r.Words > (lacksTime ? 0.7f * top.Words : 0.1f));
        return silence.Entry is null ? top : silence;
    }

    // Where a fact of the kind comes as near as the silence does, the fact is said: it states what is stated.
    private static Scored Spoken(Request request, Scored top, List<Scored> ranked)
    {
        if (request.Question.Figures.Units.Length > 0 || top.Entry.Fact is not { Kind: FactKind.NotStated } silence) return top;
        var fact = ranked.FirstOrDefault(r => r.Entry.Kind == silence.About);
        return fact.Entry is not null && fact.Score > top.Score - Beside && fact.Words > 0.6f * top.Words ? fact : top;
    }

    private Statement? Verdict(Request request, List<Entry> bundle, float words)
    {
        if (bundle[0].Kind == FactKind.Eligible && applicants.Verdict(request, [.. bundle.Where(e => e.Kind == FactKind.Eligible)]) is { } verdict) return verdict;
        if (bundle[0].Fact is { Kind: FactKind.LimitApplicant, Count: { } limit } && request.Question.Has(Cue.YesNo | Cue.Confirm) && request.Question.Figures.Counts.Any(c => c > limit.High) && request.Question.Figures.Units.AsSpan().ContainsAny('个', '项')) return voice.State("limit.no");
        if (request.Question.Has(Cue.YesNo | Cue.Confirm | Cue.Suffices) && Minimum.Missed(request.Question, bundle[0].Text.Zh) is var (planned, least, measure)) return voice.State("minimum.no", new LocalText($"{planned}{measure}", $"{planned}"), new LocalText($"{least}{measure}", $"{least}"));
        if (bundle[0].Kind == FactKind.Support && request.Question.Has(Cue.YesNo) && request.Strength(FactKind.Support) >= 0.78f && words >= 0.3f) return voice.State("support.yes");
        if (!request.Question.Has(Cue.Confirm)) return null;
        var said = request.Question.Figures;
        var text = string.Concat(bundle.Select(e => e.Text.Zh));
        var backed = Figures.Backed(text);
        var dates = bundle.Select(e => e.Fact?.At?.Date).OfType<DateOnly>().ToList();
        var counted = said.Units.Length > 0 && bundle[0].Units.AsSpan().ContainsAny(said.Units);
        var wrong = said.Money.Any(m => !backed.Contains(m)) || counted && said.Counts.Any(c => !backed.Contains(c)) || dates.Count > 0 && said.Dates.Any(d => !dates.Any(d.Fits));
        if (wrong) return voice.State("confirm.no");
        // 至少要5个人对吧, and the notice names no number of people at all.
        if (said.Counts.Count > 0 && !counted && !said.Counts.Any(backed.Contains)) return voice.State("confirm.unstated");
        var right = said.Money.Count + (dates.Count > 0 ? said.Dates.Count : 0) > 0;
        return right ? voice.State("confirm.yes") : null;
    }

    // A later date of those who recommend is no respite: that the applicants' own is over is said with it.
    private static Entry? Over(Request request, Notice notice, List<Entry> bundle)
    {
        var closings = bundle.Select(e => e.Fact).Where(f => f is { Kind: FactKind.WindowCloses, At: not null }).ToList();
        if (closings.Count == 0 || closings.Any(f => f!.ClosesApplying || f.At!.Value.End <= request.Now)) return null;
        return notice.Facts.FirstOrDefault(f => f is { ClosesApplying: true, Scopes.Count: 0, At: { } at } && at.End <= request.Now) is { } own ? new Entry { Notice = notice, Fact = own } : null;
    }

    private static Scored? Superlative(Request request, List<Scored> ranked, IReadOnlyList<string> paths)
    {
        if (!request.Question.Has(Cue.Most | Cue.Least) || ranked.FirstOrDefault() is not { Entry.Kind: FactKind.GrantAmount } top) return null;
        var amounts = ranked.Where(r => r.Entry is { Kind: FactKind.GrantAmount, Fact.Money: not null } && (paths.Count == 0 || paths.Any(p => r.Entry.HoldsFor(p) || r.Entry.LiesWithin(p)))
            && (request.Question.Has(Cue.WhichOf) && r.Entry.Scopes.Count > 0 || r.Score > top.Score - 0.25f)).ToList();
        return amounts.Count < 2 ? null : request.Question.Has(Cue.Most)
            ? amounts.MaxBy(r => (r.Entry.Fact!.Money!.Value.High, r.Entry.Scopes.Count > 0))
            : amounts.MinBy(r => (r.Entry.Fact!.Money!.Value.High, r.Entry.Scopes.Count == 0));
    }

    private static IEnumerable<Entry> Conflicts(Notice notice, List<Entry> bundle, List<Scored> ranked, IReadOnlyList<string> paths) => notice.Conflicts
        .Where(c => bundle.All(e => e.Conflict != c) && bundle.Any(e => e.Kind is { } k && c.About.Contains(k) && e.Clauses.Any(c.Clauses.Contains)))
        .Where(c => c.Scopes.Count == 0 || paths.Count == 0 || paths.Any(p => c.Scopes.Any(s => p == s || p.StartsWith(s + "/", StringComparison.Ordinal) || s.StartsWith(p + "/", StringComparison.Ordinal))))
        .OrderByDescending(c => ranked.FirstOrDefault(r => r.Entry.Conflict == c).Score)
        .Take(1).Select(c => new Entry { Notice = notice, Conflict = c });

    private Draft NotStated(Notice notice, Entry entry, IReadOnlyList<string> paths) => new()
    {
        Outcome = Outcome.NotStated, Targets = [Focus(notice.Id, paths, entry, [entry])],
        Statements = [Statement.Of(entry), .. Ask(notice, paths)],
        Suggestions = ["suggest.contact", "suggest.window.closes"],
    };

    private Draft Unknown(Notice notice, IReadOnlyList<string> paths, Request request) => new()
    {
        Outcome = Outcome.NotStated,
        Targets = [new Target(notice.Id, paths.Count == 1 ? paths[0] : null)],
        Statements = [voice.State("not-stated.generic", notice), .. Ask(notice, paths)],
        Suggestions = ["suggest.window.closes", "suggest.grant.amount", "suggest.contact"],
    };

    // 湖南米粉怎么做: a province is named, and nothing that a notice speaks of.
    private static bool IsElsewhere(Request request, Scored top) =>
        request.Question.Mentions.OnlyProvince && !request.Question.Has(Cue.Domain | Cue.StillOpen | Cue.DaysLeft) && !request.Question.PlainKinds.Any() && (top.Entry is null || top.Words < 0.18f && top.Ask < 0.18f);

    private Draft OffTopic() => new() { Outcome = Outcome.OutOfScope, Statements = [voice.State("refuse.off-topic")], KeepsState = true, Suggestions = ["suggest.programmes", "suggest.next-closing"] };

    private IEnumerable<Statement> Ask(Notice notice, IReadOnlyList<string> paths)
    {
        var contact = Contacts.For(notice, paths).FirstOrDefault();
        return contact is null ? [] : [voice.State("not-stated.ask"), contact];
    }

    // What the conversation is about from here on: the tier that was answered, if it was one.
    private static Target Focus(string notice, IReadOnlyList<string> paths, Entry top, IReadOnlyList<Entry> bundle)
    {
        var scopes = bundle.Where(e => e.Kind == top.Kind).SelectMany(e => e.Scopes).Distinct().ToList();
        if (scopes.Count == 1 && (paths.Count == 0 || paths.Any(p => scopes[0].StartsWith(p, StringComparison.Ordinal)))) return new Target(notice, scopes[0]);
        return new Target(notice, paths.Count == 1 ? paths[0] : null);
    }

    private static IReadOnlyList<string> Next(FactKind? asked) =>
        [.. new[] { FactKind.WindowCloses, FactKind.GrantAmount, FactKind.Eligible, FactKind.Materials, FactKind.Contact }.Where(k => k != asked).Take(3).Select(k => "suggest." + FactKinds.Name(k))];
}
