using ApplyBot.Storage;

namespace ApplyBot.Tests.Storage;

public sealed class JournalDocumentStoreTests : DocumentStoreLimits, IDisposable
{
    private readonly JournalFolders _folder = new();

    protected override IDocumentStore Open() => _folder.Open(Time);

    protected override void Close(IDocumentStore store) => ((IDisposable)store).Dispose();

    public void Dispose() => _folder.Dispose();
}

/// <summary>The same with every write flushed, and with a journal that is rewritten all the time.</summary>
public sealed class JournalDocumentStoreAlwaysFlushedTests : DocumentStoreLimits, IDisposable
{
    private readonly JournalFolders _folder = new();

    protected override IDocumentStore Open() => _folder.Open(Time, FlushToDisk.Always, rewriteFrom: 0);

    protected override void Close(IDocumentStore store) => ((IDisposable)store).Dispose();

    public void Dispose() => _folder.Dispose();
}
