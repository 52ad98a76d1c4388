using System.Text.Json.Nodes;
using ApplyBot.Announcements;
using ApplyBot.Bot.Announcements;
using ApplyBot.Bot.Cards.Announcements;
using ApplyBot.Knowledge;
using ApplyBot.Storage.Outbox;

namespace ApplyBot.Bot.Tests.Announcements;

/// <summary>Staff's cards to look at.</summary>
internal static class StaffSamples
{
    private static readonly KnowledgeBase Hills = Some.Knowledge with { Wording = Real.Knowledge.Wording };

    /// <summary>Each sort, in both languages.</summary>
    public static IEnumerable<(string Name, JsonObject Card)> Sorts()
    {
        foreach (var language in new[] { Languages.Chinese, Languages.English })
        {
            var frame = new StaffFrame(language, Hills);
            var announcement = Sample(language);
            var late = announcement with { DueAt = Real.Now.AddDays(2) };
            var sent = announcement with { State = AnnouncementState.Sending };
            var warning = new AnnouncementFinding(FindingWeight.NeedsConfirmation, "staff.wrong-state", [], ["四.4"]);
            var refusal = new AnnouncementFinding(FindingWeight.Refused, "staff.day-and-time", [], []);
            var filled = new Composed { Id = announcement.Id, Inputs = new Dictionary<string, string> { [StaffAction.Title] = announcement.Latest.Title, [StaffAction.Text] = announcement.Latest.Text, [StaffAction.Programme] = "hills-2026/hill", [StaffAction.Audience] = "province:河谷", [StaffAction.Day] = "2026-03-01", [StaffAction.Time] = "09:00", [StaffAction.Acknowledgement] = "true" } };
            AnnouncementPreview Preview(Announcement of, params IReadOnlyList<AnnouncementFinding> findings) => new(of, AnnouncementCard.Of(AnnouncementMessage.Of(of, 9, Hills), language, Hills.Wording), 42, findings, "7");
            yield return ($"compose.{language}", ComposeCard.Of(frame, new Composed(), []));
            yield return ($"edit.{language}", ComposeCard.Of(frame with { Note = Hills.Wording.Say(language, "staff.no-programme") }, filled, [refusal]));
            yield return ($"preview.{language}", PreviewCard.Of(frame, Preview(announcement), true));
            yield return ($"preview-confirm.{language}", PreviewCard.Of(frame with { Note = Hills.Wording.Say(language, "staff.not-confirmed") }, Preview(late, warning), true));
            yield return ($"preview-refused.{language}", PreviewCard.Of(frame, Preview(announcement, refusal), false));
            yield return ($"preview-correction.{language}", PreviewCard.Correction(frame, Preview(Corrected(announcement, language)), "1", announcement.Latest.Title, announcement.Latest.Text, true));
            yield return ($"correct.{language}", StaffCards.Correct(frame, sent, announcement.Latest.Title, announcement.Latest.Text, []));
            yield return ($"list.{language}", StaffCards.List(frame, [announcement, late with { State = AnnouncementState.Scheduled }, sent]));
            yield return ($"list-none.{language}", StaffCards.List(frame, []));
            yield return ($"withdraw.{language}", StaffCards.Withdraw(frame, sent));
            yield return ($"cancel.{language}", StaffCards.Cancel(frame, sent));
            yield return ($"csv.{language}", StaffCards.Csv(frame, sent, "https://bot.example/announcements/x", 30));
            yield return ($"said.{language}", StaffCards.Said(frame, Hills.Wording.Say(language, "staff.not-found")));
            yield return ($"progress-sending.{language}", ProgressCard.Of(frame, Progress(sent, new Mailing($"announcement/{sent.Id}", Real.Now), 37, (OutboxState.Sent, 1200), (OutboxState.Pending, 900), (OutboxState.RetryAt, 17), (OutboxState.FailedFinal, 3), (OutboxState.Uncertain, 2)) with { PerSecond = 24.9 }));
            yield return ($"progress-done.{language}", ProgressCard.Of(frame, Progress(sent, new Mailing($"announcement/{sent.Id}", Real.Now), 1000, (OutboxState.Sent, 2119), (OutboxState.FailedFinal, 3))));
            yield return ($"progress-scheduled.{language}", ProgressCard.Of(frame, Progress(late with { State = AnnouncementState.Scheduled }, null, 0)));
            yield return ($"progress-withdrawn.{language}", ProgressCard.Of(frame, Progress(sent with { State = AnnouncementState.Withdrawn }, new Mailing($"announcement/{sent.Id}", Real.Now) { Round = 2, Kind = MailingRound.Delete }, 0, (OutboxState.Sent, 3))));
        }
    }

    /// <summary>An announcement about a programme of <see cref="Some.Knowledge"/>.</summary>
    public static Announcement Sample(string language)
    {
        string Say(string zh, string en) => language == Languages.English ? en : zh;
        return new Announcement
        {
            Id = "a20260301-0a1b2c", Programme = "hills-2026/hill", Audience = new Audience(AudienceKind.Programme, ["hills-2026/hill"]), WantsAcknowledgement = true, Language = language, Author = "key:1", AuthorName = Say("丘某", "Qiu"), Created = Real.Now,
            Revisions =
            [
                new AnnouncementRevision
                {
                    Round = 1, Title = Say("请按时申报", "Apply in time"), Text = Say("受理**即将结束**。", "Applications **close soon**."), At = Real.Now, By = "丘某",
                    Facts = [new AnnouncementFact(AnnouncementTopic.Deadline, new LocalText("2026年3月25日截止", "Closes on 25 March 2026"), ["四.4"]), new AnnouncementFact(AnnouncementTopic.Link, new LocalText("网上申报", "Apply online"), ["四.4"], "https://hills.example/apply")],
                },
            ],
        };
    }

    private static Announcement Corrected(Announcement announcement, string language) => announcement with
    {
        Revisions =
        [
            .. announcement.Revisions,
            announcement.Latest with
            {
                Round = 2, At = Real.Now.AddHours(1),
                Changes = [new AnnouncementChange(AnnouncementPart.Title, "甲", announcement.Latest.Title), new AnnouncementChange(AnnouncementPart.Text, "**乙**", "丙"), new AnnouncementChange(AnnouncementPart.Text, null, language), new AnnouncementChange(AnnouncementPart.Facts, "丁", null)],
            },
        ],
    };

    private static AnnouncementProgress Progress(Announcement announcement, Mailing? mailing, int acknowledged, params (OutboxState State, int Count)[] rows) => new()
    {
        Announcement = announcement, ETag = "1", Mailing = mailing, Acknowledged = acknowledged, Count = new OutboxCount(rows.ToDictionary(r => r.State, r => r.Count), rows.Any(r => r.State == OutboxState.Uncertain) ? 4 : 0),
    };
}
