using System.Text.Json.Nodes;
using ApplyBot.Bot.Announcements;
using ApplyBot.Bot.Cards.Announcements;
using ApplyBot.Bot.Staff;

namespace ApplyBot.Bot.Conversations.Announcements;

/// <summary>Shows staff how far an announcement has come, and what came of what they did.</summary>
internal sealed class StaffProgress(AnnouncementDesk desk)
{
    private const int MostListed = 30;

    /// <summary>The announcements.</summary>
    public async Task<StaffShown> ListAsync(StaffMember by, StaffFrame frame, CancellationToken cancellation) => Show(frame, StaffCards.List(frame, await desk.ListAsync(by, MostListed, cancellation)));

    /// <summary>How far an announcement has come.</summary>
    public async Task<StaffShown> ShowAsync(StaffMember by, string id, StaffFrame frame, CancellationToken cancellation) =>
        await desk.ProgressAsync(by, id, cancellation) is { } progress
            ? Show(frame, ProgressCard.Of(frame, progress)) with { Follows = id }
            : Show(frame, StaffCards.Said(frame, frame.Say("staff.not-found")));

    /// <summary>What came of an action.</summary>
    public async Task<StaffShown> DoneAsync(StaffMember by, string id, StaffFrame frame, AnnouncementResult result, CancellationToken cancellation) => result.Outcome switch
    {
        AnnouncementOutcome.Done or AnnouncementOutcome.NotFound => await ShowAsync(by, id, frame, cancellation),
        AnnouncementOutcome.Refused when result.Findings.Count > 0 => await ShowAsync(by, id, frame with { Note = string.Join('\n', result.Findings.Select(frame.Said)) }, cancellation),
        _ => await ShowAsync(by, id, frame with { Note = frame.Say("staff.wrong-state") }, cancellation),
    };

    /// <summary>A card, with what stands first on it.</summary>
    public static StaffShown Show(StaffFrame frame, JsonObject card) => new(frame.Language, card) { Note = frame.Note };

    /// <summary>A card with another within; where both are too large together, the other comes before it.</summary>
    public static StaffShown Show(StaffFrame frame, Func<bool, JsonObject> card, JsonObject other) =>
        card(true) is var whole && Cards.CardSize.Fits(whole) ? Show(frame, whole) : Show(frame, card(false)) with { Beside = other };
}
