using System.Diagnostics;
using ApplyBot.Storage;
using ApplyBot.Storage.Postgres;

namespace ApplyBot.Tests.Storage.Postgres;

[NeedsPostgres]
public sealed class PostgresFullDiskTests : DocumentStoreFullDiskContract, IDisposable
{
    // Room for a database and its log, whose files have 1 MB each, but not for many documents.
    private readonly Lazy<PostgresServer> _server = new(() => new PostgresServer(3_000_000, "fsync=off"));
    private string _database = "";

    protected override string Refusal => "PostgreSQL could not write: 53100";

    protected override Process Fill()
    {
        _database = _server.Value.NewDatabase();
        return StoreProcess.Start("fill", "postgres", _database);
    }

    protected override IEnumerable<int> Starved(Process process) => _server.Value.Processes;

    protected override string[] AsTheirUser(params string[] command) => PostgresServer.AsItself(command);

    protected override IDocumentStore OpenAfterKill()
    {
        _server.Value.Kill();
        _server.Value.FileLimit = null;
        _server.Value.Start();
        return new PostgresDocumentStore(_database, TimeProvider.System);
    }

    protected override void Close(IDocumentStore store) => ((IDisposable)store).Dispose();

    public void Dispose()
    {
        if (_server.IsValueCreated) _server.Value.Dispose();
    }
}
