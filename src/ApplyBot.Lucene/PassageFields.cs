using ApplyBot.Search;
using Lucene.Net.Search.Similarities;

namespace ApplyBot.Lucene;

/// <summary>The fields of a passage, with weight and length normalisation as the index in memory has them.</summary>
internal static class PassageFields
{
    /// <summary>Every term of a passage, whichever field it stands in: how many passages know it.</summary>
    public const string Any = "any";

    /// <summary>The passage's number.</summary>
    public const string Number = "number";

    private const float K1 = 1.2f;

    public static readonly PassageField[] All =
    [
        new("title", 0.35f, 0.3f, p => p.Title),
        new("heading", 1.3f, 0.4f, p => p.Heading),
        new("text", 1.2f, 0.6f, p => p.Text),
        new("asks", 2.0f, 0.35f, p => string.Join(" ", p.Asks)),
    ];

    /// <summary>
    /// BM25 of each field. A field's weight counts occurrences before they saturate (Robertson, Zaragoza and Taylor 2004):
    /// w·tf / (k1 + w·tf) is tf / (k1/w + tf), so it goes into k1.
    /// </summary>
    public static Similarity Similarity { get; } = new PerField(All.ToDictionary(f => f.Name, f => new BM25Similarity(K1 / f.Weight, f.B)));

    /// <summary>Undoes the factor k1 + 1 of BM25, so that a term counts up to its own weight.</summary>
    public static float Boost(PassageField field) => 1 / (K1 / field.Weight + 1);

    private sealed class PerField(Dictionary<string, BM25Similarity> fields) : PerFieldSimilarityWrapper
    {
        private readonly BM25Similarity _plain = new();

        public override Similarity Get(string name) => fields.GetValueOrDefault(name, _plain);
    }
}

/// <summary>A field of a passage.</summary>
/// <param name="Name">What it is called in the index.</param>
/// <param name="Weight">What an occurrence is worth.</param>
/// <param name="B">How much its length counts, 0 to 1.</param>
/// <param name="Of">Its text.</param>
internal sealed record PassageField(string Name, float Weight, float B, Func<Passage, string> Of);
