using System.Text;
using ApplyBot.Storage;
using ApplyBot.Storage.Postgres;
using Npgsql;

namespace ApplyBot.Tests.Storage.Postgres;

/// <summary>The connection is lost in the middle. Reads go on; a write is never done twice, and what is said of it is true.</summary>
[Collection(nameof(SharedPostgres))]
public sealed class PostgresConnectionTests(SharedPostgres shared) : IDisposable
{
    private CuttingProxy? _proxy;
    private string _database = "";

    private async Task<PostgresDocumentStore> OpenAsync(string settings = "")
    {
        _database = shared.Server.NewDatabase();
        _proxy = new CuttingProxy(shared.Server);
        var store = new PostgresDocumentStore(_proxy.To(_database) + settings, TimeProvider.System);
        (await store.PutAsync("a", "1"u8.ToArray(), null)).ShouldNotBeNull();
        return store;
    }

    private static async Task<string?> TextOf(PostgresDocumentStore store, string key) => await store.GetAsync(key) is { } found ? Encoding.UTF8.GetString(found.Content.Span) : null;

    [PostgresFact]
    public async Task A_write_that_never_got_there_is_told_and_can_be_tried_again()
    {
        using var store = await OpenAsync();
        var etag = (await store.GetAsync("a"))!.ETag;
        foreach (var known in new[] { null, ETags.Any, etag })
        {
            var key = known == etag ? "a" : $"new {known}";
            _proxy!.CutNextRequest();
            await Should.ThrowAsync<IOException>(async () => await store.PutAsync(key, "2"u8.ToArray(), known));
            (await TextOf(store, key)).ShouldBe(known == etag ? "1" : null);
            (await store.PutAsync(key, "3"u8.ToArray(), known)).ShouldNotBeNull();
        }
    }

    [PostgresFact]
    public async Task A_write_whose_acknowledgement_was_lost_is_acknowledged_and_done_once()
    {
        using var store = await OpenAsync();
        var etag = (await store.GetAsync("a"))!.ETag;
        foreach (var known in new[] { null, ETags.Any, etag })
        {
            var key = known == etag ? "a" : $"new {known}";
            _proxy!.CutNextReply();
            var written = await store.PutAsync(key, "2"u8.ToArray(), known);
            (await store.GetAsync(key))!.ETag.ShouldBe(written);
            (await TextOf(store, key)).ShouldBe("2");
        }
    }

    [PostgresFact]
    public async Task A_write_of_which_nothing_can_be_known_is_told_and_does_not_come_twice()
    {
        using var store = await OpenAsync();
        var etag = (await store.GetAsync("a"))!.ETag;
        _proxy!.CutNextReply();
        _proxy.IsDown = true;
        await Should.ThrowAsync<IOException>(async () => await store.PutAsync("a", "2"u8.ToArray(), etag));
        _proxy.IsDown = false;

        (await store.PutAsync("a", "2 again"u8.ToArray(), etag)).ShouldBeNull();
        (await TextOf(store, "a")).ShouldBe("2");
    }

    [PostgresFact]
    public async Task A_removal_is_told_when_its_connection_is_lost()
    {
        using var store = await OpenAsync();
        var etag = (await store.GetAsync("a"))!.ETag;
        _proxy!.CutNextRequest();
        await Should.ThrowAsync<IOException>(async () => await store.DeleteAsync("a", etag));
        (await TextOf(store, "a")).ShouldBe("1");
        _proxy.CutNextReply();
        await Should.ThrowAsync<IOException>(async () => await store.DeleteAsync("a", etag));
        (await TextOf(store, "a")).ShouldBeNull();
    }

    [PostgresFact]
    public async Task Reads_go_on()
    {
        using var store = await OpenAsync();
        for (var n = 0; n < 600; n++) await store.PutAsync($"k{n:d3}", "v"u8.ToArray(), null);
        _proxy!.CutNextRequest();
        (await TextOf(store, "a")).ShouldBe("1");
        _proxy.CutNextReply();
        (await TextOf(store, "a")).ShouldBe("1");

        var listed = new List<string>();
        await foreach (var document in store.ListAsync("k"))
        {
            listed.Add(document.Key);
            if (listed.Count % 100 == 0) _proxy.CutAll();
        }
        listed.ShouldBe(Enumerable.Range(0, 600).Select(n => $"k{n:d3}"));
    }

    [PostgresFact]
    public async Task When_all_connections_are_lost_one_read_makes_new_ones()
    {
        using var store = await OpenAsync();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => TextOf(store, "a"))));
        _proxy!.CutAll();
        (await TextOf(store, "a")).ShouldBe("1");
        (await store.PutAsync("a", "2"u8.ToArray(), ETags.Any)).ShouldNotBeNull();

        _proxy.IsDown = true;
        _proxy.CutAll();
        await Should.ThrowAsync<IOException>(async () => await store.GetAsync("a"));
        await Should.ThrowAsync<IOException>(async () => await Task.Run(async () => { await foreach (var _ in store.ListAsync("")) { } }));
        await Should.ThrowAsync<IOException>(async () => await store.PutAsync("a", "3"u8.ToArray(), ETags.Any));
        _proxy.IsDown = false;
        (await TextOf(store, "a")).ShouldBe("2");
    }

    [PostgresFact]
    public async Task A_server_that_takes_too_long_is_told_and_nothing_is_written()
    {
        using var store = await OpenAsync(";Command Timeout=1");
        await using (await LockAsync())
        {
            (await Should.ThrowAsync<IOException>(async () => await store.PutAsync("a", "2"u8.ToArray(), ETags.Any))).Message.ShouldContain("PostgreSQL");
        }
        (await TextOf(store, "a")).ShouldBe("1");
    }

    [PostgresFact]
    public async Task A_write_that_was_sent_is_not_given_up()
    {
        using var store = await OpenAsync();
        using var giveUp = new CancellationTokenSource();
        Task<string?> writing;
        await using (await LockAsync())
        {
            writing = store.PutAsync("a", "2"u8.ToArray(), ETags.Any, giveUp.Token).AsTask();
            SpinWait.SpinUntil(() => PostgresServer.Execute(_database, "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()") is 1L, TimeSpan.FromSeconds(20)).ShouldBeTrue();
            await giveUp.CancelAsync();
        }
        (await writing).ShouldBe((await store.GetAsync("a"))!.ETag);
    }

    // Whoever writes "a" waits until this is disposed of.
    private async Task<NpgsqlConnection> LockAsync()
    {
        var connection = new NpgsqlConnection(_database + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("BEGIN; SELECT 1 FROM applybot.documents WHERE key = 'a' FOR UPDATE", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    public void Dispose() => _proxy?.Dispose();
}
