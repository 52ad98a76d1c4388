using System.Text.Json;
using System.Text.Json.Serialization;
using ApplyBot.Answering;
using ApplyBot.Bot.Conversations.Drafts;
using ApplyBot.Bot.Conversations.SelfChecks;

namespace ApplyBot.Bot.Conversations;

/// <summary>What a conversation keeps between turns. Plain data, serialisable.</summary>
public sealed record ChatState
{
    /// <summary>A conversation in which nothing has been said.</summary>
    public static ChatState Empty { get; } = new();

    /// <summary>What the assistant carries over.</summary>
    public ConversationState Talk { get; init; } = ConversationState.Empty;
    /// <summary>Who spoke last: in a group, what one person said of himself does not hold for the next.</summary>
    public string? Speaker { get; init; }
    /// <summary>Self-checks of those who take part, the one touched last at the end.</summary>
    public IReadOnlyList<CheckState> Checks { get; init; } = [];
    /// <summary>Where whoever takes part stands who fills in forms; null while none is open, and in groups.</summary>
    public DraftState? Draft { get; init; }
    /// <summary>Whether the greeting has been said.</summary>
    public bool Welcomed { get; init; }
    /// <summary>The activity that led to this state; null when it bore no identity.</summary>
    public string? ActivityId { get; init; }
    /// <summary>State before that activity, so that a turn of which nobody saw the end can be run again; without a predecessor of its own.</summary>
    public ChatState? Before { get; init; }
}

/// <summary>Answers one message, as <see cref="Assistant.Reply"/> does.</summary>
public delegate Turn Respond(string text, ConversationState state, DateTimeOffset now);

/// <summary>How the state is kept.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(ChatState))]
internal sealed partial class ChatStateJson : JsonSerializerContext;
