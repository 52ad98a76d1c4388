using ApplyBot.Knowledge;
using ApplyBot.Search;

namespace ApplyBot.Understanding;

/// <summary>Recognises which kinds of facts a text asks for.</summary>
internal sealed class KindFinder
{
    private const float Strong = 0.8f, Weak = 0.3f;
    private readonly PhraseMatcher<(FactKind Kind, float Weight)> _matcher = new();

    public KindFinder(Vocabulary vocabulary)
    {
        foreach (var kind in vocabulary.Kinds)
        {
            foreach (var phrase in kind.Strong) Add(phrase, kind.Kind, Strong);
            foreach (var phrase in kind.Weak) Add(phrase, kind.Kind, Weak);
        }
    }

    private void Add(string phrase, FactKind kind, float weight)
    {
        var normal = TextNormalizer.Normalize(phrase);
        // A longer phrase says more: 提交成果时间 against 时间.
        _matcher.Add(normal, (kind, weight * (1 + 0.08f * Math.Min(normal.Length - 2, 5))));
    }

    /// <summary>Kinds with their strength, 0 to about 1.</summary>
    public Dictionary<FactKind, float> Find(string text)
    {
        var strength = new Dictionary<FactKind, float>();
        foreach (var group in _matcher.Longest(text).GroupBy(m => m.Value.Kind))
        {
            var rest = 1f;
            foreach (var m in group) rest *= 1 - Math.Min(0.95f, m.Value.Weight);
            strength[group.Key] = 1 - rest;
        }
        return strength;
    }
}
