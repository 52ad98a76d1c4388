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
    private readonly Dictionary<long, (float Weight, int[] Asks)> _terms = [];
    private readonly int[] _passageOf;
    private readonly float[] _weightOf;
    private readonly int[] _firstAskOf;
    private readonly float _unknown;

    public AskIndex(Analyzer analyzer, IReadOnlyList<Passage> passages)
    {
        _analyzer = analyzer;
        var asks = passages.SelectMany((p, i) => p.Asks.Select(a => (Passage: i, Text: TextNormalizer.Normalize(a)))).ToList();
        _passageOf = [.. asks.Select(a => a.Passage)];
        _weightOf = new float[asks.Count];
        _firstAskOf = new int[passages.Count + 1];
        for (var p = 0; p < passages.Count; p++) _firstAskOf[p + 1] = _firstAskOf[p] + passages[p].Asks.Count;
        var postings = new Dictionary<long, (float Weight, List<int> Asks)>();
        for (var a = 0; a < asks.Count; a++)
            foreach (var term in analyzer.Distinct(asks[a].Text))
            {
                ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(postings, term.Key, out var exists);
                if (!exists) entry = (term.Weight, []);
                entry.Asks.Add(a);
            }
        foreach (var (key, (weight, list)) in postings)
        {
            var w = weight * MathF.Log(1 + (asks.Count + 1f) / (list.Count + 0.5f));
            _terms[key] = (w, [.. list]);
            foreach (var a in list) _weightOf[a] += w;
        }
        _unknown = MathF.Log(asks.Count + 2f);
    }

    /// <summary>For each passage from <paramref name="start"/> up to <paramref name="end"/>, 0 (nothing in common with any ask) to 1 (one of its asks, word for word).</summary>
    /// <param name="text">The question, normalised.</param>
    /// <param name="start">First passage that counts.</param>
    /// <param name="end">One past the last.</param>
    public float[] Score(string text, int start, int end)
    {
        var (first, last) = (_firstAskOf[start], _firstAskOf[end]);
        var common = new float[last - first];
        var total = 0f;
        foreach (var term in _analyzer.Distinct(text))
        {
            if (!_terms.TryGetValue(term.Key, out var entry)) { total += term.IsSingle ? 0 : 0.5f * term.Weight * _unknown; continue; }
            total += entry.Weight;
            var from = Array.BinarySearch(entry.Asks, first);
            for (var i = from < 0 ? ~from : from; i < entry.Asks.Length && entry.Asks[i] < last; i++) common[entry.Asks[i] - first] += entry.Weight;
        }
        var best = new float[end - start];
        for (var a = 0; a < common.Length; a++)
            if (common[a] > 0)
            {
                ref var of = ref best[_passageOf[first + a] - start];
                of = Math.Max(of, common[a] / (total + _weightOf[first + a] - common[a]));
            }
        return best;
    }
}
