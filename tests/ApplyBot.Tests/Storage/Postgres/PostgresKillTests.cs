using System.Diagnostics;
using ApplyBot.Storage;
using ApplyBot.Storage.Postgres;
using Xunit.Abstractions;

namespace ApplyBot.Tests.Storage.Postgres;

/// <summary>The host is killed, and the server with all its processes, in turn. The server flushes as it does by itself.</summary>
[NeedsPostgres]
public class PostgresKillTests(ITestOutputHelper output) : DocumentStoreKillContract(output)
{
    protected override IReadOnlyList<Func<KilledStore>> Stores => [() => new KilledPostgres()];

    private sealed class KilledPostgres : KilledStore
    {
        private readonly PostgresServer _server = new(long.MaxValue);
        private readonly string _database;
        private readonly Random _random = new(1);
        private int _enough, _ofServer;

        public KilledPostgres() => _database = _server.NewDatabase();

        public override int Kills => 6;

        public override Process Start(int kill, long from)
        {
            _enough = _random.Next(1, 400);
            return StoreProcess.Start("write", $"{from}", "postgres", _database);
        }

        public override bool IsEnough(int kill, int acknowledged) => acknowledged >= _enough;

        public override void Kill(int kill, Process process)
        {
            if (kill % 2 == 0)
            {
                process.Kill();
                return;
            }
            _server.Kill();
            _ofServer++;
        }

        public override IDocumentStore Open()
        {
            if (!_server.IsRunning) _server.Start();
            // What was sent before the host was killed may still be written; after that, nothing.
            SpinWait.SpinUntil(() => PostgresServer.Execute(_database, "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'ApplyBot'") is 0L, TimeSpan.FromSeconds(30)).ShouldBeTrue();
            return new PostgresDocumentStore(_database, TimeProvider.System);
        }

        public override void Close(IDocumentStore store) => ((IDisposable)store).Dispose();

        public override string Report() => $"of these of the server {_ofServer}";

        public override void Dispose() => _server.Dispose();
    }
}
