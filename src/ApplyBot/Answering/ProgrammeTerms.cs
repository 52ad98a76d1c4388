using System.Numerics;
using ApplyBot.Knowledge;
using ApplyBot.Search;

namespace ApplyBot.Answering;

/// <summary>
/// Which programme of a notice a question speaks of without naming it: 德国 and 氢能 stand in one of them only.
/// Only terms that few programmes share count; what all share says nothing, however often it stands there.
/// </summary>
internal sealed class ProgrammeTerms
{
    private const float Least = 0.55f, Ratio = 1.5f;

    private readonly Analyzer _analyzer;
    private readonly IReadOnlyList<string> _paths;
    private readonly Dictionary<long, uint> _holders = [];

    public ProgrammeTerms(Analyzer analyzer, Notice notice)
    {
        _analyzer = analyzer;
        _paths = [.. notice.Programmes.Take(32).Select(p => p.Path)];
        for (var i = 0; i < _paths.Count; i++)
        {
            var facts = notice.Facts.Where(f => f.Scopes.Count is > 0 and < 3 && f.LiesWithin(_paths[i]) && f.Kind != FactKind.NotStated);
            foreach (var text in facts.SelectMany(f => new[] { f.Text.Zh, f.Text.En }))
                foreach (var term in analyzer.Distinct(TextNormalizer.Normalize(text)).Where(t => !t.IsSingle))
                    _holders[term.Key] = _holders.GetValueOrDefault(term.Key) | 1u << i;
        }
    }

    /// <summary>The programme that the words point to, by path, and how clearly (0 to 1); null when they point to none.</summary>
    public (string Path, float Clarity)? Find(string text)
    {
        var points = new float[_paths.Count];
        foreach (var term in _analyzer.Distinct(text))
            if (_holders.TryGetValue(term.Key, out var holders) && BitOperations.PopCount(holders) is var count && count * 2 <= _paths.Count)
                for (var i = 0; i < points.Length; i++)
                    if ((holders >> i & 1) != 0) points[i] += term.Weight / (count * count);
        var best = Array.IndexOf(points, points.Max());
        var second = points.Where((_, i) => i != best).DefaultIfEmpty(0).Max();
        return points[best] >= Least && points[best] >= Ratio * second ? (_paths[best], Math.Min(1, points[best] / 2)) : null;
    }
}
