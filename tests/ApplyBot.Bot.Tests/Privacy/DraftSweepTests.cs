using ApplyBot.Bot.Conversations.Drafts;
using ApplyBot.Bot.Delivery;
using ApplyBot.Bot.Protocol;
using ApplyBot.Bot.Tests.Downloads;
using ApplyBot.Bot.Tests.SelfChecks;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyBot.Bot.Tests.Privacy;

/// <summary>Drafts that nobody opens any more.</summary>
public sealed class DraftSweepTests : IDisposable
{
    private static readonly ConversationReference Teams = new()
    {
        ChannelId = ChannelIds.MsTeams, ServiceUrl = "https://smba.trafficmanager.net/", Conversation = new ConversationAccount { Id = "a:1" }, Bot = new ChannelAccount { Id = "28:bot" }, User = new ChannelAccount { Id = "29:me" },
    };

    private readonly Post _post = new();
    private readonly BotHost _host;

    private bool _looksByItself;

    // Each look is the test's, but where the program's own is tested.
    public DraftSweepTests() => _host = new BotHost().Real().With(services =>
    {
        services.AddSingleton<IDelivery>(_post);
        if (!_looksByItself) services.Remove(services.Single(s => s.ImplementationType == typeof(DraftSweep)));
    });

    private DraftSweep Sweep => ActivatorUtilities.CreateInstance<DraftSweep>(_host.Services);
    private DraftStore Drafts => _host.Services.GetRequiredService<DraftStore>();
    private DraftExpiry Expiry => _host.Services.GetRequiredService<DraftExpiry>();

    [Fact]
    public async Task Its_owner_is_told_once_and_it_is_deleted_when_he_had_his_time()
    {
        var kept = await Drafted.KeepAsync(_host.Services, "me", reference: Teams);
        Expiry.LastDay(kept).ShouldBe(new DateOnly(2026, 8, 28));
        (await AfterAsync(TimeSpan.FromDays(166) - TimeSpan.FromMinutes(1))).ShouldBe((0, 0));
        (await AfterAsync(TimeSpan.FromMinutes(1))).ShouldBe((1, 0));
        var warning = _post.Sent.ShouldHaveSingleItem();
        warning.To.Conversation!.Id.ShouldBe("a:1");
        warning.Text.ShouldContain("166天");
        warning.Text.ShouldContain("2026-08-28");
        warning.Text.ShouldContain("我的草稿");
        warning.Text.ShouldNotContain(Drafted.Mark);

        (await AfterAsync(TimeSpan.FromDays(14) - TimeSpan.FromMinutes(1))).ShouldBe((0, 0));
        var before = (await Drafts.FindAsync("me", "d1", CancellationToken.None))!;
        (before.Draft.Revision, before.Draft.Edited).ShouldBe((kept.Draft.Revision, kept.Draft.Edited));
        (await AfterAsync(TimeSpan.FromMinutes(1))).ShouldBe((0, 1));
        (await Drafts.FindAsync("me", "d1", CancellationToken.None)).ShouldBeNull();
        _post.Sent.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Who_opens_it_keeps_it_for_the_whole_time_again_and_is_told_again()
    {
        await Drafted.KeepAsync(_host.Services, "me", reference: Teams);
        (await AfterAsync(TimeSpan.FromDays(170))).ShouldBe((1, 0));
        _host.Time.Pass(TimeSpan.FromDays(1));
        var inbound = new Activity { Type = ActivityTypes.Message, ChannelId = Teams.ChannelId, ServiceUrl = Teams.ServiceUrl, Conversation = new ConversationAccount { Id = "a:2" } };
        await Drafts.SaveAsync("me", (await Drafts.FindAsync("me", "d1", CancellationToken.None))!.UsedBy(inbound, _host.Time.GetUtcNow()), CancellationToken.None);

        (await AfterAsync(TimeSpan.FromDays(165))).ShouldBe((0, 0));
        (await AfterAsync(TimeSpan.FromDays(1))).ShouldBe((1, 0));
        _post.Sent.Select(s => s.To.Conversation!.Id).ShouldBe(["a:1", "a:2"]);
        (await AfterAsync(TimeSpan.FromDays(14))).ShouldBe((0, 1));
    }

    [Fact]
    public async Task Told_late_he_still_has_the_time_that_he_was_told()
    {
        await Drafted.KeepAsync(_host.Services, "me", reference: Teams);
        _post.Status = DeliveryStatus.Retryable;
        (await AfterAsync(TimeSpan.FromDays(300))).ShouldBe((0, 0));
        _post.Status = DeliveryStatus.Sent;

        (await AfterAsync(TimeSpan.FromDays(1))).ShouldBe((1, 0));
        var told = (await Drafts.FindAsync("me", "d1", CancellationToken.None))!;
        (Expiry.ExpiresOn(told) - _host.Time.GetUtcNow()).ShouldBe(TimeSpan.FromDays(14));
        (await AfterAsync(TimeSpan.FromDays(13))).ShouldBe((0, 0));
        (await AfterAsync(TimeSpan.FromDays(1))).ShouldBe((0, 1));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_can_be_told_nowhere_keeps_it_for_the_whole_time(bool wasSomewhere)
    {
        _post.Status = DeliveryStatus.Final;
        var kept = await Drafted.KeepAsync(_host.Services, "me", reference: wasSomewhere ? Teams : null);
        (await AfterAsync(TimeSpan.FromDays(180) - TimeSpan.FromMinutes(1))).ShouldBe((0, 0));
        Expiry.IsNear(kept, _host.Time.GetUtcNow()).ShouldBeTrue();

        (await AfterAsync(TimeSpan.FromMinutes(1))).ShouldBe((0, 1));
    }

    [Fact]
    public async Task The_program_looks_by_itself()
    {
        _looksByItself = true;
        await Drafted.KeepAsync(_host.Services, "me", reference: Teams);
        await _host.Time.WaitedForAsync(TimeSpan.FromHours(12), TimeSpan.FromHours(12));
        _host.Time.Pass(TimeSpan.FromDays(170));

        await Eventually.TrueAsync(() => _post.Sent.Count == 1);
    }

    [Fact]
    public async Task Settings_say_how_long()
    {
        _host.With("Conversations:KeepDraftsFor", "10.00:00:00").With("Conversations:WarnDraftsBefore", "2.00:00:00");
        await Drafted.KeepAsync(_host.Services, "me", reference: Teams);

        (await AfterAsync(TimeSpan.FromDays(7))).ShouldBe((0, 0));
        (await AfterAsync(TimeSpan.FromDays(1))).ShouldBe((1, 0));
        (await AfterAsync(TimeSpan.FromDays(2))).ShouldBe((0, 1));
    }

    private async Task<(int Warned, int Deleted)> AfterAsync(TimeSpan time)
    {
        _host.Time.Pass(time);
        using var sweep = Sweep;
        return await sweep.SweepAsync(CancellationToken.None);
    }

    public void Dispose() => _host.Dispose();

    private sealed class Post : IDelivery
    {
        public List<(ConversationReference To, string Text)> Sent { get; } = [];

        public DeliveryStatus Status { get; set; } = DeliveryStatus.Sent;

        public Task<DeliveryResult> SendAsync(ConversationReference to, Activity activity, CancellationToken cancellation = default)
        {
            if (Status == DeliveryStatus.Sent) Sent.Add((to, activity.Text!));
            return Task.FromResult(new DeliveryResult(Status));
        }

        public Task<DeliveryResult> UpdateAsync(ConversationReference to, Activity activity, CancellationToken cancellation = default) => throw new NotSupportedException();

        public Task<DeliveryResult> DeleteAsync(ConversationReference to, string activityId, CancellationToken cancellation = default) => throw new NotSupportedException();
    }
}
