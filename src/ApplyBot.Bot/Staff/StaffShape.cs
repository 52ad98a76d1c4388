using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ApplyBot.Announcements;
using ApplyBot.Bot.Announcements;
using ApplyBot.Knowledge;
using ApplyBot.Storage.Outbox;

namespace ApplyBot.Bot.Staff;

/// <summary>Announcements as JSON for programs. Moments are ISO 8601, in the notices' own time.</summary>
internal static class StaffShape
{
    public static JsonSerializerOptions Json { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>An announcement in a list.</summary>
    public static JsonObject Line(Announcement announcement) => new()
    {
        ["id"] = announcement.Id, ["title"] = announcement.Latest.Title, ["state"] = Name(announcement.State), ["audience"] = announcement.Audience.ToString(), ["programme"] = announcement.Programme,
        ["at"] = Moment(announcement.DueAt), ["created"] = Moment(announcement.Created), ["author"] = announcement.AuthorName, ["revision"] = announcement.Latest.Round,
    };

    /// <summary>How far it has come.</summary>
    public static JsonObject Of(AnnouncementProgress progress)
    {
        var json = Line(progress.Announcement);
        json["text"] = progress.Announcement.Latest.Text;
        json["acknowledge"] = progress.Announcement.WantsAcknowledgement;
        json["round"] = progress.Mailing is { } mailing ? Name(mailing.Kind) : null;
        json["paused"] = progress.Mailing?.IsPaused ?? false;
        json["finished"] = progress.IsFinished;
        json["recipients"] = progress.Count.All;
        json["counts"] = new JsonObject(Enum.GetValues<OutboxState>().Select(s => KeyValuePair.Create(Name(s), (JsonNode?)JsonValue.Create(progress.Count.Of(s)))));
        json["mayHaveArrivedTwice"] = progress.Count.WereUncertain;
        json["acknowledged"] = progress.Acknowledged;
        json["perSecond"] = progress.PerSecond is { } rate ? Math.Round(rate, 1) : null;
        return json;
    }

    /// <summary>What would be sent.</summary>
    public static JsonObject Of(AnnouncementPreview preview, Wording wording, string language) => new()
    {
        ["canSend"] = preview.CanSend, ["recipients"] = preview.Recipients, ["findings"] = Of(preview.Findings, wording, language),
        ["announcement"] = preview.Announcement is { } announcement ? new JsonObject
        {
            ["title"] = announcement.Latest.Title, ["text"] = announcement.Latest.Text, ["programme"] = announcement.Programme, ["audience"] = announcement.Audience.ToString(), ["at"] = Moment(announcement.DueAt), ["acknowledge"] = announcement.WantsAcknowledgement,
            ["facts"] = new JsonArray([.. announcement.Latest.Facts.Select(f => new JsonObject { ["what"] = Name(f.Topic), ["text"] = f.Text.In(language), ["clauses"] = Strings(f.Clauses), ["url"] = f.Url })]),
            ["changes"] = new JsonArray([.. announcement.Latest.Changes.Select(c => new JsonObject { ["what"] = Name(c.Part), ["before"] = c.Before, ["after"] = c.After })]),
        } : null,
        ["card"] = preview.Card?.DeepClone(),
    };

    /// <summary>What came of an action.</summary>
    public static JsonObject Of(AnnouncementResult result, Wording wording, string language) => new()
    {
        ["outcome"] = Name(result.Outcome), ["id"] = result.Announcement?.Id, ["state"] = result.Announcement is { } announcement ? Name(announcement.State) : null,
        ["count"] = result.Count, ["findings"] = Of(result.Findings, wording, language),
    };

    /// <summary>An entry of the audit trail.</summary>
    public static JsonObject Of(AuditEntry entry) => new()
    {
        ["at"] = Moment(entry.At), ["who"] = entry.Who, ["name"] = entry.Name, ["action"] = entry.Action, ["announcement"] = entry.Announcement, ["detail"] = entry.Detail, ["refused"] = entry.IsRefused,
    };

    private static JsonArray Of(IReadOnlyList<AnnouncementFinding> findings, Wording wording, string language) =>
        [.. findings.Select(f => new JsonObject { ["id"] = f.Id, ["confirm"] = f.Weight == FindingWeight.NeedsConfirmation, ["message"] = f.In(wording, language), ["clauses"] = Strings(f.Clauses) })];

    private static JsonArray Strings(IEnumerable<string> texts) => [.. texts.Select(t => JsonValue.Create(t))];

    private static string? Moment(DateTimeOffset? at) => at?.ToOffset(LocalMoment.Zone).ToString("yyyy-MM-ddTHH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture);

    // camelCase, as everything else in JSON.
    private static string Name<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
