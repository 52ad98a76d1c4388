namespace ApplyBot.Bot.Protocol;

/// <summary>Activities of a conversation from a point on (Direct Line 3.0).</summary>
/// <param name="Activities">The activities, oldest first.</param>
/// <param name="Watermark">The point to read on from.</param>
public sealed record ActivitySet(IReadOnlyList<Activity> Activities, string Watermark);

/// <summary>A conversation with the token that opens it (Direct Line 3.0, its own spelling).</summary>
/// <param name="ConversationId">The conversation.</param>
/// <param name="Token">Opens this conversation only.</param>
/// <param name="ExpiresIn">Seconds from now until the token is void; written <c>expires_in</c>.</param>
public sealed record Conversation(
    string ConversationId,
    string Token,
    [property: System.Text.Json.Serialization.JsonPropertyName("expires_in")] int ExpiresIn);

/// <summary>What a client may say when it asks for a token.</summary>
public sealed record TokenParameters
{
    /// <summary>The user that the token is for; without one, a new identity is made.</summary>
    public ChannelAccount? User { get; init; }
}

/// <summary>Why a request failed.</summary>
/// <param name="Error">The reason.</param>
public sealed record ErrorResponse(Error Error);

/// <summary>A reason in a form for programs and one for people.</summary>
/// <param name="Code">For programs.</param>
/// <param name="Message">For people, in English as the protocol has it.</param>
public sealed record Error(string Code, string Message);
