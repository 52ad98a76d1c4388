using System.Text.Json;
using System.Text.Json.Serialization;

namespace ApplyBot.Bot.Staff;

/// <summary>What a program of staff asks for.</summary>
public sealed record StaffCommand
{
    /// <summary>Title.</summary>
    public string? Title { get; init; }
    /// <summary>Text.</summary>
    public string? Text { get; init; }
    /// <summary>Programme, in whatever words name it.</summary>
    public string? Programme { get; init; }
    /// <summary>Audience, as <see cref="ApplyBot.Announcements.AudienceReader"/> reads it.</summary>
    public string? Audience { get; init; }
    /// <summary>When to send it; null: at once.</summary>
    public DateTimeOffset? At { get; init; }
    /// <summary>Whether recipients are asked to say that they saw it.</summary>
    public bool Acknowledge { get; init; }
    /// <summary>Language of title and text, <c>zh-CN</c> or <c>en-US</c>.</summary>
    public string? Language { get; init; }
    /// <summary>Whether everything that is to be confirmed is meant so.</summary>
    public bool Confirm { get; init; }
    /// <summary>Whether to show only what would be sent.</summary>
    public bool DryRun { get; init; }
}

/// <summary>What came of it.</summary>
/// <param name="Status">As a status of HTTP.</param>
/// <param name="Json">The result.</param>
/// <param name="File">A file in its place; null for none.</param>
public sealed record StaffReply(int Status, string Json, byte[]? File = null)
{
    /// <summary>Whether it was done.</summary>
    public bool IsDone => Status is >= 200 and < 300;
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(StaffCommand))]
internal sealed partial class StaffJson : JsonSerializerContext;
