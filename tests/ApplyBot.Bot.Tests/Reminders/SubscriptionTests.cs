using System.Text;
using ApplyBot.Announcements.Reminders;
using ApplyBot.Bot.Conversations.Reminders;
using ApplyBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyBot.Bot.Tests.Reminders;

/// <summary>Who subscribes to what, as it is kept.</summary>
public sealed class SubscriptionTests : IDisposable
{
    private readonly ReminderHost _host = new();

    public void Dispose() => _host.Dispose();

    private async Task<IReadOnlyList<string>> RecipientsAsync(string topic)
    {
        var found = new List<string>();
        await foreach (var recipient in _host.Subscriptions.RecipientsOf(Topic.Parse(topic)!)) found.Add(recipient);
        return found;
    }

    [Fact]
    public async Task An_announcement_finds_whom_it_concerns()
    {
        var jiangxi = Real.Knowledge.Notices.Single(n => n.Province == "江西");
        var guangxi = Real.Knowledge.Notices.First(n => n.AllProgrammes.Any(p => p.Parent is not null) && n.Province == "广西");
        var kind = guangxi.AllProgrammes.First(p => p.Parent is not null);
        string Id(string path) => $"{guangxi.Id}/{path}";
        await _host.SubscribeAsync("all", "all");
        await _host.SubscribeAsync("guangxi", "province:广西");
        await _host.SubscribeAsync("jiangxi", $"{jiangxi.Id}/{jiangxi.Programmes[0].Path}");
        await _host.SubscribeAsync("kind", Id(kind.Path));
        await _host.SubscribeAsync("notice", guangxi.Id);
        await _host.SubscribeAsync("parent", Id(kind.Parent!));

        (await RecipientsAsync(Id(kind.Path))).ShouldBe(["all", "guangxi", "kind", "notice", "parent"]);
        (await RecipientsAsync(Id(guangxi.Programmes.Last(p => p.Path != kind.Parent).Path))).ShouldBe(["all", "guangxi", "notice"]);
        (await RecipientsAsync("province:江西")).ShouldBe(["all", "jiangxi"]);
        (await RecipientsAsync("all")).ShouldBe(["all", "guangxi", "jiangxi", "kind", "notice", "parent"]);
    }

    [Fact]
    public async Task Everything_of_a_subscriber_comes_back_as_it_was_and_lies_sealed()
    {
        var now = _host.Bot.Time.GetUtcNow();
        await _host.Subscriptions.ChangeAsync("me", s => DueReminders.Decide(s.With(Topic.All, Real.Knowledge, now).With(new Topic("江西", null, null), Real.Knowledge, now)
            .Wishing(new ReminderWishes { Roles = new HashSet<DeadlineRole> { DeadlineRole.Paper }, Offsets = [new(5, 0), new(0, 2)], Quiet = null }, Real.Knowledge, now), Real.Knowledge, now.AddDays(19)) with { Language = "en-US" });
        var own = await _host.Subscriptions.FindAsync("me");

        own.Subscriber.Subscriptions.ShouldBe([new Subscription(Topic.All, now), new Subscription(new Topic("江西", null, null), now)]);
        own.Subscriber.Wishes.Roles.ShouldBe([DeadlineRole.Paper]);
        own.Subscriber.Wishes.Offsets.ShouldBe([new(5, 0), new(0, 2)]);
        (own.Subscriber.Wishes.Quiet, own.Subscriber.Language).ShouldBe((null, "en-US"));
        own.Subscriber.Known.ShouldNotBeEmpty();
        var document = await _host.Bot.Services.GetRequiredService<IDocumentStore>().GetAsync(Subscriptions.Prefix + "me");
        Encoding.UTF8.GetString(document!.Content.Span).ShouldNotContain("江西");
        Encoding.UTF8.GetString(document.Content.Span).ShouldNotContain("topics");
    }

    [Fact]
    public async Task Changes_at_once_are_all_kept()
    {
        var topics = Real.Programmes.Take(8).Select(p => $"{p.Notice.Id}/{p.Programme.Path}").ToList();

        var subscriptions = _host.Subscriptions;
        await Task.WhenAll(topics.Select(t => Task.Run(() => subscriptions.ChangeAsync("me", s => s.With(Topic.Parse(t)!, Real.Knowledge, _host.Bot.Time.GetUtcNow())).AsTask())));

        (await _host.Subscriptions.FindAsync("me")).Subscriber.Subscriptions.Select(s => s.Topic.ToString()).ShouldBe(topics, ignoreOrder: true);
    }

    [Fact]
    public async Task Of_who_subscribes_to_nothing_nothing_is_kept()
    {
        await _host.SubscribeAsync("me", "all");
        await _host.Subscriptions.ChangeAsync("me", s => s.Without(Topic.All, Real.Knowledge, _host.Bot.Time.GetUtcNow()));

        (await _host.Bot.Services.GetRequiredService<IDocumentStore>().GetAsync(Subscriptions.Prefix + "me")).ShouldBeNull();
    }
}
