using System.Diagnostics;
using ApplyBot.Storage;

namespace ApplyBot.Tests.Storage;

public sealed class JournalFullDiskTests : DocumentStoreFullDiskContract, IDisposable
{
    private readonly JournalFolders _folder = new();

    protected override string Refusal => "Could not write to " + _folder.Journal;

    protected override Process Fill() => StoreProcess.Start("bash",
        ["-c", "trap '' XFSZ; ulimit -S -f 300; exec dotnet \"$0\" fill journal \"$1\" WithinASecond", typeof(StoreProcess).Assembly.Location, _folder.Path]);

    protected override IEnumerable<int> Starved(Process process) => [process.Id];

    protected override void SeeRefused() => new FileInfo(_folder.Journal).Length.ShouldBeLessThan(300 * 1024, "what was torn is cut at once");

    protected override IDocumentStore OpenAfterKill()
    {
        var store = _folder.Open();
        store.CutBytes.ShouldBe(0);
        return store;
    }

    protected override void Close(IDocumentStore store) => ((IDisposable)store).Dispose();

    public void Dispose() => _folder.Dispose();
}
