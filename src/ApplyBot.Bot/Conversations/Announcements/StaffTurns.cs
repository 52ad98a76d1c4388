using ApplyBot.Announcements;
using ApplyBot.Bot.Announcements;
using ApplyBot.Bot.Cards.Announcements;
using ApplyBot.Bot.Staff;
using ApplyBot.Knowledge;

namespace ApplyBot.Bot.Conversations.Announcements;

/// <summary>What staff do with announcements by their cards. A press that comes twice is done once.</summary>
internal sealed class StaffTurns(AnnouncementDesk desk, StaffComposing composing, StaffCorrecting correcting, StaffProgress progress, CsvLinks links, KnowledgeBase knowledge)
{
    /// <summary>Does what was pressed or said.</summary>
    public async Task<StaffShown> PressAsync(StaffMember by, StaffPress press, Activity inbound, CancellationToken cancellation)
    {
        var frame = new StaffFrame(press.Language, knowledge);
        if (press.Id is not { } id)
        {
            return press.Do switch
            {
                StaffAction.Compose => StaffComposing.Begin(frame),
                StaffAction.Preview => await composing.PreviewAsync(by, press, frame, cancellation),
                _ => await progress.ListAsync(by, frame, cancellation),
            };
        }
        return press.Do switch
        {
            StaffAction.List => await progress.ListAsync(by, frame, cancellation),
            StaffAction.Preview => await composing.PreviewAsync(by, press, frame, cancellation),
            StaffAction.Open => await composing.OpenAsync(by, id, frame, cancellation),
            StaffAction.Edit => await composing.EditAsync(by, id, frame, cancellation),
            StaffAction.Send => await composing.SendAsync(by, press, id, frame, cancellation),
            StaffAction.PreviewCorrection => await correcting.PreviewAsync(by, press, id, frame, cancellation),
            StaffAction.SendCorrection => await correcting.SendAsync(by, press, id, frame, cancellation),
            StaffAction.Pause => await progress.DoneAsync(by, id, frame, await desk.PauseAsync(by, id, cancellation), cancellation),
            StaffAction.Resume => await progress.DoneAsync(by, id, frame, await desk.ResumeAsync(by, id, cancellation), cancellation),
            StaffAction.Withdraw when press.IsMeant => await progress.DoneAsync(by, id, frame, await desk.WithdrawAsync(by, id, cancellation), cancellation),
            StaffAction.Cancel when press.IsMeant => await CancelAsync(by, id, frame, cancellation),
            StaffAction.Retry => await RetryAsync(by, id, frame, cancellation),
            StaffAction.Cancel or StaffAction.Withdraw or StaffAction.Correct or StaffAction.Csv => await OfAnnouncementAsync(by, press, id, frame, inbound, cancellation),
            _ => await progress.ShowAsync(by, id, frame, cancellation),
        };
    }

    private async Task<StaffShown> CancelAsync(StaffMember by, string id, StaffFrame frame, CancellationToken cancellation)
    {
        var result = await desk.CancelAsync(by, id, cancellation);
        // A draft is gone; there is nothing of it to show.
        return result is { IsDone: true, Announcement: null or { State: AnnouncementState.Draft } }
            ? await progress.ListAsync(by, frame with { Note = frame.Say("staff.deleted") }, cancellation)
            : await progress.DoneAsync(by, id, frame, result, cancellation);
    }

    private async Task<StaffShown> RetryAsync(StaffMember by, string id, StaffFrame frame, CancellationToken cancellation)
    {
        var result = await desk.RetryFailedAsync(by, id, cancellation);
        return await progress.DoneAsync(by, id, result.IsDone ? frame with { Note = frame.Say("staff.retrying", result.Count ?? 0) } : frame, result, cancellation);
    }

    private async Task<StaffShown> OfAnnouncementAsync(StaffMember by, StaffPress press, string id, StaffFrame frame, Activity inbound, CancellationToken cancellation)
    {
        if (await desk.ProgressAsync(by, id, cancellation) is not { Announcement: var announcement })
        {
            return await progress.ShowAsync(by, id, frame, cancellation);
        }
        return press.Do switch
        {
            StaffAction.Cancel => StaffProgress.Show(frame, StaffCards.Cancel(frame, announcement)),
            StaffAction.Withdraw => StaffProgress.Show(frame, StaffCards.Withdraw(frame, announcement)),
            StaffAction.Correct => StaffCorrecting.Begin(press, announcement, frame, []),
            _ => StaffProgress.Show(frame, StaffCards.Csv(frame, announcement, links.LinkFor(inbound, by, id, frame.Language), (int)links.Lifetime.TotalMinutes)),
        };
    }
}
