using ApplyBot.Knowledge;

namespace ApplyBot.Announcements;

/// <summary>What a line of an announcement's facts is about.</summary>
public enum AnnouncementTopic
{
    /// <summary>When to apply.</summary>
    Deadline,
    /// <summary>How much is paid.</summary>
    Amount,
    /// <summary>Where to apply.</summary>
    Link,
}

/// <summary>A line that stands in an announcement as the notice states it.</summary>
/// <param name="Topic">What it is about.</param>
/// <param name="Text">What the notice says, in a sentence or two.</param>
/// <param name="Clauses">Anchors of the clauses that say so; empty where the notice does not state it.</param>
/// <param name="Url">Address of the system, for <see cref="AnnouncementTopic.Link"/>; null for the others.</param>
public sealed record AnnouncementFact(AnnouncementTopic Topic, LocalText Text, IReadOnlyList<string> Clauses, string? Url = null);
