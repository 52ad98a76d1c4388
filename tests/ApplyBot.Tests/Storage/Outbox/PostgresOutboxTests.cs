using ApplyBot.Storage.Outbox;
using ApplyBot.Storage.Postgres;
using ApplyBot.Tests.Storage.Postgres;

namespace ApplyBot.Tests.Storage.Outbox;

[NeedsPostgres]
[Collection(nameof(SharedPostgres))]
public sealed class PostgresOutboxTests(SharedPostgres shared) : OutboxRoundContract
{
    private string? _database;

    protected override IOutbox Open(OutboxPace pace) => new PostgresOutbox(_database ??= shared.Server.NewDatabase(), pace, Time);

    protected override void Close(IOutbox outbox) => ((IDisposable)outbox).Dispose();
}
