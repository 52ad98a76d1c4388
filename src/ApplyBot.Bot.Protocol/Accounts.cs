using System.Text.Json;
using System.Text.Json.Serialization;

namespace ApplyBot.Bot.Protocol;

/// <summary>A user or a bot on a channel.</summary>
public sealed record ChannelAccount
{
    /// <summary>Identity within the channel.</summary>
    public string? Id { get; init; }
    /// <summary>Name to show.</summary>
    public string? Name { get; init; }
    /// <summary>Identity in the directory (Entra ID).</summary>
    public string? AadObjectId { get; init; }
    /// <summary>One of <see cref="RoleTypes"/>.</summary>
    public string? Role { get; init; }

    /// <summary>Members that are not named here.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }
}

/// <summary>Who an account is.</summary>
public static class RoleTypes
{
    /// <summary>A person.</summary>
    public const string User = "user";
    /// <summary>A bot.</summary>
    public const string Bot = "bot";
}

/// <summary>A conversation on a channel.</summary>
public sealed record ConversationAccount
{
    /// <summary>Identity within the channel.</summary>
    public string? Id { get; init; }
    /// <summary>Name to show.</summary>
    public string? Name { get; init; }
    /// <summary>Whether more than two take part.</summary>
    public bool? IsGroup { get; init; }
    /// <summary>Kind of conversation, in the channel's words.</summary>
    public string? ConversationType { get; init; }
    /// <summary>The organisation that it belongs to.</summary>
    public string? TenantId { get; init; }

    /// <summary>Members that are not named here.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }
}

/// <summary>What is needed to speak in a conversation again later.</summary>
public sealed record ConversationReference
{
    /// <summary>The activity referred to.</summary>
    public string? ActivityId { get; init; }
    /// <summary>The person.</summary>
    public ChannelAccount? User { get; init; }
    /// <summary>The bot.</summary>
    public ChannelAccount? Bot { get; init; }
    /// <summary>The conversation.</summary>
    public ConversationAccount? Conversation { get; init; }
    /// <summary>One of <see cref="ChannelIds"/>.</summary>
    public string? ChannelId { get; init; }
    /// <summary>Where the channel takes activities.</summary>
    public string? ServiceUrl { get; init; }
    /// <summary>Language of the person, BCP 47.</summary>
    public string? Locale { get; init; }
}

/// <summary>Identity that a channel gave to what was sent.</summary>
/// <param name="Id">The activity's identity.</param>
public sealed record ResourceResponse(string Id);
