namespace ApplyBot.Tests.Storage.Postgres;

/// <summary>Facts about every store need PostgreSQL here.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsPostgresAttribute() : NeedsAttribute(PostgresPrograms.SkipReason);

/// <summary>One server for all tests that do not harm it, started by the first. It does not flush: nobody cuts its power.</summary>
public sealed class SharedPostgres : IDisposable
{
    private readonly Lazy<PostgresServer> _server = new(() => new PostgresServer(null, "fsync=off"));

    public PostgresServer Server => _server.Value;

    public void Dispose()
    {
        if (_server.IsValueCreated) _server.Value.Dispose();
    }
}

[CollectionDefinition(nameof(SharedPostgres))]
public sealed class SharedPostgresDefinition : ICollectionFixture<SharedPostgres>;
