using ApplyBot.Announcements;

namespace ApplyBot.Bot.Announcements;

/// <summary>What came of an action on an announcement.</summary>
public enum AnnouncementOutcome
{
    /// <summary>Done.</summary>
    Done,
    /// <summary>There is no such announcement.</summary>
    NotFound,
    /// <summary>Something about it forbids it, or is to be confirmed; see the findings.</summary>
    Refused,
    /// <summary>Somebody changed it since.</summary>
    Changed,
    /// <summary>It is past that, or not so far yet.</summary>
    WrongState,
}

/// <summary>What came of an action on an announcement.</summary>
/// <param name="Outcome">What came of it.</param>
/// <param name="Announcement">As it is now; null where there is none.</param>
/// <param name="Findings">What is to be confirmed or changed.</param>
/// <param name="Count">How many messages it concerns: recipients of what was sent, messages put back to be tried; null where nothing is counted.</param>
public sealed record AnnouncementResult(AnnouncementOutcome Outcome, Announcement? Announcement, IReadOnlyList<AnnouncementFinding> Findings, int? Count = null)
{
    /// <summary>Whether it was done.</summary>
    public bool IsDone => Outcome == AnnouncementOutcome.Done;
}

/// <summary>That somebody saw an announcement.</summary>
/// <param name="At">When it was first said, UTC.</param>
/// <param name="Round">Round of the text that was last acknowledged.</param>
/// <param name="IsNew">Whether it was not known before.</param>
public sealed record Acknowledgement(DateTimeOffset At, int Round, bool IsNew)
{
    /// <summary>The announcement, to show it again; null where it is not known.</summary>
    public Announcement? Announcement { get; init; }
}
