using System.Text.Json;
using System.Text.Json.Serialization;
using ApplyBot.Announcements;

namespace ApplyBot.Bot.Announcements;

/// <summary>An announcement as it is kept.</summary>
public sealed record KeptAnnouncement
{
    /// <summary>The announcement.</summary>
    public required Announcement Announcement { get; init; }
    /// <summary>Ids of the findings that somebody said are meant so.</summary>
    public IReadOnlyList<string> Confirmed { get; init; } = [];
    /// <summary>Whether the outbox may not have yet what was decided; whoever sees it makes it so.</summary>
    public bool IsUnsettled { get; init; }
    /// <summary>Key of the recipient under which its author can be told something; null where that is not known.</summary>
    public string? AuthorRecipient { get; init; }
    /// <summary>Of its document; null for one that is not kept yet.</summary>
    [JsonIgnore]
    public string? ETag { get; init; }

    /// <summary>Its id.</summary>
    [JsonIgnore]
    public string Id => Announcement.Id;
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, IgnoreReadOnlyProperties = true, UseStringEnumConverter = true)]
[JsonSerializable(typeof(KeptAnnouncement))]
[JsonSerializable(typeof(KeptAcknowledgements))]
[JsonSerializable(typeof(AuditEntry))]
internal sealed partial class AnnouncementJson : JsonSerializerContext;
