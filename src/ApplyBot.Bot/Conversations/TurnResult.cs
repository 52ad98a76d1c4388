namespace ApplyBot.Bot.Conversations;

/// <summary>What a turn comes to, before anything of it is saved or sent.</summary>
/// <param name="State">State for the next turn; null: the conversation is to be forgotten.</param>
/// <param name="Outgoing">What goes out, in order; the channel adds sender, conversation and identity.</param>
/// <param name="Response">Result of an invoke; null for other activities.</param>
public sealed record TurnResult(ChatState? State, IReadOnlyList<Activity> Outgoing, InvokeResponse? Response = null)
{
    /// <summary>Keys of other conversations out of which everything of whoever speaks was taken; null unless he had all deleted that is kept of him.</summary>
    public IReadOnlyCollection<string>? Forgotten { get; init; }

    /// <summary>The conversation is over: nothing is said, and nothing of it is kept.</summary>
    public static TurnResult Forget { get; } = new(null, []);

    /// <summary>Nothing is said and nothing changes.</summary>
    public static TurnResult Silent(ChatState state) => new(state, []);
}

/// <summary>What a turn has come to, its state saved.</summary>
/// <param name="Outgoing">What goes out, in order.</param>
/// <param name="Response">Result of an invoke; null for other activities.</param>
/// <param name="IsRepeated">The activity had come before: what it led to has been sent already.</param>
public sealed record TurnOutcome(IReadOnlyList<Activity> Outgoing, InvokeResponse? Response, bool IsRepeated = false)
{
    /// <inheritdoc cref="TurnResult.Forgotten"/>
    public IReadOnlyCollection<string>? Forgotten { get; init; }
}
