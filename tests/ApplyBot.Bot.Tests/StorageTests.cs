using System.Text;
using ApplyBot.Bot.Conversations;
using ApplyBot.Bot.Protocol;
using ApplyBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyBot.Bot.Tests;

/// <summary>What the host keeps of conversations, and for how long.</summary>
public sealed class StorageTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("applybot-");

    private BotHost Host() => new BotHost().With("Storage:Folder", _folder.FullName);

    private static async Task<List<StoredDocument>> All(IDocumentStore store, string prefix = ChatStates.Prefix)
    {
        var documents = new List<StoredDocument>();
        await foreach (var document in store.ListAsync(prefix)) documents.Add(document);
        return documents;
    }

    private static string KeyOf(string channel, string conversation) =>
        ChatStates.KeyOf(new Activity { Type = ActivityTypes.Message, ChannelId = channel, Conversation = new ConversationAccount { Id = conversation } });

    [Fact]
    public async Task A_conversation_goes_on_after_a_restart()
    {
        var state = ChatState.Empty with { Welcomed = true, Speaker = "someone", ActivityId = "7" };
        var key = KeyOf(ChannelIds.MsTeams, "19:meeting@thread.tacv2");
        using (var host = Host())
        {
            (await host.Services.GetRequiredService<ChatStates>().SaveAsync(key, state, null, default)).ShouldBeTrue();
        }
        using var later = Host();
        var (loaded, etag) = await later.Services.GetRequiredService<ChatStates>().LoadAsync(key, default);

        etag.ShouldNotBeNull();
        (loaded.Welcomed, loaded.Speaker, loaded.ActivityId).ShouldBe((true, "someone", "7"));
    }

    [Fact]
    public async Task What_was_asked_lies_sealed_on_the_disk()
    {
        using (var host = Host())
        {
            var client = await DirectLineClient.InConversationAsync(host);
            await client.SayAsync("my secret question");
            (await All(host.Services.GetRequiredService<IDocumentStore>())).ShouldHaveSingleItem();
        }
        var files = Directory.GetFiles(_folder.FullName, "*", SearchOption.AllDirectories);
        files.ShouldContain(file => file.EndsWith(".log", StringComparison.Ordinal));
        files.ShouldContain(file => file.StartsWith(Path.Combine(_folder.FullName, "keys", "key-"), StringComparison.Ordinal));
        // A process that another test is just starting may hold the lock for a moment longer; there is nothing in it.
        foreach (var file in files.Where(file => Path.GetFileName(file) != "lock")) Encoding.UTF8.GetString(await File.ReadAllBytesAsync(file)).ShouldNotContain("secret");
        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(Path.Combine(_folder.FullName, "keys")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Fact]
    public async Task With_its_keys_lost_a_conversation_begins_anew_and_is_kept_again()
    {
        var key = KeyOf(ChannelIds.MsTeams, "a");
        using (var host = Host()) await host.Services.GetRequiredService<ChatStates>().SaveAsync(key, ChatState.Empty with { Welcomed = true }, null, default);
        Directory.Delete(Path.Combine(_folder.FullName, "keys"), recursive: true);

        using var later = Host();
        var states = later.Services.GetRequiredService<ChatStates>();
        var (loaded, etag) = await states.LoadAsync(key, default);

        loaded.ShouldBe(ChatState.Empty);
        (await states.SaveAsync(key, ChatState.Empty with { Speaker = "new" }, etag, default)).ShouldBeTrue();
        (await states.LoadAsync(key, default)).State.Speaker.ShouldBe("new");
    }

    [Fact]
    public void Every_conversation_has_a_key_of_its_own_whatever_its_id()
    {
        string[] ids = ["", "a", "a/b", "#", "a#", "a\0", "\ud800", "\ud801", new('x', 200), new('x', 201), new('x', 202), new('汉', 10_000)];
        var keys = ids.SelectMany(channel => ids.Select(id => KeyOf(channel, id))).ToList();

        keys.Distinct().Count().ShouldBe(keys.Count);
        keys.ShouldAllBe(key => DocumentKeys.IsValid(key) && key.StartsWith(ChatStates.Prefix));
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
