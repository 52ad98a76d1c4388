using ApplyBot.Knowledge;
using ApplyBot.Understanding;

namespace ApplyBot.Answering;

/// <summary>An answer before it is worded: what to state, on whose authority.</summary>
internal sealed record Draft
{
    public required Outcome Outcome { get; init; }
    public required IReadOnlyList<Statement> Statements { get; init; }
    /// <summary>What was spoken of.</summary>
    public IReadOnlyList<Target> Targets { get; init; } = [];
    /// <summary>What the user may say next; wording keys or finished texts.</summary>
    public IReadOnlyList<string> Suggestions { get; init; } = [];
    /// <summary>Several programmes are spoken of, so the answer may be longer.</summary>
    public bool Long { get; init; }
    /// <summary>Whether this exchange leaves the conversation where it was.</summary>
    public bool KeepsState { get; init; }
    /// <summary>How it is best laid out.</summary>
    public AnswerLayout Layout { get; init; }
    /// <summary>What the suggestions are called where they are a choice; one for each.</summary>
    public IReadOnlyList<LocalText> Choices { get; init; } = [];
}

/// <summary>One thing said.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Backing">What it rests on; null for the bot's own wording, which then may hold no figure but the derived ones.</param>
/// <param name="Derived">Figures that were computed (days left) or repeated from the question.</param>
internal sealed record Statement(LocalText Text, Entry? Backing = null, IReadOnlyList<decimal>? Derived = null)
{
    /// <summary>What it is about, where it is a row of several; the text names it too.</summary>
    public LocalText? Subject { get; init; }
    /// <summary>The text without the subject.</summary>
    public LocalText? Content { get; init; }
    /// <summary>Its day, where it is a row of a calendar.</summary>
    public LocalMoment? At { get; init; }
    /// <summary>Days to that day.</summary>
    public int? DaysLeft { get; init; }

    public static Statement Of(Entry entry) => new(entry.Text, entry);
}

/// <summary>Answers one class of questions. Sources are asked in order; the first that can answer wins.</summary>
internal interface IAnswerSource
{
    /// <summary>The answer, or null when the question is for another source.</summary>
    Draft? TryAnswer(Request request);
}
