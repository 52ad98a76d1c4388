using System.Text;
using ApplyBot.Announcements;
using ApplyBot.Bot.Announcements;
using ApplyBot.Knowledge;
using ApplyBot.Storage.Outbox;

namespace ApplyBot.Bot.Tests.Staff;

public sealed class AnnouncementScheduleTests : IAsyncDisposable
{
    private readonly Desk _desk = new();

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    private AnnouncementStore Store => _desk.Get<AnnouncementStore>();

    private async Task<AnnouncementState?> StateAsync(string id) => (await Store.FindAsync(id, CancellationToken.None))?.Announcement.State;

    private AnnouncementDraft Tomorrow => Desk.Draft() with { DueAt = _desk.Time.GetUtcNow().AddDays(1) };

    [Fact]
    public async Task It_goes_out_at_its_moment_to_whoever_subscribes_then()
    {
        var id = await _desk.SendAsync(Tomorrow);
        await _desk.ScheduleAsync();
        (await StateAsync(id), await _desk.Outbox.FindAsync("announcement/" + id)).ShouldBe((AnnouncementState.Scheduled, null));

        await _desk.SubscriberAsync("甲");
        _desk.Time.Pass(TimeSpan.FromDays(1));
        await Task.WhenAll(_desk.ScheduleAsync(), _desk.ScheduleAsync());
        await _desk.ScheduleAsync();

        (await StateAsync(id)).ShouldBe(AnnouncementState.Sending);
        (await _desk.DeliverAsync()).Count.ShouldBe(1);
        (await _desk.DeliverAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task One_that_is_cancelled_or_edited_before_does_not()
    {
        await _desk.SubscriberAsync("甲");
        var (cancelled, edited) = (await _desk.SendAsync(Tomorrow), await _desk.SendAsync(Tomorrow));
        (await _desk.Announcements.CancelAsync(Desk.Staff, cancelled)).IsDone.ShouldBeTrue();
        (await _desk.Announcements.PreviewAsync(Desk.Staff, Tomorrow with { Id = edited, Title = "新标题" })).Announcement!.Id.ShouldBe(edited);

        _desk.Time.Pass(TimeSpan.FromDays(2));
        await _desk.ScheduleAsync();

        (await StateAsync(cancelled), await StateAsync(edited)).ShouldBe((AnnouncementState.Cancelled, AnnouncementState.Draft));
        (await _desk.DeliverAsync()).ShouldBeEmpty();
        (await _desk.Announcements.CancelAsync(Desk.Staff, edited)).IsDone.ShouldBeTrue();
        (await StateAsync(edited)).ShouldBeNull();
    }

    [Fact]
    public async Task One_whose_notice_has_changed_or_whose_deadline_has_passed_unconfirmed_waits_for_review()
    {
        await _desk.SubscriberAsync("甲");
        var (changed, late) = (await _desk.SendAsync(Tomorrow), await _desk.SendAsync(Desk.Draft("请留意。") with { DueAt = _desk.Time.GetUtcNow().AddDays(2) }));
        var kept = (await Store.FindAsync(changed, CancellationToken.None))!;
        var facts = kept.Announcement.Latest.Facts.Select(f => f with { Text = new LocalText("别的", "other") }).ToList();
        await Store.SaveAsync(kept with { Announcement = kept.Announcement with { Revisions = [kept.Announcement.Latest with { Facts = facts }] } }, CancellationToken.None);

        // As after a long stop of all hosts.
        _desk.Time.Pass(TimeSpan.FromDays(60));
        await _desk.ScheduleAsync();

        (await StateAsync(changed), await StateAsync(late)).ShouldBe((AnnouncementState.NeedsReview, AnnouncementState.NeedsReview));
        (await _desk.DeliverAsync()).ShouldBeEmpty();
        var again = (await _desk.Announcements.FindAsync(Desk.Staff, changed))!;
        again.Findings.Select(f => f.Key).ShouldContain("announce.finding.facts-changed");
    }

    [Theory]
    [InlineData(AnnouncementState.Sending, 1)]
    [InlineData(AnnouncementState.Cancelled, 0)]
    [InlineData(AnnouncementState.Withdrawn, 0)]
    public async Task What_was_decided_before_a_host_ended_is_brought_about_by_the_next(AnnouncementState decided, int messages)
    {
        await _desk.SubscriberAsync("甲");
        var preview = await _desk.Announcements.PreviewAsync(Desk.Staff, Desk.Draft());
        var (id, kept) = (preview.Announcement!.Id, (await Store.FindAsync(preview.Announcement.Id, CancellationToken.None))!);
        await Store.SaveAsync(kept with { Announcement = kept.Announcement with { State = decided }, IsUnsettled = true }, CancellationToken.None);

        await _desk.ScheduleAsync();

        // Whoever was about to begin it comes too late.
        (await _desk.Outbox.BeginAsync(new Mailing("announcement/" + id, _desk.Time.GetUtcNow()), new[] { new OutboxEntry("late") }.ToAsyncEnumerable())).ShouldBeNull();
        (await _desk.DeliverAsync()).Count.ShouldBe(messages);
        (await Store.FindAsync(id, CancellationToken.None))!.IsUnsettled.ShouldBeFalse();
    }

    [Fact]
    public async Task The_table_tells_of_each_message_and_holds_no_formula()
    {
        var one = await _desk.SubscriberAsync("=cmd,\"甲\"");
        await _desk.SubscriberAsync("乙");
        var id = await _desk.SendAsync();
        var leases = (await _desk.Outbox.ClaimAsync(10, TimeSpan.FromMinutes(1))).Leases;
        await _desk.Outbox.CompleteAsync(leases.Single(l => l.Recipient == one), "m");
        await _desk.Outbox.FailAsync(leases.Single(l => l.Recipient != one), "403 Forbidden");
        await _desk.Announcements.AcknowledgeAsync(id, one, "p");

        var csv = (await _desk.Announcements.CsvAsync(Desk.Staff, id, Languages.Chinese))!;

        csv[..3].ShouldBe([0xef, 0xbb, 0xbf]);
        var lines = Encoding.UTF8.GetString(csv[3..]).Split("\r\n");
        (lines[0], lines.Length, lines[^1]).ShouldBe(("收件人,类型,状态,次数,原因,送达时间（北京时间）,确认知悉时间（北京时间）", 4, ""));
        lines.ShouldContain("\"'=cmd,\"\"甲\"\"\",单聊,已送达,1,,2026-03-01 09:00:00,2026-03-01 09:00:00");
        lines.Single(l => l.StartsWith("乙,单聊,失败,1,", StringComparison.Ordinal)).Length.ShouldBeGreaterThan("乙,单聊,失败,1,,,".Length);
        (await _desk.Announcements.CsvAsync(Desk.Staff, "a20260301-000000", Languages.Chinese)).ShouldBeNull();
        (await _desk.AuditAsync()).ShouldContain("csv");
    }
}
