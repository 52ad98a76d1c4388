namespace ApplyBot.Answering;

/// <summary>How a question came out.</summary>
public enum Outcome
{
    /// <summary>The notices say it.</summary>
    Answered,
    /// <summary>The notice is known, and does not say it.</summary>
    NotStated,
    /// <summary>It is not clear which programme is meant; the text offers some.</summary>
    Ambiguous,
    /// <summary>Not a question about the notices.</summary>
    OutOfScope,
}

/// <summary>An answer, complete: what is said, where it stands, what to do next.</summary>
public sealed record Answer
{
    /// <summary>How it came out.</summary>
    public required Outcome Outcome { get; init; }
    /// <summary>Plain text, sources included; at most 600 characters, 1,200 when several programmes are spoken of.</summary>
    public required string Text { get; init; }
    /// <summary><c>zh-CN</c> or <c>en-US</c>.</summary>
    public required string Language { get; init; }
    /// <summary>Where it stands; the first is the main one.</summary>
    public IReadOnlyList<Citation> Citations { get; init; } = [];
    /// <summary>Programmes spoken of, as <c>notice-id</c> or <c>notice-id/programme[/kind]</c>.</summary>
    public IReadOnlyList<string> Programmes { get; init; } = [];
    /// <summary>What the user may press or say next.</summary>
    public IReadOnlyList<string> Suggestions { get; init; } = [];
    /// <summary>What is said, one by one: the texts, joined by line ends and followed by <see cref="Source"/>, are <see cref="Text"/>.</summary>
    public IReadOnlyList<AnswerPart> Parts { get; init; } = [];
    /// <summary>The line that names notices and clauses; null when nothing is cited.</summary>
    public string? Source { get; init; }
    /// <summary>How the parts are best laid out.</summary>
    public AnswerLayout Layout { get; init; }
    /// <summary>What may be meant, when <see cref="Outcome"/> is <see cref="Outcome.Ambiguous"/>; among <see cref="Suggestions"/> too.</summary>
    public IReadOnlyList<AnswerChoice> Choices { get; init; } = [];
}

/// <summary>A place in a notice.</summary>
/// <param name="Notice">Id of the notice.</param>
/// <param name="DocNumber">Its number; null when it bears none.</param>
/// <param name="Title">Its title, in the answer's language.</param>
/// <param name="Clause">Anchor and heading: <c>四.4 申报时间</c>.</param>
/// <param name="Text">What the clause says, in our words.</param>
public sealed record Citation(string Notice, string? DocNumber, string Title, string Clause, string Text);
