using System.Text.Json.Serialization;
using ApplyBot.Applications;
using ApplyBot.Exporting;

namespace ApplyBot.Bot.Downloads;

/// <summary>Writes a draft as a file; null where its form is not known any more, or has no file of that kind.</summary>
/// <param name="draft">The draft as it is now.</param>
/// <param name="format">What kind of file.</param>
/// <param name="language"><c>zh-CN</c> or <c>en-US</c>.</param>
public delegate ExportedFile? ExportDraft(Draft draft, ExportFormat format, string language);

/// <summary>What a link leads to.</summary>
/// <param name="Owner">Owner of the draft, as <see cref="Conversations.Drafts.DraftStore"/> names owners.</param>
/// <param name="Draft">Id of the draft.</param>
/// <param name="Format">What kind of file.</param>
/// <param name="Language">Language of the file.</param>
/// <param name="Expires">When the link ends, in seconds since 1970.</param>
/// <param name="OnPage">Whether only the browser gets it in which the owner has the page open.</param>
internal sealed record Download(
    [property: JsonPropertyName("o")] string Owner,
    [property: JsonPropertyName("d")] string Draft,
    [property: JsonPropertyName("f")] ExportFormat Format,
    [property: JsonPropertyName("l")] string Language,
    [property: JsonPropertyName("x")] long Expires,
    [property: JsonPropertyName("p")] bool OnPage);

[JsonSerializable(typeof(Download))]
internal sealed partial class DownloadJson : JsonSerializerContext;
