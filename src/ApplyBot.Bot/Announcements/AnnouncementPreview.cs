using System.Text.Json.Nodes;
using ApplyBot.Announcements;

namespace ApplyBot.Bot.Announcements;

/// <summary>An announcement as it would be sent.</summary>
/// <param name="Announcement">The announcement, kept as a draft unless nothing was to be written; null where it is not even one, see <paramref name="Findings"/>.</param>
/// <param name="Card">The card exactly as recipients get it; null where there is no announcement.</param>
/// <param name="Recipients">How many it would go to now.</param>
/// <param name="Findings">What its author has to know; with one that is refused it cannot be sent.</param>
/// <param name="ETag">Of the draft as it is kept, for <see cref="AnnouncementDesk.SendAsync"/>; null where it is not.</param>
public sealed record AnnouncementPreview(Announcement? Announcement, JsonObject? Card, int Recipients, IReadOnlyList<AnnouncementFinding> Findings, string? ETag)
{
    /// <summary>Whether it can be sent, once what needs it is confirmed.</summary>
    public bool CanSend => Announcement is not null && Findings.All(f => f.Weight != FindingWeight.Refused);

    /// <summary>Findings that are to be confirmed.</summary>
    public IReadOnlyList<string> ToConfirm => [.. Findings.Where(f => f.Weight == FindingWeight.NeedsConfirmation).Select(f => f.Id)];
}
