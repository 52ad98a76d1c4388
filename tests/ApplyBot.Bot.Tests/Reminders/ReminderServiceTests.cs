using ApplyBot.Announcements.Reminders;
using ApplyBot.Bot.Conversations.Reminders;
using ApplyBot.Bot.Delivery.Outbox;
using ApplyBot.Bot.Tests.SelfChecks;
using ApplyBot.Knowledge;

namespace ApplyBot.Bot.Tests.Reminders;

/// <summary>Reminders on their way to the outbox.</summary>
public sealed class ReminderServiceTests : IDisposable
{
    private const string Jiangxi = "province:江西", WeekBefore = "2026-03-18T09:00:00+08:00", Row = "reminder/20260318T0100Z me";

    private readonly ReminderHost _host = new();

    public void Dispose() => _host.Dispose();

    private Task<int> LookAsync(ReminderService? service = null) => (service ?? _host.Service()).LookAtAllAsync(CancellationToken.None);

    [Fact]
    public async Task What_is_due_is_handed_over_once_whoever_looks()
    {
        await _host.SubscribeAsync("me", Jiangxi);
        var (one, other) = (_host.Service(), _host.Service());
        _host.SetClock("2026-03-18T08:59:59+08:00");
        (await LookAsync(one)).ShouldBe(0);

        _host.SetClock(WeekBefore);
        (await LookAsync(one)).ShouldBe(1);
        (await LookAsync(one)).ShouldBe(0);
        (await LookAsync(other)).ShouldBe(0);

        (await _host.RowsAsync()).ShouldBe([Row]);
    }

    [Fact]
    public async Task Several_hosts_at_once_hand_over_one_for_each()
    {
        for (var i = 0; i < 40; i++) await _host.SubscribeAsync($"r{i:00}", Jiangxi);
        _host.SetClock(WeekBefore);
        var hosts = Enumerable.Range(0, 3).Select(_ => _host.Service()).ToList();

        await Task.WhenAll(hosts.Select(h => Task.Run(() => LookAsync(h))));
        foreach (var host in hosts) await host.LookAtDueAsync(CancellationToken.None);

        (await _host.RowsAsync()).ShouldBe(Enumerable.Range(0, 40).Select(i => $"reminder/20260318T0100Z r{i:00}"));
        foreach (var host in hosts) (await LookAsync(host)).ShouldBe(0);
        await foreach (var own in _host.Subscriptions.AllAsync()) own.Subscriber.Undelivered.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_host_left_half_done_the_next_one_ends()
    {
        await _host.SubscribeAsync("me", Jiangxi);
        _host.SetClock(WeekBefore);
        // Written down, and then the host was gone.
        await _host.Subscriptions.ChangeAsync("me", s => DueReminders.Decide(s, Real.Knowledge, _host.Bot.Time.GetUtcNow()));
        (await _host.RowsAsync()).ShouldBeEmpty();
        _host.SetClock("2026-03-22T10:00:00+08:00");

        (await LookAsync()).ShouldBe(2);

        (await _host.RowsAsync()).ShouldBe([Row, "reminder/20260322T0100Z me"]);
    }

    [Fact]
    public async Task Handed_over_but_not_noted_it_is_not_handed_over_again()
    {
        await _host.SubscribeAsync("me", Jiangxi);
        _host.SetClock(WeekBefore);
        await LookAsync();
        await _host.Subscriptions.ChangeAsync("me", s => s with { Ledger = [.. s.Ledger.Select(e => e.Mailing.Length > 0 ? e with { IsHandedOver = false } : e)] });

        (await LookAsync()).ShouldBe(0);

        (await _host.RowsAsync()).ShouldBe([Row]);
        (await _host.Subscriptions.FindAsync("me")).Subscriber.Undelivered.ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_is_known_to_be_due_is_looked_at_without_the_others()
    {
        var me = await WebApplicant.InAsync(_host.Bot);
        await me.SayAsync("提醒我赣海汇智");
        _host.SetClock(WeekBefore);

        (await _host.Service().LookAtDueAsync(CancellationToken.None)).ShouldBe(1);
        (await _host.Service().LookAtDueAsync(CancellationToken.None)).ShouldBe(0);
    }

    [Fact]
    public async Task The_reminder_says_what_when_where_it_stands_why_it_came_and_how_to_stop_it()
    {
        await _host.SubscribeAsync("me", Jiangxi);
        _host.SetClock(WeekBefore);
        await LookAsync();
        var card = CheckCards.CardOf((await _host.WriteAsync(Row)).Activity!)!;

        foreach (var part in new[] { "赣海汇智", "还有7天", "2026年3月25日（当天24:00前）", "四.4", "赣科协字〔2026〕6号", "江西的全部通知", "提前7天", "退订" }) CheckCards.Text(card).ShouldContain(part);
        CheckCards.Button(card, "退订")["data"]!["topic"]!.GetValue<string>().ShouldBe(Jiangxi);
        // Late, it says what is left truly.
        _host.SetClock("2026-03-25T12:00:00+08:00");
        CheckCards.Text(CheckCards.CardOf((await _host.WriteAsync(Row)).Activity!)!).ShouldContain("还有约12小时");
    }

    [Fact]
    public async Task Who_has_unsubscribed_gets_nothing_and_after_the_deadline_nobody_does()
    {
        await _host.SubscribeAsync("me", Jiangxi);
        await _host.SubscribeAsync("other", Jiangxi);
        _host.SetClock(WeekBefore);
        await LookAsync();
        await _host.Subscriptions.ChangeAsync("me", s => s.Without(Topic.Parse(Jiangxi)!, Real.Knowledge, _host.Bot.Time.GetUtcNow()));

        (await _host.WriteAsync(Row)).Skipped.ShouldBe(DeliveryReasons.Unsubscribed);
        _host.SetClock("2026-03-26T00:00:00+08:00");
        (await _host.WriteAsync("reminder/20260318T0100Z other")).Skipped.ShouldBe(DeliveryReasons.Outdated);
    }

    [Fact]
    public async Task A_deadline_that_the_knowledge_has_moved_is_told_with_both_days()
    {
        await _host.SubscribeAsync("me", Jiangxi);
        var moved = Real.Knowledge with
        {
            Notices = [.. Real.Knowledge.Notices.Select(n => n.Province != "江西" ? n : n with
            {
                Facts = [.. n.Facts.Select(f => f.Kind == FactKind.WindowCloses && f.At is not null ? f with { At = new LocalMoment(new DateOnly(2026, 4, 8), null) } : f)],
            })],
        };
        var service = _host.Service(moved);
        (await LookAsync(service)).ShouldBe(1);
        (await LookAsync(service)).ShouldBe(0);

        var row = (await _host.RowsAsync("schedule-change/")).ShouldHaveSingleItem();
        // The host that sends has the new knowledge too.
        (await _host.WriteAsync(row)).Skipped.ShouldBe(DeliveryReasons.Outdated);
        using var sending = new ReminderHost(services => Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton(services, new LoadedKnowledge(moved, [])));
        await sending.Of(moved).SaveAsync((await _host.Subscriptions.FindAsync("me")) with { ETag = null });
        var text = CheckCards.Text(CheckCards.CardOf((await sending.WriteAsync(row)).Activity!)!);
        text.ShouldContain("由2026年3月25日（当天24:00前）改为2026年4月8日（当天24:00前）");
        text.ShouldContain("四.4");
        text.ShouldContain("还有38天");
    }
}
