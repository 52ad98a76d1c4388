namespace ApplyBot.Announcements;

/// <summary>What part of an announcement a correction changed.</summary>
public enum AnnouncementPart
{
    /// <summary>The title.</summary>
    Title,
    /// <summary>A line of the text.</summary>
    Text,
    /// <summary>A line of the facts.</summary>
    Facts,
}

/// <summary>One thing that a correction changed.</summary>
/// <param name="Part">What part.</param>
/// <param name="Before">What stood there; null where nothing did.</param>
/// <param name="After">What stands there now; null where nothing does.</param>
public sealed record AnnouncementChange(AnnouncementPart Part, string? Before, string? After);
