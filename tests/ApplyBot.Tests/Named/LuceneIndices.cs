using ApplyBot.Answering;
using ApplyBot.Lucene;
using ApplyBot.Search;
using ApplyBot.Tests.Support;

namespace ApplyBot.Tests.Named;

/// <summary>Indices of Lucene.Net in a temporary folder of their own; what they tell is kept.</summary>
internal sealed class LuceneIndices : IDisposable
{
    private static readonly Lazy<Assistant> Ready = new(() => ApplyBot.Answering.Assistant.Create(Some.Knowledge, passages => InMemory(passages, new DomainWords(Some.Knowledge))));

    private readonly List<LucenePassageIndex> _open = [];

    /// <summary>An assistant over the repository's knowledge; thread-safe, so all tests share it.</summary>
    public static Assistant Assistant => Ready.Value;

    public string Folder { get; } = Path.Combine(Path.GetTempPath(), "applybot-lucene-" + Guid.NewGuid().ToString("n"));

    public List<string> Told { get; } = [];

    public static LucenePassageIndex InMemory(IReadOnlyList<Passage> passages, DomainWords? words = null) =>
        LucenePassageIndex.Create(words ?? new DomainWords(Some.SmallKnowledge), passages, new LuceneOptions(), m => throw new InvalidOperationException(m));

    /// <summary>Opens the index of these passages in the folder.</summary>
    public LucenePassageIndex Open(IReadOnlyList<Passage> passages, TimeSpan? patience = null)
    {
        var options = new LuceneOptions { Directory = Folder, Patience = patience ?? TimeSpan.FromMinutes(1) };
        var index = LucenePassageIndex.Create(new DomainWords(Some.SmallKnowledge), passages, options, message => { lock (Told) Told.Add(message); });
        lock (_open) _open.Add(index);
        return index;
    }

    /// <summary>Name, length and moment of each file of the index.</summary>
    public IReadOnlyList<string> Files() => [.. new DirectoryInfo(Folder).GetFiles().Where(f => f.Extension != ".lock").Select(f => $"{f.Name} {f.Length} {f.LastWriteTimeUtc:O}").Order(StringComparer.Ordinal)];

    public void Dispose()
    {
        foreach (var index in _open) index.Dispose();
        if (Directory.Exists(Folder)) Directory.Delete(Folder, true);
    }
}
