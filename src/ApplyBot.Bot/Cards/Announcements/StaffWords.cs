using ApplyBot.Announcements;
using ApplyBot.Bot.Announcements;
using ApplyBot.Storage.Outbox;

namespace ApplyBot.Bot.Cards.Announcements;

/// <summary>Audiences and states in words.</summary>
internal static class StaffWords
{
    /// <summary>Whom an announcement is for.</summary>
    public static string AudienceOf(Audience audience, StaffFrame frame)
    {
        var names = string.Join(frame.Say("card.and"), audience.Targets.Select(t => audience.Kind == AudienceKind.Programme ? frame.ProgrammeOf(t) : t));
        return audience.Kind switch
        {
            AudienceKind.Programme => frame.Say("staff.audience.of-programme", names),
            AudienceKind.Province => frame.Say("staff.audience.province", names),
            AudienceKind.All => frame.Say("staff.audience.all"),
            AudienceKind.Team => frame.Say("staff.audience.of-team", names),
            _ => frame.Say("staff.audience.of-conversation", names),
        };
    }

    /// <summary>Where an announcement stands, its delivery included.</summary>
    public static string StateOf(AnnouncementProgress progress, StaffFrame frame) => progress switch
    {
        { Announcement: { State: AnnouncementState.Sending, DueAt: { } due }, Mailing: null } => frame.Say("staff.state.scheduled", AnnouncementCard.Moment(due)),
        { Mailing: null } => StateOf(progress.Announcement, frame),
        { IsFinished: false, Mailing.IsPaused: true } => frame.Say("staff.state.paused"),
        { Mailing.Kind: MailingRound.Delete } => frame.Say(progress.IsFinished ? "staff.state.withdrawn" : "staff.state.withdrawing"),
        { Announcement.State: AnnouncementState.Cancelled } => frame.Say("staff.state.cancelled"),
        { Mailing.Kind: MailingRound.Update } => frame.Say(progress.IsFinished ? "staff.state.corrected" : "staff.state.correcting"),
        _ => frame.Say(progress.IsFinished ? "staff.state.sent" : "staff.state.sending"),
    };

    /// <summary>Where an announcement stands as far as itself tells.</summary>
    public static string StateOf(Announcement announcement, StaffFrame frame) => announcement switch
    {
        { State: AnnouncementState.Draft } => frame.Say("staff.state.draft"),
        { State: AnnouncementState.Scheduled, DueAt: { } due } => frame.Say("staff.state.scheduled", AnnouncementCard.Moment(due)),
        { State: AnnouncementState.NeedsReview } => frame.Say("staff.state.needs-review"),
        { State: AnnouncementState.Cancelled } => frame.Say("staff.state.cancelled"),
        { State: AnnouncementState.Withdrawn } => frame.Say("staff.state.withdrawn"),
        { Latest.IsCorrection: true } => frame.Say("staff.state.was-corrected"),
        _ => frame.Say("staff.state.handed-over"),
    };
}
