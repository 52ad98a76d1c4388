namespace ApplyBot.Knowledge;

/// <summary>Reads a knowledge folder.</summary>
public static class KnowledgeLoader
{
    /// <summary>Reads everything under <paramref name="folder"/>. Knowledge is null when there is a problem.</summary>
    public static LoadedKnowledge Load(string folder) => new(null, [new Problem(folder, 0, "not written yet")]);
}

/// <summary>What a knowledge folder holds, or what is wrong with it.</summary>
public sealed record LoadedKnowledge(KnowledgeBase? Knowledge, IReadOnlyList<Problem> Problems);
