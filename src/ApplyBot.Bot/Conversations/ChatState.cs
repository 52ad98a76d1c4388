using ApplyBot.Answering;

namespace ApplyBot.Bot.Conversations;

/// <summary>What a conversation keeps between turns. Plain data, serialisable.</summary>
public sealed record ChatState
{
    /// <summary>A conversation in which nothing has been said.</summary>
    public static ChatState Empty { get; } = new();

    /// <summary>What the assistant carries over.</summary>
    public ConversationState Talk { get; init; } = ConversationState.Empty;
    /// <summary>Whether the greeting has been said.</summary>
    public bool Welcomed { get; init; }
}

/// <summary>Answers one message, as <see cref="Assistant.Reply"/> does.</summary>
public delegate Turn Respond(string text, ConversationState state, DateTimeOffset now);

/// <summary>Sends an activity into the conversation of the turn.</summary>
public delegate ValueTask Send(Activity activity);
