using ApplyBot.Announcements.Reminders;
using ApplyBot.Bot.Conversations;
using ApplyBot.Bot.Conversations.References;
using ApplyBot.Bot.Conversations.Reminders;
using ApplyBot.Bot.Protocol;
using ApplyBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyBot.Bot.Tests;

/// <summary>Conversations in which nothing is said any more are forgotten.</summary>
public sealed class ChatStateSweepTests : IDisposable
{
    private static readonly string Web = ChatStates.PrefixOf(ChannelIds.DirectLine) + "web";
    private static readonly string Teams = ChatStates.PrefixOf(ChannelIds.MsTeams) + "teams";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("applybot-");

    private BotHost Host() => new BotHost().With("Storage:Folder", _folder.FullName);

    private static async Task<List<string>> KeysAsync(IDocumentStore store)
    {
        var keys = new List<string>();
        await foreach (var document in store.ListAsync("")) keys.Add(document.Key);
        return keys;
    }

    private static async Task UntilAsync(IDocumentStore store, params string[] keys)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (!(await KeysAsync(store)).SequenceEqual(keys) && !limit.IsCancellationRequested) await Task.Yield();
        (await KeysAsync(store)).ShouldBe(keys);
    }

    [Fact]
    public async Task Each_day_those_idle_too_long_are_forgotten_in_the_web_chat_after_two_days()
    {
        using var host = Host();
        var store = host.Services.GetRequiredService<IDocumentStore>();
        await host.Time.WaitedForAsync(TimeSpan.FromHours(24), TimeSpan.FromHours(24));
        foreach (var key in new[] { Teams, Web, "else" }) await store.PutAsync(key, new byte[1], null);

        host.Time.Pass(TimeSpan.FromDays(2) - TimeSpan.FromMinutes(1));
        (await KeysAsync(store)).ShouldBe([Web, Teams, "else"]);
        host.Time.Pass(TimeSpan.FromMinutes(1));
        await UntilAsync(store, Teams, "else");

        host.Time.Pass(TimeSpan.FromDays(20));
        await store.PutAsync(Teams, new byte[2], ETags.Any);
        host.Time.Pass(TimeSpan.FromDays(29));
        (await KeysAsync(store)).ShouldBe([Teams, "else"]);
        host.Time.Pass(TimeSpan.FromDays(1));
        await UntilAsync(store, "else");
    }

    [Fact]
    public async Task How_to_write_to_visitors_is_forgotten_unless_they_subscribe()
    {
        using var host = Host();
        var (references, subscriptions) = (host.Services.GetRequiredService<ConversationReferences>(), host.Services.GetRequiredService<Subscriptions>());
        await host.Time.WaitedForAsync(TimeSpan.FromHours(24), TimeSpan.FromHours(24));
        foreach (var (name, channel, kind) in new[] { ("visitor", ChannelIds.DirectLine, RecipientKind.Personal), ("subscriber", ChannelIds.DirectLine, RecipientKind.Personal), ("colleague", ChannelIds.MsTeams, RecipientKind.Personal), ("team", ChannelIds.MsTeams, RecipientKind.Channel) })
        {
            await references.SaveAsync(new KeptReference { Recipient = name, Kind = kind, Refreshed = host.Time.GetUtcNow(), Reference = new ConversationReference { ChannelId = channel } }, CancellationToken.None);
        }
        await subscriptions.ChangeAsync("subscriber", s => s with { Subscriptions = [new Subscription(Topic.All, host.Time.GetUtcNow())] });

        host.Time.Pass(TimeSpan.FromDays(2));
        await KnownAsync("colleague", "subscriber", "team");
        host.Time.Pass(TimeSpan.FromDays(364));
        await KnownAsync("subscriber", "team");

        async Task KnownAsync(params string[] names)
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
            while (!(await AllAsync()).SequenceEqual(names) && !limit.IsCancellationRequested) await Task.Yield();
            (await AllAsync()).ShouldBe(names);
        }

        async Task<List<string>> AllAsync() => await references.AllAsync(CancellationToken.None).Select(r => r.Recipient).ToListAsync();
    }

    [Fact]
    public async Task At_start_what_became_idle_meanwhile_is_forgotten()
    {
        var earlier = new FakeTime();
        earlier.Pass(TimeSpan.FromDays(-8));
        using (var store = new JournalDocumentStore(new JournalOptions { Folder = _folder.FullName }, earlier))
        {
            await store.PutAsync(Teams, new byte[1], null);
            earlier.Pass(TimeSpan.FromDays(2));
            await store.PutAsync(Teams + "2", new byte[1], null);
        }

        using var host = Host().With("Conversations:KeepFor", "7.00:00:00");

        await UntilAsync(host.Services.GetRequiredService<IDocumentStore>(), Teams + "2");
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
