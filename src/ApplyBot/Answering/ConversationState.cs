namespace ApplyBot.Answering;

/// <summary>What a conversation carries over to its next message. Plain data, serialisable; holds no text that a user typed about himself beyond the last question.</summary>
public sealed record ConversationState
{
    /// <summary>A conversation in which nothing has been said.</summary>
    public static ConversationState Empty { get; } = new();

    /// <summary>Programmes spoken of last, as in <see cref="Answer.Programmes"/>.</summary>
    public IReadOnlyList<string> Programmes { get; init; } = [];

    /// <summary>What was asked last, without the names: repeated for another programme by 那江苏的呢.</summary>
    public string Content { get; init; } = "";

    /// <summary>Anchors that the last answer cited: 第五项 is looked for there first.</summary>
    public IReadOnlyList<string> Clauses { get; init; } = [];

    /// <summary>Kinds of applicants that the user named for himself, as ids of vocabulary/applicants.yaml.</summary>
    public IReadOnlyList<string> Applicants { get; init; } = [];

    /// <summary>Language of the last answer.</summary>
    public string? Language { get; init; }
}

/// <summary>One exchange: the answer, and the state to pass with the next message.</summary>
public sealed record Turn(Answer Answer, ConversationState State);
