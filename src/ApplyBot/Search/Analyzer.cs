using ApplyBot.Knowledge;

namespace ApplyBot.Search;

/// <summary>
/// Cuts normalised text into terms: words of the vocabulary and of the knowledge, the concept that a word belongs to,
/// overlapping bigrams and single characters; Latin words and numbers whole.
/// Kwok (SIGIR 1999) found words with characters best for Chinese, and bigrams close: all three are kept, at different weights.
/// </summary>
public sealed class Analyzer
{
    private readonly PhraseMatcher<string> _words = new();

    /// <summary>Weights of the kinds of terms, against a word of 1.</summary>
    public const float Concept = 1.1f, Bigram = 0.6f, Character = 0.15f;

    /// <summary>Knows the words of the vocabulary, and of the notices' names.</summary>
    public Analyzer(KnowledgeBase knowledge)
    {
        var groups = knowledge.Vocabulary.Synonyms;
        for (var i = 0; i < groups.Count; i++)
            foreach (var word in groups[i]) _words.Add(TextNormalizer.Normalize(word), $"#{i}");
        var words = knowledge.Vocabulary.Applicants.SelectMany(a => a.Words)
            .Concat(knowledge.Notices.SelectMany(n => n.Aliases.Concat(n.AllProgrammes.SelectMany(p => p.Aliases))));
        foreach (var word in words.Select(TextNormalizer.Normalize).Where(w => w.Length > 2).Distinct())
            _words.Add(word, word);
    }

    /// <summary>Calls back for every term with its weight. <paramref name="text"/> must be normalised.</summary>
    public void Analyze(string text, Action<string, float> term)
    {
        _words.Find(text, m => term(m.Value, m.Value[0] == '#' ? Concept : 1f));
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (TextNormalizer.IsHan(c))
            {
                term(Terms.Of(c), Character);
                if (i + 1 < text.Length && TextNormalizer.IsHan(text[i + 1])) term(Terms.Of(c, text[i + 1]), Bigram);
            }
            else if (char.IsAsciiLetterOrDigit(c))
            {
                var start = i;
                while (i + 1 < text.Length && (char.IsAsciiLetterOrDigit(text[i + 1]) || text[i + 1] is '.' && i + 2 < text.Length && char.IsAsciiDigit(text[i + 2]) && char.IsAsciiDigit(c))) i++;
                term(Stem(text[start..(i + 1)]), 1f);
            }
        }
    }

    // English plurals and the commonest endings meet; nothing more is needed for a few hundred sentences.
    private static string Stem(string word) =>
        !char.IsAsciiLetter(word[0]) || word.Length < 5 ? word
        : word.EndsWith("ies", StringComparison.Ordinal) ? word[..^3] + "y"
        : word.EndsWith("ing", StringComparison.Ordinal) && word.Length > 6 ? word[..^3]
        : word.EndsWith("ed", StringComparison.Ordinal) && word.Length > 5 ? word[..^2]
        : word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) ? word[..^1]
        : word;
}

/// <summary>Shares the strings of one and two characters, so that analysing a question allocates none.</summary>
internal static class Terms
{
    private static readonly global::System.Collections.Concurrent.ConcurrentDictionary<int, string> Cache = new();

    public static string Of(char c) => Cache.GetOrAdd(c, static k => ((char)k).ToString());

    public static string Of(char a, char b) => Cache.Count > 200_000
        ? string.Create(2, (a, b), static (s, p) => (s[0], s[1]) = p) // hostile input must not grow the cache without end
        : Cache.GetOrAdd(a << 16 | b, static k => string.Create(2, k, static (s, p) => (s[0], s[1]) = ((char)(p >> 16), (char)p)));
}
