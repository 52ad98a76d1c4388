using ApplyBot.Knowledge;

namespace ApplyBot.Search;

/// <summary>Words that an analyser keeps whole, whatever else it cuts: those of the vocabulary, and the names in the knowledge.</summary>
public sealed class DomainWords
{
    /// <summary>The words of a vocabulary and of the notices over it.</summary>
    public DomainWords(KnowledgeBase knowledge)
    {
        var groups = knowledge.Vocabulary.Synonyms;
        Concepts = groups.Count;
        var concepts = groups.SelectMany((g, i) => g.Select(w => new DomainWord(TextNormalizer.Normalize(w), i)));
        var names = knowledge.Vocabulary.Applicants.SelectMany(a => a.Words)
            .Concat(knowledge.Notices.SelectMany(n => n.Aliases.Concat(n.AllProgrammes.SelectMany(p => p.Aliases))))
            .Select(TextNormalizer.Normalize).Where(w => w.Length > 2).Distinct().Select((w, i) => new DomainWord(w, Concepts + i));
        All = [.. concepts, .. names];
    }

    /// <summary>Every word; one that belongs to several groups of synonyms stands here as often.</summary>
    public IReadOnlyList<DomainWord> All { get; }

    /// <summary>Numbers below this one are concepts, groups of synonyms; the others are names, each for itself.</summary>
    public int Concepts { get; }
}

/// <summary>A word that is kept whole.</summary>
/// <param name="Text">The word, normalised.</param>
/// <param name="Number">Equal for words that mean the same.</param>
public readonly record struct DomainWord(string Text, int Number);
