using System.Security.Cryptography;
using System.Text;
using ApplyBot.Bot.Conversations;
using ApplyBot.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

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

    [Fact]
    public async Task A_conversation_goes_on_after_a_restart()
    {
        var state = ChatState.Empty with { Welcomed = true, Speaker = "someone", ActivityId = "7" };
        var key = ChatStates.KeyOf(ChannelIds.MsTeams, "19:meeting@thread.tacv2");
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
        files.ShouldContain(file => file.EndsWith(".journal", StringComparison.Ordinal));
        files.ShouldContain(file => file.StartsWith(Path.Combine(_folder.FullName, "keys", "key-"), StringComparison.Ordinal));
        foreach (var file in files) Encoding.UTF8.GetString(await File.ReadAllBytesAsync(file)).ShouldNotContain("secret");
        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(Path.Combine(_folder.FullName, "keys")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Fact]
    public async Task With_its_keys_lost_a_conversation_begins_anew_and_is_kept_again()
    {
        var key = ChatStates.KeyOf(ChannelIds.MsTeams, "a");
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
    public async Task Idle_conversations_are_forgotten_at_start_those_of_the_web_chat_earlier()
    {
        var now = new FakeTime();
        using (var store = new JournalDocumentStore(new JournalOptions { Folder = _folder.FullName }, now))
        {
            foreach (var (age, name) in new[] { (29.9, "young"), (0.2, "old"), (-28.1, "web"), (0.2, "fresh") }.Select(x => (x.Item1, x.Item2)))
            {
                now.Pass(TimeSpan.FromDays(age - 30) - (now.GetUtcNow() - new FakeTime().GetUtcNow()));
                await store.PutAsync(name switch { "web" => ChatStates.KeyOf(ChannelIds.DirectLine, "web"), _ => ChatStates.KeyOf(ChannelIds.MsTeams, name) }, new byte[1], null);
            }
            await store.PutAsync("else", new byte[1], null);
        }
    }

    [Fact]
    public void A_sealed_document_opens_for_its_own_key_only_and_not_when_changed()
    {
        var seal = new DocumentSeal(new EphemeralDataProtectionProvider(), new FakeTime());
        var content = "内容"u8.ToArray();
        var sealedBytes = seal.Seal("a", content);

        seal.Open("a", sealedBytes).ShouldBe(content);
        seal.Seal("a", content).ShouldNotBe(sealedBytes);
        Should.Throw<CryptographicException>(() => seal.Open("b", sealedBytes));
        for (var at = 0; at < sealedBytes.Length; at++)
        {
            var changed = sealedBytes.ToArray();
            changed[at] ^= 1;
            Should.Throw<CryptographicException>(() => seal.Open("a", changed), $"byte {at}");
            Should.Throw<CryptographicException>(() => seal.Open("a", sealedBytes.AsSpan(0, at)), $"cut at {at}");
        }
    }

    [Fact]
    public void A_seal_takes_a_new_key_each_hour_and_opens_what_older_ones_sealed()
    {
        var (protection, time) = (new EphemeralDataProtectionProvider(), new FakeTime());
        var seal = new DocumentSeal(protection, time);
        var documents = Enumerable.Range(0, 300).Select(hour =>
        {
            time.Pass(TimeSpan.FromHours(1));
            return seal.Seal("a", [(byte)hour]);
        }).ToList();

        foreach (var opener in new[] { seal, new DocumentSeal(protection, time) })
        {
            documents.Select(document => opener.Open("a", document).ShouldHaveSingleItem()).ShouldBe(Enumerable.Range(0, 300).Select(hour => (byte)hour));
        }
        documents.Select(document => Convert.ToBase64String(document.AsSpan(3, 40))).Distinct().Count().ShouldBe(300);
        Should.Throw<CryptographicException>(() => new DocumentSeal(new EphemeralDataProtectionProvider(), time).Open("a", documents[0]));
    }

    [Fact]
    public void Every_conversation_has_a_key_of_its_own_whatever_its_id()
    {
        string[] ids = ["", "a", "a/b", "#", "a#", "a\0", "\ud800", "\ud801", new('x', 200), new('x', 201), new('x', 202), new('汉', 10_000)];
        var keys = ids.SelectMany(channel => ids.Select(id => ChatStates.KeyOf(channel, id))).ToList();

        keys.Distinct().Count().ShouldBe(keys.Count);
        keys.ShouldAllBe(key => DocumentKeys.IsValid(key) && key.StartsWith(ChatStates.Prefix));
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
