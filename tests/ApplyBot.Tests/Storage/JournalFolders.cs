using ApplyBot.Storage;

namespace ApplyBot.Tests.Storage;

/// <summary>A temporary folder for a journal.</summary>
internal sealed class JournalFolders : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("applybot-storage-").FullName;

    public string Journal => Directory.GetFiles(Path, "documents.*.log").ShouldHaveSingleItem();

    public JournalDocumentStore Open(TimeProvider? clock = null, FlushToDisk flush = FlushToDisk.WithinASecond, long rewriteFrom = 8 * 1024 * 1024, Action<Exception>? failed = null) =>
        new(new JournalOptions { Folder = Path, FlushToDisk = flush, RewriteFrom = rewriteFrom, Failed = failed }, clock ?? TimeProvider.System);

    public void Dispose() => Directory.Delete(Path, true);
}
