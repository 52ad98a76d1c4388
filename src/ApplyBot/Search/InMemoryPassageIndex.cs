using System.Runtime.InteropServices;

namespace ApplyBot.Search;

/// <summary>
/// BM25F over title, heading, text and asks (Robertson, Zaragoza and Taylor 2004), all in memory.
/// A term's contribution to a passage never changes, so it is computed once; a search only adds.
/// </summary>
public sealed class InMemoryPassageIndex : IPassageIndex
{
    private const float K1 = 1.2f;
    // Weight and length normalisation of each field. Asks weigh most: they are how people speak, the text is how notices speak.
    private static readonly (float Weight, float B)[] Fields = [(0.35f, 0.3f), (1.3f, 0.4f), (1.2f, 0.6f), (2.0f, 0.35f)];

    private readonly Analyzer _analyzer;
    private readonly Dictionary<string, (float Idf, (int Passage, float Impact)[] Postings)> _terms = [];
    private readonly int _count;
    private readonly float _unknownIdf;

    /// <summary>Indexes the passages in their order.</summary>
    public InMemoryPassageIndex(Analyzer analyzer, IReadOnlyList<Passage> passages)
    {
        (_analyzer, _count) = (analyzer, passages.Count);
        var fields = passages.Select(p => new[] { p.Title, p.Heading, p.Text, string.Join(" ", p.Asks) }
            .Select(TextNormalizer.Normalize).Select(Counts).ToArray()).ToList();
        var average = Enumerable.Range(0, Fields.Length).Select(f => Math.Max(1f, (float)fields.Select(p => (double)p[f].Length).DefaultIfEmpty(1).Average())).ToArray();

        var postings = new Dictionary<string, Dictionary<int, float>>();
        for (var p = 0; p < fields.Count; p++)
            for (var f = 0; f < Fields.Length; f++)
            {
                var norm = Fields[f].Weight / (1 - Fields[f].B + Fields[f].B * fields[p][f].Length / average[f]);
                foreach (var (term, tf) in fields[p][f].Terms)
                {
                    ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(postings, term, out _);
                    ref var weighted = ref CollectionsMarshal.GetValueRefOrAddDefault(list ??= [], p, out _);
                    weighted += tf * norm;
                }
            }
        foreach (var (term, list) in postings)
            _terms[term] = (Idf(list.Count), [.. list.OrderBy(x => x.Key).Select(x => (x.Key, x.Value / (K1 + x.Value)))]);
        _unknownIdf = Idf(0);
    }

    /// <inheritdoc/>
    public IReadOnlyList<Hit> Search(string text, Func<int, bool>? within, int top)
    {
        var scores = new float[_count];
        var total = 0f;
        var seen = new HashSet<string>();
        _analyzer.Analyze(TextNormalizer.Normalize(text), (term, weight) =>
        {
            if (!seen.Add(term)) return;
            if (!_terms.TryGetValue(term, out var entry)) { total += _unknownIdf * weight * (term.Length > 1 ? 1 : 0); return; }
            var idf = entry.Idf * weight;
            total += idf;
            foreach (var (passage, impact) in entry.Postings) scores[passage] += idf * impact;
        });
        if (total <= 0) return [];
        var hits = new List<Hit>();
        for (var p = 0; p < scores.Length; p++)
            if (scores[p] > 0 && (within is null || within(p))) hits.Add(new Hit(p, scores[p] / total));
        hits.Sort(static (a, b) => b.Score != a.Score ? b.Score.CompareTo(a.Score) : a.Passage - b.Passage);
        if (hits.Count > top) hits.RemoveRange(top, hits.Count - top);
        return hits;
    }

    private float Idf(int documents) => MathF.Log(1 + (_count - documents + 0.5f) / (documents + 0.5f));

    private (Dictionary<string, float> Terms, float Length) Counts(string text)
    {
        var counts = new Dictionary<string, float>();
        _analyzer.Analyze(text, (term, _) => CollectionsMarshal.GetValueRefOrAddDefault(counts, term, out var _) += 1);
        return (counts, text.Length);
    }
}
