using System.Text.Json;

namespace ApplyBot.Bot.Protocol;

/// <summary>A search from the compose box: value of <see cref="InvokeNames.MessageExtensionQuery"/>.</summary>
public sealed record MessagingExtensionQuery
{
    /// <summary>Command of the app manifest.</summary>
    public string? CommandId { get; init; }
    /// <summary>What was typed; <c>initialRun</c> before anything was.</summary>
    public IReadOnlyList<MessagingExtensionParameter>? Parameters { get; init; }
    /// <summary>Which part of the results is wanted.</summary>
    public MessagingExtensionQueryOptions? QueryOptions { get; init; }
}

/// <summary>A parameter of a command.</summary>
public sealed record MessagingExtensionParameter
{
    /// <summary>Its name in the app manifest.</summary>
    public string? Name { get; init; }
    /// <summary>What was typed: a string, in principle.</summary>
    public JsonElement? Value { get; init; }
}

/// <summary>Paging of a search.</summary>
public sealed record MessagingExtensionQueryOptions
{
    /// <summary>Results to pass over.</summary>
    public int? Skip { get; init; }
    /// <summary>Results wanted.</summary>
    public int? Count { get; init; }
}

/// <summary>Answer to a search or to the choice of a result.</summary>
/// <param name="ComposeExtension">What is shown.</param>
public sealed record MessagingExtensionResponse(MessagingExtensionResult ComposeExtension);

/// <summary>Results, or a sentence in their place.</summary>
public sealed record MessagingExtensionResult
{
    /// <summary><c>result</c> or <c>message</c>.</summary>
    public required string Type { get; init; }
    /// <summary><c>list</c> or <c>grid</c>; for results.</summary>
    public string? AttachmentLayout { get; init; }
    /// <summary>The results.</summary>
    public IReadOnlyList<MessagingExtensionAttachment>? Attachments { get; init; }
    /// <summary>The sentence.</summary>
    public string? Text { get; init; }
}

/// <summary>A result: the card that is inserted, and what the list shows of it.</summary>
/// <param name="ContentType">Media type of the card.</param>
/// <param name="Content">The card.</param>
/// <param name="Preview">A <see cref="ThumbnailCard"/> for the list.</param>
public sealed record MessagingExtensionAttachment(string ContentType, JsonElement Content, Attachment? Preview = null);

/// <summary>A few lines of text.</summary>
/// <param name="Title">First line.</param>
/// <param name="Subtitle">Second line.</param>
/// <param name="Text">What follows.</param>
public sealed record ThumbnailCard(string Title, string? Subtitle = null, string? Text = null)
{
    /// <summary>Its media type.</summary>
    public const string ContentType = "application/vnd.microsoft.card.thumbnail";
}
