using System.Text.Json;

namespace ApplyBot.Bot.Protocol;

/// <summary>Asks a channel for a conversation: <c>POST /v3/conversations</c>.</summary>
public sealed record ConversationParameters
{
    /// <summary>Whether more than two take part.</summary>
    public bool IsGroup { get; init; }
    /// <summary>The bot.</summary>
    public ChannelAccount? Bot { get; init; }
    /// <summary>Who else takes part.</summary>
    public IReadOnlyList<ChannelAccount>? Members { get; init; }
    /// <summary>The organisation that it belongs to.</summary>
    public string? TenantId { get; init; }
    /// <summary>Data of the channel's own.</summary>
    public JsonElement? ChannelData { get; init; }
}

/// <summary>Some of the members of a conversation: <c>GET /v3/conversations/{id}/pagedmembers</c>.</summary>
public sealed record PagedMembersResult
{
    /// <summary>Asks for the next of them; null: these were the last.</summary>
    public string? ContinuationToken { get; init; }
    /// <summary>The members.</summary>
    public IReadOnlyList<ChannelAccount>? Members { get; init; }
}
