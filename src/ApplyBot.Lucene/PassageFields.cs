using ApplyBot.Search;
using Lucene.Net.Search.Similarities;

namespace ApplyBot.Lucene;

/// <summary>The fields of a document, and how Lucene ranks by those of a passage.</summary>
internal static class PassageFields
{
    /// <summary>Every term of a passage, whichever field it stands in: how many passages know it.</summary>
    public const string Any = "any";

    /// <summary>The passage's number.</summary>
    public const string Number = "number";

    /// <summary>
    /// BM25 of each field. A field's weight counts occurrences before they saturate (Robertson, Zaragoza and Taylor 2004):
    /// w·tf / (k1 + w·tf) is tf / (k1/w + tf), so it goes into k1.
    /// </summary>
    public static Similarity Similarity { get; } = new PerField(PassageRanking.Fields.ToDictionary(f => f.Name, f => new BM25Similarity(PassageRanking.K1 / f.Weight, f.B)));

    /// <summary>Undoes the factor k1 + 1 of BM25, so that a term counts up to its own weight.</summary>
    public static float Boost(PassageField field) => 1 / (PassageRanking.K1 / field.Weight + 1);

    private sealed class PerField(Dictionary<string, BM25Similarity> fields) : PerFieldSimilarityWrapper
    {
        private readonly BM25Similarity _plain = new();

        public override Similarity Get(string name) => fields.GetValueOrDefault(name, _plain);
    }
}
