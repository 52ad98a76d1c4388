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
    private const float InsideScope = 0.16f, OtherScope = -0.35f, General = 0.03f, Affinity = 0.13f, AffinityRatio = 1.4f, SpokenOf = 0.08f;
    private const float Ordinal = 0.3f, Applicant = 0.12f, ApplicantAlone = 0.12f, Applying = 0.08f, Form = 0.14f, Unit = 0.07f, HasDate = 0.08f;
    private const float Silence = -0.14f, WholeClause = -0.12f, Alone = 8;

    private static readonly FactKind[] Dated = [FactKind.WindowCloses, FactKind.WindowOpens, FactKind.ResultsDue, FactKind.PeriodEnds, FactKind.DueRelative, FactKind.WindowLater];

    /// <summary>Entries of one notice, best first. <paramref name="paths"/>: programmes meant; empty for all.</summary>
    public List<Scored> Rank(Request request, string notice, IReadOnlyList<string> paths)
    {
        var (start, end) = catalog.Ranges[notice];
        var words = new Dictionary<int, float>();
        foreach (var hit in catalog.Index.Search(request.Content, p => p >= start && p < end, 150)) words[hit.Passage] = hit.Score;
        var affinity = paths.Count == 0 ? Affinities(request, notice) : null;
        var present = catalog.StatedKinds(notice, paths);

        var scale = WordWeight / Math.Max(Sure, words.Values.DefaultIfEmpty(0).Max());
        var asks = catalog.Asks.Score(request.Content, start, end);
        var ranked = new List<Scored>();
        for (var i = start; i < end; i++)
        {
            var entry = catalog.Entries[i];
            var lexical = words.GetValueOrDefault(i);
            var kind = KindFit(request, entry, present);
            if (lexical < 0.03f && kind < 0.5f) continue;
            var score = scale * lexical + AskWeight * asks[i - start] + KindWeight * kind
                + ScopeFit(entry, paths, affinity) + ContextFit(request, entry)
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

    private static float KindFit(Request request, Entry entry, IReadOnlySet<FactKind> present)
    {
        if (entry.Conflict is { } conflict) return 0.6f * conflict.About.Max(request.Strength);
        if (entry.Answers is not { } kind) return 0;
        var strength = Math.Max(request.Strength(kind), Kindred * Kinship.Of[kind].Select(request.Strength).DefaultIfEmpty(0).Max());
        return entry.Kind == FactKind.NotStated && present.Contains(kind) ? 0.35f * strength : strength;
    }

    private static float ScopeFit(Entry entry, IReadOnlyList<string> paths, Dictionary<string, float>? affinity)
    {
        if (entry.Clause is not null) return 0;
        if (entry.Scopes.Count == 0) return paths.Count == 0 ? General : 0;
        if (paths.Count == 0) return affinity is null ? 0 : Affinity * entry.Scopes.Max(s => affinity.GetValueOrDefault(Top(s)));
        if (paths.Any(p => entry.Scopes.Contains(p))) return InsideScope + 0.04f;
        if (paths.Any(entry.LiesWithin)) return InsideScope;
        return paths.Any(entry.HoldsFor) ? 0.08f : OtherScope;
    }

    // What was spoken of before: the same place of the notice, the same programme.
    private static float ContextFit(Request request, Entry entry) =>
        (request.Inherited && entry.Clauses.Any(c => request.State.Clauses.Any(s => Related(c, s))) ? SpokenOf : 0) + (request.SpokeOf(entry) ? SpokenOf : 0);

    private static float Prior(Entry entry, IReadOnlySet<FactKind> present) =>
        (entry.Fact is { Kind: FactKind.WindowCloses, For: "applicants" } ? Applying : 0) // who asks when it closes mostly means to apply
        + (entry.Clause is not null ? WholeClause : 0) // a fact says it shorter than its clause
        + (entry.Kind == FactKind.NotStated && entry.Answers is { } about && present.Contains(about) ? Silence : 0);

    // Which programme the words speak of, when none is named: 德国 and 氢能 mean the one that lists them.
    private Dictionary<string, float>? Affinities(Request request, string notice)
    {
        if (!catalog.ProgrammeIndexes.TryGetValue(notice, out var index)) return null;
        var hits = index.Search(request.Content, null, int.MaxValue);
        var programmes = catalog.Knowledge.Find(notice)!.Programmes;
        if (hits.Count == 0 || hits.Count > 1 && hits[0].Score < AffinityRatio * hits[1].Score) return null;
        var low = hits.Count < programmes.Count ? 0 : hits[^1].Score;
        return hits.ToDictionary(h => programmes[h.Passage].Path, h => (h.Score - low) / Math.Max(0.01f, hits[0].Score - low));
    }

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
        if (q.Figures.Dates.Count > 0 && entry.Units.Contains('月', StringComparison.Ordinal)) fit += HasDate;
        return fit;
    }

    private static float ApplicantFit(Request request, Entry entry) =>
        entry.Fact is { Kind: FactKind.Eligible } fact && request.Strength(FactKind.Eligible) > 0 && request.Question.Applicants.Any(fact.Applicants.Contains)
            ? Applicant + (request.Question.Content.Length <= Alone ? ApplicantAlone : 0) : 0;

    private static string Top(string path) => path.IndexOf('/', StringComparison.Ordinal) is > 0 and var i ? path[..i] : path;

    private static bool Related(string a, string b) => a == b || a.StartsWith(b + ".", StringComparison.Ordinal) || b.StartsWith(a + ".", StringComparison.Ordinal);
}
