using System.Text;
using System.Text.Json.Nodes;
using ApplyBot.Announcements;
using ApplyBot.Bot.Announcements;
using ApplyBot.Bot.Conversations.References;
using ApplyBot.Bot.Conversations.Reminders;
using ApplyBot.Bot.Protocol;
using ApplyBot.Knowledge;
using ApplyBot.Storage;
using ApplyBot.Storage.Outbox;

namespace ApplyBot.Bot.Tests.Staff;

public sealed class AnnouncementDeskTests : IAsyncDisposable
{
    private readonly Desk _desk = new();

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    private AnnouncementDesk Announcements => _desk.Announcements;

    [Fact]
    public async Task A_preview_is_what_is_sent_and_a_dry_run_writes_nothing()
    {
        var (one, two) = (await _desk.SubscriberAsync("甲"), await _desk.SubscriberAsync("乙", "province:江西"));
        await _desk.SubscriberAsync("丙", "guangxi-quality-2026");

        var dry = await Announcements.PreviewAsync(Desk.Staff, Desk.Draft(), isDryRun: true);

        (dry.Recipients, dry.CanSend, dry.ETag, dry.Findings.Count).ShouldBe((2, true, null, 0));
        (await _desk.CountAsync("announcements/"), await _desk.CountAsync("audit/")).ShouldBe((0, 0));
        dry.Announcement!.Latest.Facts.Select(f => f.Topic).ShouldBe([AnnouncementTopic.Deadline, AnnouncementTopic.Amount, AnnouncementTopic.Link]);

        var preview = await Announcements.PreviewAsync(Desk.Staff, Desk.Draft());
        (await Announcements.SendAsync(Desk.Staff, preview.Announcement!.Id, preview.ETag, [])).ShouldBe(new AnnouncementResult(AnnouncementOutcome.Done, null, [], 2), new Same());
        var sent = await _desk.DeliverAsync();

        sent.Select(s => s.Lease.Recipient).ShouldBe([one, two], ignoreOrder: true);
        sent.ShouldAllBe(s => s.Lease.Operation == OutboxOperation.Send && JsonNode.DeepEquals(JsonNode.Parse(Desk.CardOf(s.Message)), preview.Card));
        var progress = (await Announcements.ProgressAsync(Desk.Staff, preview.Announcement.Id))!;
        (progress.Count.Of(OutboxState.Sent), progress.IsFinished, progress.Share, progress.Announcement.State).ShouldBe((2, true, 1d, AnnouncementState.Sending));
        (await _desk.AuditAsync()).ShouldBe(["preview", "send"]);
    }

    [Fact]
    public async Task What_contradicts_the_notice_is_sent_only_when_exactly_that_is_confirmed()
    {
        await _desk.SubscriberAsync("甲");
        var preview = await Announcements.PreviewAsync(Desk.Staff, Desk.Draft("请于3月28日前完成网上申报，每个项目7万元。"));
        preview.ToConfirm.Count.ShouldBe(2);
        var id = preview.Announcement!.Id;

        var refused = await Announcements.SendAsync(Desk.Staff, id, preview.ETag, [preview.ToConfirm[0]]);
        (refused.Outcome, refused.Findings.Single().Id).ShouldBe((AnnouncementOutcome.Refused, preview.ToConfirm[1]));
        (await Announcements.SendAsync(Desk.Staff, id, "other", preview.ToConfirm)).Outcome.ShouldBe(AnnouncementOutcome.Changed);
        (await _desk.DeliverAsync()).ShouldBeEmpty();

        (await Announcements.SendAsync(Desk.Staff, id, preview.ETag, preview.ToConfirm)).IsDone.ShouldBeTrue();
        (await Announcements.SendAsync(Desk.Staff, id, null, preview.ToConfirm)).Outcome.ShouldBe(AnnouncementOutcome.WrongState);
        (await _desk.DeliverAsync()).Count.ShouldBe(1);
        (await Announcements.SendAsync(Desk.Staff, "a20260301-000000", null, [])).Outcome.ShouldBe(AnnouncementOutcome.NotFound);
        (await Announcements.SendAsync(Desk.Staff, "../keys", null, [])).Outcome.ShouldBe(AnnouncementOutcome.NotFound);
    }

    [Theory]
    [InlineData("<b>x</b>", "programme:" + Desk.Programme, null)]
    [InlineData("x", "conversation:没有", null)]
    [InlineData("x", "team:没有", null)]
    [InlineData("x", "all", "2026-02-28T09:00:00+08:00")]
    [InlineData("x", "all", null)]
    public async Task What_cannot_be_sent_is_refused(string text, string audience, string? due)
    {
        var preview = await Announcements.PreviewAsync(Desk.Staff, Desk.Draft(text, audience) with { DueAt = due is null ? null : DateTimeOffset.Parse(due, System.Globalization.CultureInfo.InvariantCulture) });

        preview.CanSend.ShouldBeFalse();
        (await Announcements.SendAsync(Desk.Staff, preview.Announcement!.Id, null, preview.ToConfirm)).Outcome.ShouldBe(AnnouncementOutcome.Refused);
        preview.Findings.ShouldAllBe(f => f.In(Real.Knowledge.Wording, Languages.English).Length > 0);
    }

    [Fact]
    public async Task A_correction_replaces_what_was_delivered_and_tells_who_acknowledged()
    {
        var (one, two) = (await _desk.SubscriberAsync("甲"), await _desk.SubscriberAsync("乙"));
        var id = await _desk.SendAsync();
        await _desk.DeliverAsync();
        (await Announcements.AcknowledgeAsync(id, one, "p"))!.IsNew.ShouldBeTrue();
        (await Announcements.AcknowledgeAsync(id, one, "p"))!.IsNew.ShouldBeFalse();
        (await Announcements.AcknowledgeAsync("a20260301-000000", one, "p")).ShouldBeNull();

        var preview = (await Announcements.PreviewCorrectionAsync(Desk.Staff, id, "申报提醒", "请于3月25日24:00前完成网上申报。"))!;
        preview.Announcement!.Latest.Changes.ShouldHaveSingleItem().ShouldBe(new AnnouncementChange(AnnouncementPart.Text, Desk.Good, "请于3月25日24:00前完成网上申报。"));
        (await Announcements.CorrectAsync(Desk.Staff, id, "申报提醒", "请于3月25日24:00前完成网上申报。", [])).IsDone.ShouldBeTrue();
        (await Announcements.CorrectAsync(Desk.Staff, id, "申报提醒", "请于3月25日24:00前完成网上申报。", [])).Outcome.ShouldBe(AnnouncementOutcome.WrongState);
        var sent = (await _desk.DeliverAsync()).Concat(await _desk.DeliverAsync()).ToList();

        var updates = sent.Where(s => s.Lease.Operation == OutboxOperation.Update).ToList();
        updates.Select(u => u.Lease.Recipient).ShouldBe([one, two], ignoreOrder: true);
        updates.ShouldAllBe(u => u.Lease.Round == 2 && u.Lease.ActivityId!.StartsWith("m-") && Desk.CardOf(u.Message).Contains("24:00") && Desk.CardOf(u.Message).Contains("更正"));
        var told = sent.Where(s => s.Lease.Operation == OutboxOperation.Send).ToList().ShouldHaveSingleItem();
        (told.Lease.Recipient, told.Lease.Mailing).ShouldBe((one, $"notice-of-correction/{id}/2"));
        told.Message.Activity!.Text!.ShouldContain("已经更正");
        (await Announcements.AcknowledgeAsync(id, one, "p"))!.Round.ShouldBe(2);
        // Who presses on the older text when the newer one is on its way is told too, once.
        (await Announcements.AcknowledgeAsync(id, two, "q", 1))!.Round.ShouldBe(1);
        (await Announcements.AcknowledgeAsync(id, two, "q", 1))!.IsNew.ShouldBeFalse();
        (await _desk.DeliverAsync()).ShouldHaveSingleItem().Lease.Recipient.ShouldBe(two);
        (await Announcements.ProgressAsync(Desk.Staff, id))!.Acknowledged.ShouldBe(2);
    }

    [Fact]
    public async Task A_withdrawal_takes_back_what_was_delivered_and_sends_nothing_more()
    {
        await _desk.SubscriberAsync("甲");
        var id = await _desk.SendAsync();
        await _desk.DeliverAsync();

        (await Announcements.WithdrawAsync(Desk.Staff, id)).IsDone.ShouldBeTrue();

        (await _desk.DeliverAsync()).ShouldHaveSingleItem().Lease.Operation.ShouldBe(OutboxOperation.Delete);
        (await Announcements.WithdrawAsync(Desk.Staff, id)).Outcome.ShouldBe(AnnouncementOutcome.WrongState);
        (await Announcements.CorrectAsync(Desk.Staff, id, "x", "y", [])).Outcome.ShouldBe(AnnouncementOutcome.WrongState);
        (await Announcements.AcknowledgeAsync(id, "r", "p")).ShouldBeNull();
        (await _desk.AuditAsync()).ShouldBe(["preview", "send", "withdraw"]);
    }

    [Fact]
    public async Task Sending_is_paused_resumed_cancelled_and_tried_again()
    {
        await _desk.SubscriberAsync("甲");
        var id = await _desk.SendAsync();
        (await Announcements.PauseAsync(Desk.Staff, id)).IsDone.ShouldBeTrue();
        (await _desk.DeliverAsync()).ShouldBeEmpty();
        (await Announcements.ResumeAsync(Desk.Staff, id)).IsDone.ShouldBeTrue();
        var lease = (await _desk.Outbox.ClaimAsync(10, TimeSpan.FromMinutes(1))).Leases.ShouldHaveSingleItem();
        await _desk.Outbox.FailAsync(lease, "403 Forbidden");
        (await Announcements.RetryFailedAsync(Desk.Staff, id)).Count.ShouldBe(1);
        (await Announcements.CancelAsync(Desk.Staff, id)).IsDone.ShouldBeTrue();

        (await _desk.DeliverAsync()).ShouldBeEmpty();
        (await Announcements.ProgressAsync(Desk.Staff, id))!.Count.Of(OutboxState.Skipped).ShouldBe(1);
        (await Announcements.CancelAsync(Desk.Staff, id)).Outcome.ShouldBe(AnnouncementOutcome.WrongState);
    }

    [Fact]
    public async Task Who_has_unsubscribed_since_gets_nothing()
    {
        var one = await _desk.SubscriberAsync("甲");
        await _desk.SendAsync();
        await _desk.Get<Subscriptions>().ForgetAsync(one);

        (await _desk.DeliverAsync()).ShouldHaveSingleItem().Message.Skipped.ShouldBe("Unsubscribed");
    }

    [Fact]
    public async Task Conversations_are_named_and_everything_kept_is_sealed()
    {
        var group = await _desk.PersonAsync("科研处群", RecipientKind.Group);
        await _desk.PersonAsync("别的群", RecipientKind.Group);
        var id = await _desk.SendAsync(Desk.Draft(audience: "会话：科研处群"));

        (await _desk.DeliverAsync()).ShouldHaveSingleItem().Lease.Recipient.ShouldBe(group);
        await Announcements.RefuseAsync(new Activity { ChannelId = ChannelIds.MsTeams, From = new ChannelAccount { Id = "stranger" } }, "send");
        (await _desk.AuditAsync()).ShouldBe(["preview", "send", "send"]);
        await foreach (var document in _desk.Get<IDocumentStore>().ListAsync(""))
        {
            Encoding.UTF8.GetString(document.Content.Span).ShouldNotContain("王工");
        }
        (await Announcements.ListAsync(Desk.Staff, 10)).ShouldHaveSingleItem().Id.ShouldBe(id);
    }

    [Fact]
    public async Task A_team_whose_members_cannot_be_listed_now_is_not_written_to_in_part()
    {
        await _desk.Get<ConversationReferences>().SaveAsync(new KeptReference
        {
            Recipient = "channel", Kind = RecipientKind.Channel, TeamId = "19:team", Name = "科研处 / 常规", Reference = new ConversationReference { ChannelId = ChannelIds.MsTeams, ServiceUrl = "https://elsewhere.example.org/" },
        }, CancellationToken.None);

        var preview = await Announcements.PreviewAsync(Desk.Staff, Desk.Draft(audience: "团队：科研处"));

        preview.Findings.ShouldHaveSingleItem().Key.ShouldBe("announce.finding.audience-unreachable");
        preview.CanSend.ShouldBeFalse();
    }

    // The announcement itself is compared elsewhere.
    private sealed class Same : IEqualityComparer<AnnouncementResult>
    {
        public bool Equals(AnnouncementResult? x, AnnouncementResult? y) => x?.Outcome == y?.Outcome && x?.Count == y?.Count && x!.Findings.Count == y!.Findings.Count;
        public int GetHashCode(AnnouncementResult obj) => 0;
    }
}
