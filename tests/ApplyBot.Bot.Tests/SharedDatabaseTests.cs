using ApplyBot.Bot.Conversations;
using ApplyBot.Bot.Hosting;
using ApplyBot.Storage;
using ApplyBot.Storage.Postgres;
using ApplyBot.Tests.Storage.Postgres;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyBot.Bot.Tests;

/// <summary>Two hosts on one PostgreSQL database, with their keys in one folder.</summary>
public sealed class SharedDatabaseTests : IDisposable
{
    private readonly DirectoryInfo _keys = Directory.CreateTempSubdirectory("applybot-");
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("applybot-");

    [PostgresFact]
    public void A_host_with_other_keys_is_refused()
    {
        using var server = new PostgresServer(null, "fsync=off");
        var database = server.NewDatabase();
        ServiceProvider Services(string keys) => new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection([new("Storage:Postgres", database), new("Storage:Keys", Path.Combine(_keys.FullName, keys))]).Build()).AddStorage().BuildServiceProvider();
        using var first = Services("one");
        first.OpenStorage();
        using var again = Services("one");
        again.OpenStorage();
        using var other = Services("other");

        var refused = Should.Throw<StartRefusedException>(other.OpenStorage).Message;

        refused.ShouldContain(Path.Combine(_keys.FullName, "other"));
        refused.ShouldContain("--Storage:Keys");
    }

    [PostgresFact]
    public async Task A_conversation_goes_on_at_another_host()
    {
        using var server = new PostgresServer(null, "fsync=off");
        var database = server.NewDatabase();
        BotHost Host() => new BotHost().With("Storage:Postgres", database).With("Storage:Folder", _folder.FullName).With("Storage:Keys", _keys.FullName);
        using var one = Host();
        using var other = Host();
        var (here, there) = (one.Services.GetRequiredService<ChatStates>(), other.Services.GetRequiredService<ChatStates>());
        one.Services.GetRequiredService<IDocumentStore>().ShouldBeOfType<PostgresDocumentStore>();

        (await here.SaveAsync("conversations/a/b", ChatState.Empty with { Speaker = "secret speaker" }, null, default)).ShouldBeTrue();
        var (state, etag) = await there.LoadAsync("conversations/a/b", default);
        state.Speaker.ShouldBe("secret speaker");
        (await there.SaveAsync("conversations/a/b", state with { Speaker = "other" }, etag, default)).ShouldBeTrue();
        (await here.SaveAsync("conversations/a/b", state, etag, default)).ShouldBeFalse();
        (await here.LoadAsync("conversations/a/b", default)).State.Speaker.ShouldBe("other");

        PostgresServer.Execute(database, "SELECT count(*) FROM applybot.documents WHERE position('secret'::bytea IN content) > 0").ShouldBe(0L);
        _folder.GetFiles("*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    public void Dispose()
    {
        _keys.Delete(recursive: true);
        _folder.Delete(recursive: true);
    }
}
