namespace ApplyBot.Answering;

/// <summary>What a conversation carries over to its next message. Plain data, serialisable.</summary>
public sealed record ConversationState
{
    /// <summary>A conversation in which nothing has been said.</summary>
    public static ConversationState Empty { get; } = new();

    /// <summary>Programmes spoken of last, as in <see cref="Answer.Programmes"/>.</summary>
    public IReadOnlyList<string> Programmes { get; init; } = [];
}

/// <summary>One exchange: the answer, and the state to pass with the next message.</summary>
public sealed record Turn(Answer Answer, ConversationState State);
