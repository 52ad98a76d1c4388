namespace ApplyBot.Knowledge;

/// <summary>Reads a knowledge folder. The folder is the registry: every folder under notices/ is a notice.</summary>
public static class KnowledgeLoader
{
    /// <summary>
    /// Reads and checks everything under <paramref name="folder"/>. Knowledge is null when there is a problem;
    /// every problem names its file and line. A folder that does not exist is a problem, not an exception.
    /// </summary>
    public static LoadedKnowledge Load(string folder)
    {
        var problems = new List<Problem>();
        var notices = Path.Combine(folder, "notices");
        if (!Directory.Exists(notices))
            return new LoadedKnowledge(null, [new Problem(Path.GetFullPath(notices), 0, "no such folder; name the knowledge folder with --knowledge DIR")]);

        var vocabulary = VocabularyReader.Read(Path.Combine(folder, "vocabulary"), problems);
        var wording = VocabularyReader.Wording(Path.Combine(folder, "wording"), problems);
        var read = Directory.GetDirectories(notices).Order(StringComparer.Ordinal)
            .Select(d => NoticeReader.Read(d, problems)).OfType<Notice>().ToList();
        if (read.Count == 0) problems.Add(new Problem(Path.GetFullPath(notices), 0, "holds no notice; there is nothing to answer from"));
        foreach (var n in read.Where(n => n.Supersedes is { } old && read.All(o => o.Id != old)))
            problems.Add(new Problem(Path.Combine(notices, n.Id, "notice.yaml"), 0, $"replaces `{n.Supersedes}`, which is no notice here"));
        var knowledge = new KnowledgeBase(read, vocabulary, wording);
        problems.AddRange(Checking.KnowledgeCheck.Run(knowledge, folder));
        return new LoadedKnowledge(problems.Count == 0 ? knowledge : null, problems);
    }

    /// <summary>Looks for a folder <c>knowledge/notices</c> in each of <paramref name="starts"/> and the folders above; null when there is none.</summary>
    public static string? FindUpwards(params IEnumerable<string> starts) => starts
        .SelectMany(Above)
        .Select(d => Path.Combine(d, "knowledge"))
        .FirstOrDefault(d => Directory.Exists(Path.Combine(d, "notices")));

    private static IEnumerable<string> Above(string start)
    {
        for (var d = new DirectoryInfo(start); d is not null; d = d.Parent) yield return d.FullName;
    }
}

/// <summary>What a knowledge folder holds, or what is wrong with it.</summary>
/// <param name="Knowledge">The knowledge; null when there is a problem.</param>
/// <param name="Problems">Everything wrong, in the order found.</param>
public sealed record LoadedKnowledge(KnowledgeBase? Knowledge, IReadOnlyList<Problem> Problems);
