using ApplyBot.Storage;
using ApplyBot.Storage.Postgres;

namespace ApplyBot.Tests.Storage.Postgres;

[NeedsPostgres]
[Collection(nameof(SharedPostgres))]
public sealed class PostgresDocumentStoreTests(SharedPostgres shared) : DocumentStoreLimits
{
    private string? _database;

    protected override IDocumentStore Open() => new PostgresDocumentStore(_database ??= shared.Server.NewDatabase(), Time);

    protected override void Close(IDocumentStore store) => ((IDisposable)store).Dispose();
}
