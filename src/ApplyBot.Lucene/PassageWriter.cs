using ApplyBot.Search;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Util;
using LuceneDirectory = Lucene.Net.Store.Directory;

namespace ApplyBot.Lucene;

/// <summary>Writes passages into a directory, in place of whatever index is there.</summary>
internal sealed class PassageWriter(PassageTokens tokens, IReadOnlyList<Passage> passages)
{
    // Neither positions nor the texts themselves are ever asked for.
    private static readonly FieldType Scored = new() { IsIndexed = true, IsTokenized = true, IndexOptions = IndexOptions.DOCS_AND_FREQS };
    private static readonly FieldType Known = new() { IsIndexed = true, IsTokenized = true, OmitNorms = true, IndexOptions = IndexOptions.DOCS_ONLY };

    /// <summary>Writes and commits.</summary>
    /// <param name="directory">Where to.</param>
    /// <param name="fingerprint">Kept with the index, to tell what it is of.</param>
    public void Write(LuceneDirectory directory, string fingerprint)
    {
        var config = new IndexWriterConfig(LuceneVersion.LUCENE_48, null) { OpenMode = OpenMode.CREATE, Similarity = PassageFields.Similarity };
        using var writer = new IndexWriter(directory, config);
        for (var i = 0; i < passages.Count; i++) writer.AddDocument(Document(i));
        // One segment: a search looks into one, and ties stay in order.
        writer.ForceMerge(1);
        writer.SetCommitData(new Dictionary<string, string> { [PassageFingerprint.Key] = fingerprint });
        writer.Commit();
    }

    private Document Document(int number)
    {
        var document = new Document { new NumericDocValuesField(PassageFields.Number, number) };
        var known = new HashSet<string>();
        foreach (var field in PassageRanking.Fields)
        {
            var terms = tokens.Of(TextNormalizer.NormalizeWhole(field.Of(passages[number]))).Select(t => t.Term).ToList();
            known.UnionWith(terms);
            document.Add(new Field(field.Name, new PassageTokenStream(terms), Scored));
        }
        document.Add(new Field(PassageFields.Any, new PassageTokenStream(known), Known));
        return document;
    }
}
