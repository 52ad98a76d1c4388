using ApplyBot.Announcements;
using ApplyBot.Storage.Outbox;

namespace ApplyBot.Bot.Announcements;

/// <summary>How far an announcement has come.</summary>
public sealed record AnnouncementProgress
{
    /// <summary>The announcement.</summary>
    public required Announcement Announcement { get; init; }
    /// <summary>Its document's ETag.</summary>
    public required string ETag { get; init; }
    /// <summary>Its mailing; null before it is sent.</summary>
    public Mailing? Mailing { get; init; }
    /// <summary>Messages by state in the present round; all 0 before it is sent.</summary>
    public required OutboxCount Count { get; init; }
    /// <summary>Recipients who said that they saw it.</summary>
    public int Acknowledged { get; init; }
    /// <summary>Messages a second that came to an end lately, in this process; null where that is not known.</summary>
    public double? PerSecond { get; init; }

    /// <summary>Messages of the present round that came to an end.</summary>
    public int Done => Count.All - Count.Open;
    /// <summary>Whether nothing more will come of the present round.</summary>
    public bool IsFinished => Announcement.State is AnnouncementState.Draft or AnnouncementState.NeedsReview || Mailing is null && Announcement.State == AnnouncementState.Cancelled || Mailing is not null && Count.Open == 0;
    /// <summary>How much of the present round came to an end, 0 to 1.</summary>
    public double Share => Count.All == 0 ? IsFinished ? 1 : 0 : (double)Done / Count.All;
}
