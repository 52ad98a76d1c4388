namespace ApplyBot.Search;

/// <summary>What passages are ranked by, whatever indexes them: BM25 over their fields (Robertson, Zaragoza and Taylor 2004).</summary>
public static class PassageRanking
{
    /// <summary>How soon occurrences of a term stop counting.</summary>
    public const float K1 = 1.2f;

    /// <summary>The fields. Asks weigh most: they are how people speak, the text is how notices speak.</summary>
    public static IReadOnlyList<PassageField> Fields { get; } =
    [
        new("title", 0.35f, 0.3f, p => p.Title),
        new("heading", 1.3f, 0.4f, p => p.Heading),
        new("text", 1.2f, 0.6f, p => p.Text),
        new("asks", 2.0f, 0.35f, p => string.Join(" ", p.Asks)),
    ];

    /// <summary>What a term is worth that <paramref name="known"/> of <paramref name="passages"/> hold.</summary>
    public static float Idf(int known, int passages) => MathF.Log(1 + (passages - known + 0.5f) / (known + 0.5f));

    /// <summary>Whether a single character is left out: one that stands in every fourth passage tells them apart by next to nothing, and costs most of a search.</summary>
    public static bool IsEverywhere(int known, int passages) => known * 4 >= passages + 40;
}

/// <summary>A field of a passage.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Weight">What an occurrence is worth.</param>
/// <param name="B">How much its length counts, 0 to 1.</param>
/// <param name="Of">Its text.</param>
public sealed record PassageField(string Name, float Weight, float B, Func<Passage, string> Of);
