namespace ApplyBot.Answering;

/// <summary>What an answer may depend on beside the message.</summary>
[Flags]
internal enum Dependencies
{
    None = 0,
    Programmes = 1 << 0,
    Content = 1 << 1,
    Clauses = 1 << 2,
    Applicants = 1 << 3,
    Language = 1 << 4,
    Now = 1 << 5,
}

/// <summary>
/// The conversation's state and the moment as one answer sees them. Notes what is looked at: where all of that is the same
/// another time, the same message has the same answer, since nothing else could tell the two apart.
/// </summary>
internal sealed class Circumstances(ConversationState state, DateTimeOffset now)
{
    /// <summary>What has been looked at so far.</summary>
    public Dependencies Seen { get; private set; }

    public IReadOnlyList<string> Programmes => See(Dependencies.Programmes, state.Programmes);

    public string Content => See(Dependencies.Content, state.Content);

    public IReadOnlyList<string> Clauses => See(Dependencies.Clauses, state.Clauses);

    public IReadOnlyList<string> Applicants => See(Dependencies.Applicants, state.Applicants);

    public string? Language => See(Dependencies.Language, state.Language);

    public DateTimeOffset Now => See(Dependencies.Now, now);

    private T See<T>(Dependencies which, T value)
    {
        Seen |= which;
        return value;
    }
}
