using ApplyBot.Knowledge;

namespace ApplyBot.Tests.Support;

/// <summary>A temporary copy of the small knowledge. Vocabulary and wording are the repository's: they belong to no notice.</summary>
internal sealed class KnowledgeFolder : IDisposable
{
    public KnowledgeFolder()
    {
        foreach (var shared in new[] { "vocabulary", "wording" })
            foreach (var file in Directory.GetFiles(System.IO.Path.Combine(Repository.Knowledge, shared), "*.yaml"))
                Write($"{shared}/{System.IO.Path.GetFileName(file)}", File.ReadAllText(file));
        Write(SmallNotices.Tea + "/notice.yaml", SmallNotices.TeaNotice);
        Write(SmallNotices.Tea + "/facts/more.yaml", SmallNotices.TeaFacts);
        Write(SmallNotices.Tea + "/clauses.md", SmallNotices.TeaClauses);
        Write(SmallNotices.Panda + "/notice.yaml", SmallNotices.PandaNotice);
        Write(SmallNotices.Panda + "/clauses.md", SmallNotices.PandaClauses);
        Write(SmallNotices.Panda + "/questions.yaml", SmallNotices.PandaQuestions);
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("applybot-knowledge-").FullName;

    public LoadedKnowledge Load() => KnowledgeLoader.Load(Path);

    public string PathOf(string name) => System.IO.Path.Combine(Path, name);

    public void Write(string name, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(PathOf(name))!);
        File.WriteAllText(PathOf(name), text);
    }

    /// <summary>Replaces the first occurrence; a text that is not there is a mistake of the test.</summary>
    public void Edit(string name, string old, string replacement)
    {
        var text = File.ReadAllText(PathOf(name));
        var at = text.IndexOf(old, StringComparison.Ordinal);
        if (at < 0) throw new ArgumentException($"{name} does not hold `{old}`");
        File.WriteAllText(PathOf(name), string.Concat(text.AsSpan(0, at), replacement, text.AsSpan(at + old.Length)));
    }

    public void Delete(string name) => File.Delete(PathOf(name));

    /// <summary>The line, from 1, on which a text stands first.</summary>
    public int LineOf(string name, string text) => 1 + Array.FindIndex(File.ReadAllLines(PathOf(name)), l => l.Contains(text, StringComparison.Ordinal));

    public void Dispose() => Directory.Delete(Path, true);
}
