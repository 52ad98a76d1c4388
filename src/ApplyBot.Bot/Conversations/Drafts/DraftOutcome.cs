using ApplyBot.Applications;

namespace ApplyBot.Bot.Conversations.Drafts;

/// <summary>What a turn with drafts comes to.</summary>
/// <param name="State">State of the conversation.</param>
/// <param name="Shown">What is shown; null where a sentence is all.</param>
/// <param name="Own">The draft that is shown; null for none.</param>
/// <param name="Note">What is said first.</param>
public sealed record DraftOutcome(ChatState State, DraftState? Shown, OwnDraft? Own, string? Note = null)
{
    /// <summary>All drafts of the person, where they are listed.</summary>
    public IReadOnlyList<OwnDraft> Drafts { get; init; } = [];
    /// <summary>What is known from elsewhere of fields of the section that are empty.</summary>
    public IReadOnlyList<(FormField Field, FieldValue Value)> Offers { get; init; } = [];
    /// <summary>Whether the press was to change something and did not, because what it was made on is out of date.</summary>
    public bool IsStale { get; init; }
    /// <summary>What goes out beside it: a file.</summary>
    public IReadOnlyList<Activity> Files { get; init; } = [];
}
