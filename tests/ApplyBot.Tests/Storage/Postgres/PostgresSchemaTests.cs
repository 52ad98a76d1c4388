using ApplyBot.Storage.Postgres;

namespace ApplyBot.Tests.Storage.Postgres;

/// <summary>Opening a database: its tables are made once, and what is not fit for documents is refused with its reason.</summary>
[Collection(nameof(SharedPostgres))]
public sealed class PostgresSchemaTests(SharedPostgres shared)
{
    private static PostgresDocumentStore Open(string connection) => new(connection, TimeProvider.System);

    [PostgresFact]
    public async Task Hosts_that_start_together_make_the_tables_once_and_share_the_documents()
    {
        var database = shared.Server.NewDatabase();
        var stores = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => Open(database))));

        PostgresServer.Execute(database, "SELECT count(*) = max(number) FROM applybot.migrations").ShouldBe(true);
        var etag = await stores[0].PutAsync("a", "1"u8.ToArray(), null);
        (await stores[1].PutAsync("a", "2"u8.ToArray(), null)).ShouldBeNull();
        (await stores[1].PutAsync("a", "2"u8.ToArray(), etag)).ShouldNotBeNull();
        (await stores[0].PutAsync("a", "3"u8.ToArray(), etag)).ShouldBeNull();
        foreach (var store in stores) store.Dispose();
    }

    [PostgresFact]
    public void A_database_of_a_newer_program_is_refused_and_left_alone()
    {
        var database = shared.Server.NewDatabase();
        Open(database).Dispose();
        PostgresServer.Execute(database, "INSERT INTO applybot.migrations (number, checksum) SELECT max(number) + 1, 'x' FROM applybot.migrations");

        Should.Throw<PostgresSchemaException>(() => Open(database)).Message.ShouldContain("newer");
    }

    [PostgresFact]
    public void A_migration_that_was_changed_afterwards_is_refused()
    {
        var database = shared.Server.NewDatabase();
        Open(database).Dispose();
        PostgresServer.Execute(database, "UPDATE applybot.migrations SET checksum = 'x' WHERE number = 1");

        Should.Throw<PostgresSchemaException>(() => Open(database)).Migration.ShouldBe(1);
    }

    [PostgresFact]
    public void A_database_that_would_lose_or_refuse_documents_is_named_with_the_setting()
    {
        void Refused(string database, string setting) => Should.Throw<PostgresUnsuitableException>(() => Open(database)).Setting.ShouldBe(setting);

        Refused(shared.Server.NewDatabase("ENCODING 'SQL_ASCII' TEMPLATE template0"), "server_encoding");
        foreach (var (setting, value, told) in new[] { ("synchronous_commit", "off", "synchronous_commit"), ("default_transaction_read_only", "on", "transaction_read_only") })
        {
            var database = shared.Server.NewDatabase();
            PostgresServer.Execute(database, $"DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET {setting} = {value}', current_database()); END $$");
            Refused(database, told);
        }
    }

    [PostgresFact]
    public void A_server_that_is_too_old_is_refused_with_its_version()
    {
        using var proxy = new CuttingProxy(shared.Server)
        {
            Change = said =>
            {
                var at = said.Span.IndexOf("server_version\0"u8);
                if (at >= 0) "14"u8.CopyTo(said.Span[(at + "server_version\0".Length)..]);
            },
        };
        var refused = Should.Throw<PostgresUnsuitableException>(() => Open(proxy.To(shared.Server.NewDatabase())));

        refused.Setting.ShouldBe("server_version");
        refused.Found.ShouldStartWith("14.");
    }

    [PostgresFact]
    public async Task A_user_that_may_only_use_the_tables_can()
    {
        var database = shared.Server.NewDatabase();
        PostgresServer.Execute(database, "DROP ROLE IF EXISTS small; CREATE ROLE small LOGIN");
        var small = database.Replace("Username=applybot", "Username=small");
        Should.Throw<IOException>(() => Open(small)).Message.ShouldContain("42501");
        Open(database).Dispose();
        PostgresServer.Execute(database, "GRANT USAGE ON SCHEMA applybot TO small; GRANT SELECT ON applybot.migrations TO small; GRANT SELECT, INSERT, UPDATE, DELETE ON applybot.documents TO small");

        using var store = Open(small);
        (await store.PutAsync("a", "1"u8.ToArray(), null)).ShouldNotBeNull();
        PostgresServer.Execute(database, "DROP OWNED BY small");
    }

    [Fact]
    public void Migrations_are_numbered_from_one_without_a_gap()
    {
        var numbers = typeof(PostgresDocumentStore).Assembly.GetManifestResourceNames().Where(name => name.EndsWith(".sql", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(name => int.Parse(name.Split('.')[^2].Split('_')[0])).ToList();

        numbers.ShouldNotBeEmpty();
        numbers.ShouldBe(Enumerable.Range(1, numbers.Count));
    }

    [Theory]
    [InlineData("postgres://me:s3cret@localhost/db?sslmode=require")]
    [InlineData("s3cret")]
    [InlineData("Host=localhost;Port=s3cret")]
    [InlineData("Username=me;Password=s3cret")]
    public void What_is_no_connection_string_is_refused_and_not_repeated(string connection) =>
        Should.Throw<ArgumentException>(() => Open(connection)).ToString().ShouldNotContain("s3cret");

    [Fact]
    public void A_server_that_does_not_answer_is_told_without_the_password() =>
        Should.Throw<IOException>(() => Open("Host=127.0.0.1;Port=1;Username=me;Password=s3cret;Database=db")).ToString().ShouldNotContain("s3cret");
}
