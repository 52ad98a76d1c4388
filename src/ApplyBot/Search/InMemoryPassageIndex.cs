using System.Runtime.InteropServices;

namespace ApplyBot.Search;

/// <summary>
/// BM25F over the fields of <see cref="PassageRanking"/>, all in memory.
/// A term's contribution to a passage never changes, so it is computed once; a search only adds.
/// </summary>
public sealed class InMemoryPassageIndex : IPassageIndex
{
    private readonly Analyzer _analyzer;
    private readonly Dictionary<long, (float Idf, Posting[] Postings)> _terms = [];
    private readonly int _count;
    private readonly float _unknownIdf;

    private readonly record struct Posting(int Passage, float Impact);

    /// <summary>Indexes the passages in their order.</summary>
    public InMemoryPassageIndex(Analyzer analyzer, IReadOnlyList<Passage> passages)
    {
        (_analyzer, _count) = (analyzer, passages.Count);
        var ranked = PassageRanking.Fields;
        var fields = passages.Select(p => ranked.Select(f => TextNormalizer.NormalizeWhole(f.Of(p))).ToArray()).ToList();
        var average = Enumerable.Range(0, ranked.Count).Select(f => Math.Max(1f, (float)fields.Select(p => (double)p[f].Length).DefaultIfEmpty(1).Average())).ToArray();

        var postings = new Dictionary<long, List<Posting>>();
        var (terms, weights) = (new List<Term>(), new Dictionary<long, float>());
        for (var p = 0; p < fields.Count; p++)
        {
            weights.Clear();
            for (var f = 0; f < ranked.Count; f++)
            {
                var norm = ranked[f].Weight / (1 - ranked[f].B + ranked[f].B * fields[p][f].Length / average[f]);
                terms.Clear();
                analyzer.Analyze(fields[p][f], terms);
                foreach (var term in terms) CollectionsMarshal.GetValueRefOrAddDefault(weights, term.Key, out _) += norm;
            }
            foreach (var (key, weight) in weights)
                (CollectionsMarshal.GetValueRefOrAddDefault(postings, key, out _) ??= []).Add(new Posting(p, weight / (PassageRanking.K1 + weight)));
        }
        foreach (var (key, list) in postings)
            if (key > char.MaxValue || !PassageRanking.IsEverywhere(list.Count, _count)) _terms[key] = (PassageRanking.Idf(list.Count, _count), [.. list]);
        _unknownIdf = PassageRanking.Idf(0, _count);
    }

    /// <inheritdoc/>
    public IReadOnlyList<Hit> Search(string text, Func<int, bool>? within, int top)
    {
        if (top <= 0) return [];
        var scores = new float[_count];
        var total = 0f;
        foreach (var term in _analyzer.Distinct(TextNormalizer.Normalize(text)))
        {
            if (!_terms.TryGetValue(term.Key, out var entry)) { total += term.IsSingle ? 0 : _unknownIdf * term.Weight; continue; }
            var idf = entry.Idf * term.Weight;
            total += idf;
            foreach (var posting in entry.Postings) scores[posting.Passage] += idf * posting.Impact;
        }
        return total > 0 ? Best(scores, total, within, top) : [];
    }

    // The best few of many: a small heap whose root is the worst kept, instead of sorting everything.
    private static List<Hit> Best(float[] scores, float total, Func<int, bool>? within, int top)
    {
        var heap = new PriorityQueue<int, float>();
        var worst = 0f;
        for (var p = 0; p < scores.Length; p++)
        {
            if (scores[p] <= worst || within is not null && !within(p)) continue;
            if (heap.Count < top) heap.Enqueue(p, scores[p]);
            else heap.DequeueEnqueue(p, scores[p]);
            if (heap.Count == top) heap.TryPeek(out _, out worst);
        }
        var hits = new List<Hit>(heap.Count);
        foreach (var (passage, score) in heap.UnorderedItems) hits.Add(new Hit(passage, score / total));
        hits.Sort(static (a, b) => b.Score != a.Score ? b.Score.CompareTo(a.Score) : a.Passage - b.Passage);
        return hits;
    }
}
