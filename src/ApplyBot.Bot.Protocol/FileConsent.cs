using System.Text.Json;

namespace ApplyBot.Bot.Protocol;

/// <summary>A file that Teams is to ask the person for: content of an attachment of type <see cref="ContentType"/>.</summary>
/// <param name="Description">What it is.</param>
/// <param name="SizeInBytes">Its size.</param>
/// <param name="AcceptContext">Comes back when the person takes it.</param>
/// <param name="DeclineContext">Comes back when he does not.</param>
public sealed record FileConsentCard(string Description, long SizeInBytes, JsonElement AcceptContext, JsonElement DeclineContext)
{
    /// <summary>Its media type.</summary>
    public const string ContentType = "application/vnd.microsoft.teams.card.file.consent";
}

/// <summary>What the person says to it: value of <see cref="InvokeNames.FileConsent"/>.</summary>
public sealed record FileConsentCardResponse
{
    /// <summary><c>accept</c> or <c>decline</c>.</summary>
    public string? Action { get; init; }
    /// <summary>The context of the card.</summary>
    public JsonElement? Context { get; init; }
    /// <summary>Where the file is to be put; with <c>accept</c>.</summary>
    public FileUploadInfo? UploadInfo { get; init; }
}

/// <summary>A place in the person's OneDrive.</summary>
public sealed record FileUploadInfo
{
    /// <summary>Name that the file has there.</summary>
    public string? Name { get; init; }
    /// <summary>Where to put it; works without anything else, and is therefore a secret.</summary>
    public string? UploadUrl { get; init; }
    /// <summary>Where it can be opened afterwards.</summary>
    public string? ContentUrl { get; init; }
    /// <summary>Identity of the file.</summary>
    public string? UniqueId { get; init; }
    /// <summary>End of the file's name, without the dot.</summary>
    public string? FileType { get; init; }
}

/// <summary>A file that has been put there: content of an attachment of type <see cref="ContentType"/>.</summary>
/// <param name="UniqueId">Identity of the file.</param>
/// <param name="FileType">End of its name, without the dot.</param>
public sealed record FileInfoCard(string? UniqueId, string? FileType)
{
    /// <summary>Its media type.</summary>
    public const string ContentType = "application/vnd.microsoft.teams.card.file.info";
}
