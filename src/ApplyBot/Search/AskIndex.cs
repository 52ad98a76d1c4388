using System.Runtime.InteropServices;

namespace ApplyBot.Search;

/// <summary>
/// How like a question is to the ways in which people are known to ask for a passage: the weighted share of terms that the
/// question has in common with the passage's nearest ask (a Jaccard coefficient over rare-weighted terms).
/// A bag of all asks, as the index holds, does not tell one close ask from many distant ones; this does.
/// </summary>
internal sealed class AskIndex
{
    private readonly Analyzer _analyzer;
    private readonly Dictionary<string, (float Weight, int[] Asks)> _terms = [];
    private readonly int[] _passageOf;
    private readonly float[] _weightOf;
    private readonly int _passages;
    private readonly float _unknown;

    public AskIndex(Analyzer analyzer, IReadOnlyList<Passage> passages)
    {
        (_analyzer, _passages) = (analyzer, passages.Count);
        var asks = passages.SelectMany((p, i) => p.Asks.Select(a => (Passage: i, Text: TextNormalizer.Normalize(a)))).ToList();
        _passageOf = [.. asks.Select(a => a.Passage)];
        _weightOf = new float[asks.Count];
        var postings = new Dictionary<string, (float Weight, List<int> Asks)>();
        for (var a = 0; a < asks.Count; a++)
        {
            var seen = new HashSet<string>();
            analyzer.Analyze(asks[a].Text, (term, weight) =>
            {
                if (!seen.Add(term)) return;
                ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(postings, term, out var exists);
                if (!exists) entry = (weight, []);
                entry.Asks.Add(a);
            });
        }
        foreach (var (term, (weight, list)) in postings)
        {
            var w = weight * MathF.Log(1 + (asks.Count + 1f) / (list.Count + 0.5f));
            _terms[term] = (w, [.. list]);
            foreach (var a in list) _weightOf[a] += w;
        }
        _unknown = MathF.Log(asks.Count + 2f);
    }

    /// <summary>For each passage, 0 (nothing in common with any ask) to 1 (one of its asks, word for word).</summary>
    /// <param name="text">The question, normalised.</param>
    public float[] Score(string text)
    {
        var common = new float[_weightOf.Length];
        var total = 0f;
        var seen = new HashSet<string>();
        _analyzer.Analyze(text, (term, weight) =>
        {
            if (!seen.Add(term)) return;
            if (!_terms.TryGetValue(term, out var entry)) { if (term.Length > 1) total += 0.5f * weight * _unknown; return; }
            total += entry.Weight;
            foreach (var a in entry.Asks) common[a] += entry.Weight;
        });
        var best = new float[_passages];
        for (var a = 0; a < common.Length; a++)
            if (common[a] > 0)
            {
                var like = common[a] / (total + _weightOf[a] - common[a]);
                if (like > best[_passageOf[a]]) best[_passageOf[a]] = like;
            }
        return best;
    }
}
