using ApplyBot.Storage.Outbox;
using ApplyBot.Storage.Postgres;
using ApplyBot.Tests.Storage.Postgres;
using Xunit.Abstractions;

namespace ApplyBot.Tests.Storage.Outbox;

[NeedsPostgres]
[Collection(nameof(SharedPostgres))]
public sealed class PostgresOutboxKillTests(ITestOutputHelper output, SharedPostgres shared) : OutboxKillContract(output)
{
    private string? _database;

    private string Database => _database ??= shared.Server.NewDatabase();
    protected override int Kills => 2;
    protected override string[] Store => ["postgres", Database];

    protected override void Settle() =>
        SpinWait.SpinUntil(() => PostgresServer.Execute(Database, "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'ApplyBot' AND datname = current_database()") is 0L, TimeSpan.FromSeconds(30)).ShouldBeTrue();

    protected override IOutbox Open() => new PostgresOutbox(Database, OutboxProcess.Pace, TimeProvider.System);

    protected override void Close(IOutbox outbox) => ((IDisposable)outbox).Dispose();
}
