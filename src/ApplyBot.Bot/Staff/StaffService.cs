using System.Text.Json.Nodes;
using ApplyBot.Announcements;
using ApplyBot.Bot.Announcements;
using ApplyBot.Knowledge;

namespace ApplyBot.Bot.Staff;

/// <summary>Announcements for programs: requests and results as JSON, the same over HTTP and on the command line.</summary>
public sealed class StaffService(AnnouncementDesk desk, KnowledgeBase knowledge)
{
    private const int MostListed = 1_000;

    /// <summary>What can be done to an announcement.</summary>
    public static IReadOnlyList<string> Actions { get; } = ["pause", "resume", "cancel", "retry", "withdraw", "correct"];

    /// <summary>Runs a request.</summary>
    /// <param name="by">Who asks.</param>
    /// <param name="action"><c>announce</c>, <c>list</c>, <c>status</c>, <c>csv</c>, <c>audit</c> or one of <see cref="Actions"/>.</param>
    /// <param name="id">The announcement; null for none.</param>
    /// <param name="command">What else is said; null for nothing.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<StaffReply> RunAsync(StaffMember by, string action, string? id, StaffCommand? command, CancellationToken cancellation)
    {
        var said = command ?? new StaffCommand();
        var language = said.Language == Languages.English ? Languages.English : Languages.Chinese;
        return action switch
        {
            "announce" => await AnnounceAsync(by, said, language, cancellation),
            "list" => Reply(200, new JsonArray([.. (await desk.ListAsync(by, MostListed, cancellation)).Select(StaffShape.Line)])),
            "audit" => await AuditAsync(by, cancellation),
            "status" => await desk.ProgressAsync(by, id!, cancellation) is { } progress ? Reply(200, StaffShape.Of(progress)) : NotFound,
            "csv" => await desk.CsvAsync(by, id!, language, cancellation) is { } csv ? new StaffReply(200, "", csv) : NotFound,
            "correct" => await CorrectAsync(by, id!, said, language, cancellation),
            "pause" => Reply(await desk.PauseAsync(by, id!, cancellation), language),
            "resume" => Reply(await desk.ResumeAsync(by, id!, cancellation), language),
            "cancel" => Reply(await desk.CancelAsync(by, id!, cancellation), language),
            "retry" => Reply(await desk.RetryFailedAsync(by, id!, cancellation), language),
            "withdraw" => Reply(await desk.WithdrawAsync(by, id!, cancellation), language),
            _ => Reply(404, new JsonObject { ["error"] = "UnknownAction" }),
        };
    }

    private static StaffReply NotFound { get; } = Reply(404, new JsonObject { ["error"] = nameof(AnnouncementOutcome.NotFound) });

    private async Task<StaffReply> AnnounceAsync(StaffMember by, StaffCommand said, string language, CancellationToken cancellation)
    {
        var draft = new AnnouncementDraft
        {
            Title = said.Title ?? "", Text = said.Text ?? "", Programme = said.Programme, Audience = said.Audience ?? "", DueAt = said.At, WantsAcknowledgement = said.Acknowledge, Language = language,
        };
        var preview = await desk.PreviewAsync(by, draft, isDryRun: true, cancellation);
        var shown = StaffShape.Of(preview, knowledge.Wording, language);
        if (said.DryRun)
        {
            return Reply(200, shown);
        }
        if (!preview.CanSend || preview.ToConfirm.Count > 0 && !said.Confirm)
        {
            return Reply(409, shown);
        }
        // Only what can be sent is kept.
        var kept = await desk.PreviewAsync(by, draft, isDryRun: false, cancellation);
        return Reply(await desk.SendAsync(by, kept.Announcement!.Id, kept.ETag, said.Confirm ? kept.ToConfirm : [], cancellation), language);
    }

    private async Task<StaffReply> CorrectAsync(StaffMember by, string id, StaffCommand said, string language, CancellationToken cancellation)
    {
        if (await desk.ProgressAsync(by, id, cancellation) is not { Announcement.Latest: var latest })
        {
            return NotFound;
        }
        var (title, text) = (said.Title ?? latest.Title, said.Text ?? latest.Text);
        if (await desk.PreviewCorrectionAsync(by, id, title, text, cancellation) is not { } preview)
        {
            return Reply(409, new JsonObject { ["error"] = nameof(AnnouncementOutcome.WrongState) });
        }
        if (said.DryRun || !preview.CanSend || preview.ToConfirm.Count > 0 && !said.Confirm)
        {
            return Reply(said.DryRun ? 200 : 409, StaffShape.Of(preview, knowledge.Wording, language));
        }
        return Reply(await desk.CorrectAsync(by, id, title, text, said.Confirm ? preview.ToConfirm : [], cancellation), language);
    }

    private async Task<StaffReply> AuditAsync(StaffMember by, CancellationToken cancellation)
    {
        var entries = new JsonArray();
        await foreach (var entry in desk.AuditAsync(by, cancellation))
        {
            entries.Add(StaffShape.Of(entry));
        }
        return Reply(200, entries);
    }

    private StaffReply Reply(AnnouncementResult result, string language) =>
        Reply(result.Outcome switch { AnnouncementOutcome.Done => 200, AnnouncementOutcome.NotFound => 404, _ => 409 }, StaffShape.Of(result, knowledge.Wording, language));

    private static StaffReply Reply(int status, JsonNode json) => new(status, json.ToJsonString(StaffShape.Json));
}
