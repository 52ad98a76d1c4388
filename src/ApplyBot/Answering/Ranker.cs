using ApplyBot.Knowledge;
using ApplyBot.Understanding;

namespace ApplyBot.Answering;

/// <summary>An entry with how well it answers.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Score">Words, kind and scope together.</param>
/// <param name="Words">The words alone, 0 to about 1.</param>
/// <param name="Ask">Likeness to the nearest known way of asking, 0 to 1.</param>
internal readonly record struct Scored(Entry Entry, float Score, float Words, float Ask);

/// <summary>Ranks the entries of a notice: by words, by the kind asked for, by the programme meant, by what was spoken of before.</summary>
internal sealed class Ranker(Catalog catalog)
{
    // Set by trying values on some nine hundred questions; every one of them can move by a third without much change.
    private const float WordWeight = 0.43f, Sure = 0.2f, AskWeight = 0.5f, KindWeight = 0.24f, Kindred = 0.45f;
    private const float InsideScope = 0.16f, OtherScope = -0.35f, General = 0.03f, Affinity = 0.13f, SpokenOf = 0.08f, Before = 0.25f;
    private const float Ordinal = 0.3f, Applicant = 0.12f, ApplicantAlone = 0.12f, Applying = 0.08f, Form = 0.14f, Unit = 0.07f, HasDate = 0.08f, Planned = 0.25f, MainContact = 0.06f;
    private const float Silence = -0.14f, WholeClause = -0.12f, Alone = 8;

    private static readonly FactKind[] Dated = [FactKind.WindowCloses, FactKind.WindowOpens, FactKind.ResultsDue, FactKind.PeriodEnds, FactKind.DueRelative, FactKind.WindowLater];

    /// <summary>Entries of one notice, best first. <paramref name="paths"/>: programmes meant; empty for all.</summary>
    public List<Scored> Rank(Request request, string notice, IReadOnlyList<string> paths)
    {
        // Several sources look at the same ranking before one of them answers; each gets a list of its own.
        var key = (notice, string.Join(' ', paths));
        if (!request.Rankings.TryGetValue(key, out var ranked)) request.Rankings[key] = ranked = Work(request, notice, paths);
        return [.. ranked];
    }

    private List<Scored> Work(Request request, string notice, IReadOnlyList<string> paths)
    {
        var (start, end) = catalog.Ranges[notice];
        var words = new Dictionary<int, float>();
        foreach (var hit in catalog.Index.Search(request.Content, p => p >= start && p < end, 150)) words[hit.Passage] = hit.Score;
        // In a conversation what was said before still tells facts apart, a little.
        if (request.Inherited && request.State.Content.Length > 0 && request.Content != request.State.Content)
            foreach (var hit in catalog.Index.Search(request.State.Content, p => p >= start && p < end, 40))
                if (words.TryGetValue(hit.Passage, out var own)) words[hit.Passage] = own + Before * hit.Score;
        var affinity = paths.Count == 0 && catalog.Programmes.TryGetValue(notice, out var programmes) ? programmes.Find(request.Content) : null;
        var strengths = Strengths(request);
        var present = catalog.StatedKinds(notice, paths);

        var scale = WordWeight / Math.Max(Sure, words.Count == 0 ? 0 : words.Values.Max());
        var asks = catalog.Asks.Score(request.Content, start, end);
        var scopeFits = new float?[catalog.ScopeKeys];
        var ranked = new List<Scored>(end - start);
        for (var i = start; i < end; i++)
        {
            var entry = catalog.Entries[i];
            var lexical = words.GetValueOrDefault(i);
            var kind = KindFit(request, strengths, entry, present);
            if (lexical < 0.03f && kind < 0.5f) continue;
            var score = scale * lexical + AskWeight * asks[i - start] + KindWeight * kind
                + (entry.Clause is not null ? 0 : scopeFits[entry.ScopeKey] ??= ScopeFit(entry, paths, affinity)) + ContextFit(request, entry)
                + OrdinalFit(request, entry) + ApplicantFit(request, entry) + FormFit(request.Question, entry) + Prior(entry, present);
            ranked.Add(new Scored(entry, score, lexical, asks[i - start]));
        }
        ranked.Sort(static (a, b) => b.Score.CompareTo(a.Score));
        return Timed(request, ranked);
    }

    // 现在还能报吗, 还剩几天: only what has a date can answer, or the silence about it.
    private static List<Scored> Timed(Request request, List<Scored> ranked)
    {
        if (!request.Question.Has(Cue.StillOpen | Cue.DaysLeft)) return ranked;
        var closes = ranked.Any(o => o.Entry.Kind == FactKind.WindowCloses);
        var timed = ranked.Where(r => r.Entry.Kind is { } k && Dated.Contains(k) || r.Entry is { Kind: FactKind.NotStated, Answers: FactKind.WindowCloses } && !closes).ToList();
        return timed.Count > 0 ? timed : ranked;
    }

    // How strongly each kind is asked for, itself or by its kindred.
    private static float[] Strengths(Request request)
    {
        var strengths = new float[Kinship.Of.Count];
        foreach (var (kind, strength) in request.Kinds)
        {
            strengths[(int)kind] = Math.Max(strengths[(int)kind], strength);
            foreach (var kin in Kinship.Of[kind]) strengths[(int)kin] = Math.Max(strengths[(int)kin], Kindred * strength);
        }
        return strengths;
    }

    private static float KindFit(Request request, float[] strengths, Entry entry, IReadOnlySet<FactKind> present)
    {
        if (entry.Conflict is { } conflict) return 0.6f * conflict.About.Max(request.Strength);
        if (entry.Answers is not { } kind) return 0;
        var strength = strengths[(int)kind];
        return entry.Kind == FactKind.NotStated && present.Contains(kind) ? 0.35f * strength : strength;
    }

    private static float ScopeFit(Entry entry, IReadOnlyList<string> paths, (string Path, float Clarity)? affinity)
    {
        if (entry.Scopes.Count == 0) return paths.Count == 0 ? General : 0;
        if (paths.Count == 0) return affinity is { } spoken && entry.LiesWithin(spoken.Path) ? Affinity * spoken.Clarity : 0;
        if (paths.Any(p => entry.Scopes.Contains(p))) return InsideScope + 0.04f;
        if (paths.Any(entry.LiesWithin)) return InsideScope;
        return paths.Any(entry.HoldsFor) ? 0.08f : OtherScope;
    }

    // What was spoken of before: the same place of the notice, the same programme.
    private static float ContextFit(Request request, Entry entry) =>
        (request.Inherited && entry.Clauses.Any(c => request.State.Clauses.Any(s => Related(c, s))) ? SpokenOf : 0) + (request.SpokeOf(entry) ? SpokenOf : 0);

    private static float Prior(Entry entry, IReadOnlySet<FactKind> present) =>
        (entry.Fact is { ClosesApplying: true } ? Applying : 0) // who asks when it closes mostly means to apply
        + (entry.IsMainContact ? MainContact : 0)
        + (entry.Clause is not null ? WholeClause : 0) // a fact says it shorter than its clause
        + (entry.Kind == FactKind.NotStated && entry.Answers is { } about && present.Contains(about) ? Silence : 0);

    private static float OrdinalFit(Request request, Entry entry)
    {
        var asked = request.Question.Figures.Ordinals;
        if (asked.Count == 0) return 0;
        if (entry.Fact is { Ordinal: { } place, Level: 1 or null } && asked.Contains(place)) return Ordinal;
        return entry.Scopes.Any(s => entry.Notice.AllProgrammes.Any(p => p.Path == s && p.Parent is not null && asked.Contains(p.Ordinal))) ? Ordinal : 0;
    }

    // Asked for an e-mail, an answer that holds one; asked how many copies, one that counts copies.
    private static float FormFit(Question q, Entry entry)
    {
        var asked = q.Cues & (Cue.AskPhone | Cue.AskEmail | Cue.AskAddress | Cue.AskSite | Cue.AskPerson | Cue.AskPostcode | Cue.AskFax);
        var fit = asked == 0 ? 0 : Form * (float)long.PopCount((long)(asked & entry.Holds)) / long.PopCount((long)asked);
        if (q.Figures.Units.Length > 0 && entry.Units.AsSpan().ContainsAny(q.Figures.Units)) fit += Unit;
        if (entry.Fact?.Offset is not null && q.Figures.Dates.Count > 0 && q.Has(Cue.PlanDate)) fit += Planned;
        if (q.Figures.Dates.Count > 0 && entry.Units.Contains('月', StringComparison.Ordinal)) fit += HasDate;
        return fit;
    }

    private static float ApplicantFit(Request request, Entry entry) =>
        entry.Fact is { Kind: FactKind.Eligible } fact && request.Strength(FactKind.Eligible) > 0 && request.Question.Applicants.Any(fact.Applicants.Contains)
            ? Applicant + (request.Question.Content.Length <= Alone ? ApplicantAlone : 0) : 0;

    private static bool Related(string a, string b) => a == b || a.StartsWith(b + ".", StringComparison.Ordinal) || b.StartsWith(a + ".", StringComparison.Ordinal);
}
