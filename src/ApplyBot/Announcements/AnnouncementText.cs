namespace ApplyBot.Announcements;

/// <summary>What an announcement's text may be.</summary>
public static class AnnouncementText
{
    /// <summary>Most characters of a title.</summary>
    public const int LongestTitle = 100;

    /// <summary>Most characters of a text.</summary>
    public const int LongestText = 4_000;
}
