using ApplyBot.Search;
using Lucene.Net.Analysis.Cn.Smart;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Util;
using OwnAnalyzer = ApplyBot.Search.Analyzer;

namespace ApplyBot.Lucene;

/// <summary>
/// Cuts normalised text into terms: domain words kept whole, each under its number so that synonyms meet; between them the words that
/// SmartChineseAnalyzer finds; and, for what is cut differently in question and passage, pairs of characters and single ones. Thread-safe.
/// </summary>
internal sealed class PassageTokens : IDisposable
{
    /// <summary>Counts up with every change to what is cut how: an index made otherwise is made anew.</summary>
    public const int Version = 1;

    private readonly PhraseMatcher<Token> _words = new();
    private readonly SmartChineseAnalyzer _smart = new(LuceneVersion.LUCENE_48);

    public PassageTokens(DomainWords words)
    {
        foreach (var word in words.All) _words.Add(word.Text, new Token($"#{word.Number}", word.Number < words.Concepts ? OwnAnalyzer.Concept : 1));
    }

    /// <summary>Every term of <paramref name="text"/>, which must be normalised; one that occurs twice stands here twice.</summary>
    public List<Token> Of(string text)
    {
        var tokens = new List<Token>(2 * text.Length + 8);
        _words.Find(text, tokens, static (m, list) => list.Add(m.Value));
        AddSegmented(WithoutWords(text), tokens);
        AddCharacters(text, tokens);
        return tokens;
    }

    /// <summary>The terms of a text, each once.</summary>
    public IEnumerable<Token> Distinct(string text) => Of(text).DistinctBy(t => t.Term);

    /// <inheritdoc/>
    public void Dispose() => _smart.Dispose();

    // A comma in the place of each word that is kept whole: nothing is segmented across it.
    private string WithoutWords(string text)
    {
        var between = text.ToCharArray();
        foreach (var whole in _words.Longest(text))
        {
            Array.Fill(between, ' ', whole.Start, whole.Length);
            between[whole.Start] = '，';
        }
        return new string(between);
    }

    private void AddSegmented(string text, List<Token> tokens)
    {
        using var stream = _smart.GetTokenStream("", text);
        var term = stream.GetAttribute<ICharTermAttribute>();
        stream.Reset();
        while (stream.IncrementToken())
        {
            if (term.Length > 1 || !TextNormalizer.IsHan(term.Buffer[0])) tokens.Add(new Token(new string(term.Buffer, 0, term.Length), 1));
        }
        stream.End();
    }

    private static void AddCharacters(string text, List<Token> tokens)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!TextNormalizer.IsHan(text[i])) continue;
            tokens.Add(new Token(text[i].ToString(), OwnAnalyzer.Character));
            if (i + 1 < text.Length && TextNormalizer.IsHan(text[i + 1])) tokens.Add(new Token($"+{text[i]}{text[i + 1]}", OwnAnalyzer.Bigram));
        }
    }
}

/// <summary>A term of a text.</summary>
/// <param name="Term">As it stands in the index.</param>
/// <param name="Weight">What the kind of term is worth, against a word of 1.</param>
internal readonly record struct Token(string Term, float Weight)
{
    /// <summary>A single character: weak, and worth nothing where it is unknown.</summary>
    public bool IsSingle => Term.Length == 1 && TextNormalizer.IsHan(Term[0]);
}
