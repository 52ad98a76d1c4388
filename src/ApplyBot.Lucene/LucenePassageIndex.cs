using ApplyBot.Search;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;

namespace ApplyBot.Lucene;

/// <summary>Passages in an index of Lucene.Net, cut by SmartChineseAnalyzer with domain words kept whole, ranked by BM25 of each field.</summary>
public sealed class LucenePassageIndex : IPassageIndex, IDisposable
{
    private readonly PassageTokens _tokens;
    private readonly DirectoryReader _reader;
    private readonly IndexSearcher _searcher;

    private LucenePassageIndex(PassageTokens tokens, DirectoryReader reader)
    {
        (_tokens, _reader) = (tokens, reader);
        _searcher = new IndexSearcher(reader) { Similarity = PassageFields.Similarity };
    }

    /// <summary>Indexes the passages in their order, in memory or in a folder; what lies in the folder already is used when it is of the same passages.</summary>
    /// <param name="words">Words that are kept whole.</param>
    /// <param name="passages">What to index.</param>
    /// <param name="options">Where.</param>
    /// <param name="tell">Takes what whoever runs the program should know: why an index was made anew, or not put into the folder.</param>
    public static LucenePassageIndex Create(DomainWords words, IReadOnlyList<Passage> passages, LuceneOptions options, Action<string> tell)
    {
        var tokens = new PassageTokens(words);
        var (writer, fingerprint) = (new PassageWriter(tokens, passages), PassageFingerprint.Of(words, passages));
        var kept = string.IsNullOrWhiteSpace(options.Directory) ? null : new IndexFolder(Path.GetFullPath(options.Directory), options.Patience, tell).Open(fingerprint, writer);
        return new LucenePassageIndex(tokens, kept ?? InMemory(writer, fingerprint));
    }

    private static DirectoryReader InMemory(PassageWriter writer, string fingerprint)
    {
        var directory = new RAMDirectory();
        writer.Write(directory, fingerprint);
        return DirectoryReader.Open(directory);
    }

    /// <inheritdoc/>
    public IReadOnlyList<Hit> Search(string text, Func<int, bool>? within, int top)
    {
        if (top <= 0 || PassageQuestion.Of(_tokens.Distinct(TextNormalizer.Normalize(text)), _reader) is not { } question) return [];
        var collector = new PassageCollector(within, top);
        _searcher.Search(question.Query, collector);
        return collector.Hits(question.Weight);
    }

    /// <summary>Closes the index; it must not be searched any more.</summary>
    public void Dispose()
    {
        _reader.Dispose();
        _tokens.Dispose();
    }
}
