namespace ApplyBot.Bot.Conversations.Privacy;

/// <summary>Everything that is kept of somebody.</summary>
public sealed record PersonalReport
{
    /// <summary>What he let the bot remember: name and value.</summary>
    public required IReadOnlyList<(string Name, string Value)> Profile { get; init; }
    /// <summary>Last day on which that is kept; null where nothing is.</summary>
    public DateOnly? ProfileUntil { get; init; }
    /// <summary>His drafts, changed last first.</summary>
    public required IReadOnlyList<ReportedDraft> Drafts { get; init; }
    /// <summary>Drafts that cannot be read, and are kept as they are.</summary>
    public int UnreadableDrafts { get; init; }
    /// <summary>What he asked last in this conversation; null for nothing.</summary>
    public string? LastQuestion { get; init; }
    /// <summary>What he is reminded of.</summary>
    public IReadOnlyList<string> Subscriptions { get; init; } = [];
    /// <summary>Whether it is kept how he can be written to.</summary>
    public bool HasReference { get; init; }
    /// <summary>Answers of the self-check in this conversation.</summary>
    public int CheckAnswers { get; init; }
    /// <summary>Whether this conversation knows which draft is being filled in, and where.</summary>
    public bool HasOpenDraft { get; init; }
    /// <summary>How long a conversation is kept after what was said last in it, in days.</summary>
    public int ConversationDays { get; init; }
}

/// <summary>A draft without what is in it.</summary>
/// <param name="Title">Title of its form.</param>
/// <param name="Edited">Day of its last change.</param>
/// <param name="Fields">Fields with something in them.</param>
/// <param name="Until">Last day on which it is kept, unless it is opened again.</param>
public sealed record ReportedDraft(string Title, DateOnly Edited, int Fields, DateOnly Until);

/// <summary>What was deleted.</summary>
/// <param name="Profile">Things that were remembered.</param>
/// <param name="Drafts">Drafts.</param>
/// <param name="CheckAnswers">Answers of the self-check in this conversation.</param>
/// <param name="Conversations">Keys of other conversations in which something of him stood.</param>
public sealed record ForgottenData(int Profile, int Drafts, int CheckAnswers, IReadOnlyList<string> Conversations);
