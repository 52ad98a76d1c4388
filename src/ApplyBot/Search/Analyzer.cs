using ApplyBot.Knowledge;

namespace ApplyBot.Search;

/// <summary>
/// Cuts normalised text into terms: words of the vocabulary and of the knowledge, the concept that a word belongs to,
/// overlapping bigrams and single characters; Latin words and numbers whole.
/// Kwok (SIGIR 1999) found words with characters best for Chinese, and bigrams close: all three are kept, at different weights.
/// </summary>
public sealed class Analyzer
{
    /// <summary>Weights of the kinds of terms, against a word of 1.</summary>
    public const float Concept = 1.1f, Bigram = 0.6f, Character = 0.15f;

    private readonly PhraseMatcher<Term> _words = new();

    /// <summary>Knows the words of the vocabulary, and of the notices' names.</summary>
    public Analyzer(KnowledgeBase knowledge)
    {
        var words = new DomainWords(knowledge);
        foreach (var word in words.All) _words.Add(word.Text, Term.Word(word.Number, word.Number < words.Concepts ? Concept : 1));
    }

    /// <summary>Appends every term of <paramref name="text"/>, which must be normalised; a term that occurs twice is appended twice.</summary>
    public void Analyze(string text, List<Term> terms)
    {
        _words.Find(text, terms, static (m, list) => list.Add(m.Value));
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (TextNormalizer.IsHan(c))
            {
                terms.Add(Term.Single(c, Character));
                if (i + 1 < text.Length && TextNormalizer.IsHan(text[i + 1])) terms.Add(Term.Pair(c, text[i + 1], Bigram));
            }
            else if (char.IsAsciiLetterOrDigit(c))
            {
                var start = i;
                while (i + 1 < text.Length && (char.IsAsciiLetterOrDigit(text[i + 1]) || IsDecimalPoint(text, i + 1))) i++;
                terms.Add(Term.Latin(Stem(text.AsSpan(start, i + 1 - start)), 1));
            }
        }
    }

    /// <summary>The terms of a text, each once.</summary>
    public List<Term> Distinct(string text)
    {
        var terms = new List<Term>(text.Length * 2 + 8);
        Analyze(text, terms);
        var seen = new HashSet<long>(terms.Count);
        terms.RemoveAll(t => !seen.Add(t.Key));
        return terms;
    }

    private static bool IsDecimalPoint(string text, int at) =>
        text[at] == '.' && char.IsAsciiDigit(text[at - 1]) && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]);

    // English plurals and the commonest endings meet; nothing more is needed for a few hundred sentences.
    private static ReadOnlySpan<char> Stem(ReadOnlySpan<char> word) =>
        !char.IsAsciiLetter(word[0]) || word.Length < 5 ? word
        : word.EndsWith("ies") ? word[..^3]
        : word.EndsWith("y") ? word[..^1] // company, companies
        : word.EndsWith("ing") && word.Length > 6 ? word[..^3]
        : word.EndsWith("ed") && word.Length > 5 ? word[..^2]
        : word.EndsWith("s") && !word.EndsWith("ss") ? word[..^1]
        : word;
}

/// <summary>A term of a text: a number that stands for it, so that analysing a question makes no strings.</summary>
/// <param name="Key">Equal for equal terms.</param>
/// <param name="Weight">What the kind of term is worth, against a word of 1.</param>
public readonly record struct Term(long Key, float Weight)
{
    private const int Kind = 40;

    /// <summary>A single character: weak, and worth nothing where it is unknown.</summary>
    public bool IsSingle => Key <= char.MaxValue;

    internal static Term Single(char c, float weight) => new(c, weight);

    internal static Term Pair(char a, char b, float weight) => new(1L << Kind | (long)a << 16 | b, weight);

    internal static Term Word(int number, float weight) => new(2L << Kind | (long)number, weight);

    // FNV-1a: a few thousand words never meet by chance in 56 bits.
    internal static Term Latin(ReadOnlySpan<char> word, float weight)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in word) hash = unchecked((hash ^ c) * 1099511628211UL);
        return new(1L << 62 | (long)(hash >> 8), weight);
    }
}
