using ApplyBot.Search;
using Lucene.Net.Analysis.Cn.Smart;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Util;

namespace ApplyBot.Lucene;

/// <summary>
/// Cuts normalised text into terms: domain words kept whole, each under its number so that synonyms meet, and the words that
/// SmartChineseAnalyzer finds. Thread-safe.
/// </summary>
internal sealed class PassageTokens : IDisposable
{
    /// <summary>Counts up with every change to what is cut how: an index made otherwise is made anew.</summary>
    public const int Version = 1;

    private static readonly float Concept = Knob("CONCEPT", 1.1f), Name = Knob("NAME", 1), Word = Knob("WORD", 1), Pair = Knob("PAIR", 0), Character = Knob("CHAR", 0.15f);
    private static readonly bool Gaps = Knob("GAPS", 0) > 0;

    internal static float Knob(string n, float v) => Environment.GetEnvironmentVariable("K_" + n) is { } s ? float.Parse(s) : v;

    private readonly PhraseMatcher<Token> _words = new();
    private readonly SmartChineseAnalyzer _smart = new(LuceneVersion.LUCENE_48);

    public PassageTokens(DomainWords words)
    {
        foreach (var word in words.All) _words.Add(word.Text, new Token($"#{word.Number}", word.Number < words.Concepts ? Concept : Name));
    }

    /// <summary>Every term of <paramref name="text"/>, which must be normalised; one that occurs twice stands here twice.</summary>
    public List<Token> Of(string text)
    {
        var tokens = new List<Token>(text.Length);
        _words.Find(text, tokens, static (m, list) => list.Add(m.Value));
        if (Gaps)
        {
            var at = 0;
            foreach (var m in _words.Longest(text)) { if (m.Start > at) Segment(text[at..m.Start], tokens); at = Math.Max(at, m.End); }
            Segment(text[at..], tokens);
        }
        else Segment(text, tokens);
        for (var i = 0; i < text.Length; i++)
            if (TextNormalizer.IsHan(text[i]))
            {
                if (Character > 0) tokens.Add(new Token(text[i].ToString(), Character));
                if (Pair > 0 && i + 1 < text.Length && TextNormalizer.IsHan(text[i + 1])) tokens.Add(new Token("+" + text.Substring(i, 2), Pair));
            }
        return tokens;
    }

    private void Segment(string text, List<Token> tokens)
    {
        if (string.IsNullOrWhiteSpace(text)) return;
        using var stream = _smart.GetTokenStream("", text);
        var term = stream.GetAttribute<ICharTermAttribute>();
        stream.Reset();
        while (stream.IncrementToken())
            if (term.Length > 1 || !TextNormalizer.IsHan(term.Buffer[0])) tokens.Add(new Token(term.ToString()!, Word));
        stream.End();
    }

    /// <summary>The terms of a text, each once.</summary>
    public IEnumerable<Token> Distinct(string text) => Of(text).DistinctBy(t => t.Term);

    public void Dispose() => _smart.Dispose();
}

/// <summary>A term of a text.</summary>
/// <param name="Term">As it stands in the index.</param>
/// <param name="Weight">What the kind of term is worth, against a word of 1.</param>
internal readonly record struct Token(string Term, float Weight)
{
    /// <summary>A single character: weak, and worth nothing where it is unknown.</summary>
    public bool IsSingle => Term.Length == 1 && TextNormalizer.IsHan(Term[0]);
}
