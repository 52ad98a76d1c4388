using System.Text.Json.Nodes;

namespace ApplyBot.Bot.Conversations.Announcements;

/// <summary>What a member of staff is shown.</summary>
/// <param name="Language"><c>zh-CN</c> or <c>en-US</c>.</param>
/// <param name="Card">The card.</param>
internal sealed record StaffShown(string Language, JsonObject Card)
{
    /// <summary>Announcement whose progress the card shows, so that the card is to follow it; null for none.</summary>
    public string? Follows { get; init; }

    /// <summary>What became of the press, which stands on the card; null for nothing.</summary>
    public string? Note { get; init; }

    /// <summary>A card that comes before it, because there is no room for it within; null for none.</summary>
    public JsonObject? Beside { get; init; }
}
