using ApplyBot.Knowledge;

namespace ApplyBot.Eligibility;

/// <summary>How a question is answered. Closed: kinds are mechanism, questions are data.</summary>
public enum QuestionKind
{
    /// <summary>Yes or no.</summary>
    YesNo,
    /// <summary>One of the options.</summary>
    OneOf,
    /// <summary>Any of the options, also none.</summary>
    ManyOf,
    /// <summary>A number within bounds.</summary>
    Number,
    /// <summary>A day within bounds.</summary>
    Date,
    /// <summary>A province, with its city when named.</summary>
    Region,
}

/// <summary>A question of a self-check, asked only while its answer can still change the verdict.</summary>
public sealed record EligibilityQuestion
{
    /// <summary>Unique within the notice.</summary>
    public required string Id { get; init; }
    /// <summary>How it is answered.</summary>
    public required QuestionKind Kind { get; init; }
    /// <summary>The question.</summary>
    public required LocalText Text { get; init; }
    /// <summary>A short explanation; null when it needs none.</summary>
    public LocalText? Help { get; init; }
    /// <summary>The profile's key whose value answers it; null when none does.</summary>
    public string? Profile { get; init; }
    /// <summary>Anchors of the clauses that it comes from.</summary>
    public required IReadOnlyList<string> Clauses { get; init; }
    /// <summary>What can be chosen; empty unless it is one or many of.</summary>
    public IReadOnlyList<Option> Options { get; init; } = [];
    /// <summary>What a number counts; null when it needs no word.</summary>
    public LocalText? Unit { get; init; }
    /// <summary>Smallest number that makes sense.</summary>
    public decimal Min { get; init; }
    /// <summary>Largest number that makes sense.</summary>
    public decimal Max { get; init; }
    /// <summary>Whether a number may have a fraction; most questions count whole things.</summary>
    public bool Fractions { get; init; }
    /// <summary>Earliest day that makes sense.</summary>
    public DateOnly Earliest { get; init; } = new(1900, 1, 1);
    /// <summary>Latest day that makes sense.</summary>
    public DateOnly Latest { get; init; } = new(2099, 12, 31);
    /// <summary>Whether “I don't know” may be answered; what hangs on it then stays open.</summary>
    public bool Unsure { get; init; } = true;
    /// <summary>File and line in knowledge/, for messages.</summary>
    public required string Source { get; init; }

    /// <summary>How data and the command line name a kind: yes-no, one-of …</summary>
    public static string Name(QuestionKind kind) => Reading.QuestionReader.Name(kind);
}

/// <summary>Something that can be chosen.</summary>
/// <param name="Id">Unique within the question.</param>
/// <param name="Text">What it is called.</param>
/// <param name="Applicants">Kinds of vocabulary/applicants.yaml that it stands for, or <see cref="OtherApplicant"/>.</param>
public sealed record Option(string Id, LocalText Text, IReadOnlyList<string> Applicants)
{
    /// <summary>Stands for every kind of applicant that the other options do not name.</summary>
    public const string OtherApplicant = "other";
}
