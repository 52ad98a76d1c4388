using System.Text.Json;
using System.Text.Json.Serialization;

namespace ApplyBot.Bot.Protocol;

/// <summary>A card or a file.</summary>
public sealed record Attachment
{
    /// <summary>Media type; <see cref="AdaptiveCard"/> for a card.</summary>
    public string? ContentType { get; init; }
    /// <summary>Where a file lies.</summary>
    public string? ContentUrl { get; init; }
    /// <summary>The card itself.</summary>
    public JsonElement? Content { get; init; }
    /// <summary>Name of a file.</summary>
    public string? Name { get; init; }

    /// <summary>Media type of an Adaptive Card.</summary>
    public const string AdaptiveCard = "application/vnd.microsoft.card.adaptive";
}

/// <summary>Metadata of an activity: a type, and members that depend on it.</summary>
public sealed record Entity
{
    /// <summary>What it is.</summary>
    public string? Type { get; init; }

    /// <summary>Its members.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }
}

/// <summary>Buttons under the last message; they vanish when one is pressed.</summary>
public sealed record SuggestedActions
{
    /// <summary>Who sees them: ids of accounts.</summary>
    public IReadOnlyList<string>? To { get; init; }
    /// <summary>The buttons.</summary>
    public IReadOnlyList<CardAction>? Actions { get; init; }
}

/// <summary>A button.</summary>
public sealed record CardAction
{
    /// <summary>What pressing does; one of <see cref="ActionTypes"/>.</summary>
    public string? Type { get; init; }
    /// <summary>What stands on it.</summary>
    public string? Title { get; init; }
    /// <summary>What it sends.</summary>
    public JsonElement? Value { get; init; }
}

/// <summary>What pressing a button does.</summary>
public static class ActionTypes
{
    /// <summary>Says its value in the user's name, visibly.</summary>
    public const string ImBack = "imBack";
    /// <summary>Opens its value, an address.</summary>
    public const string OpenUrl = "openUrl";
}
