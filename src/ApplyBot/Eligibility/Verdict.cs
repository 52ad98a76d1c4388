using ApplyBot.Knowledge;

namespace ApplyBot.Eligibility;

/// <summary>What a self-check comes to.</summary>
public enum VerdictOutcome
{
    /// <summary>Every requirement is met and nothing excludes.</summary>
    Eligible,
    /// <summary>A requirement is not met, or something excludes.</summary>
    NotEligible,
    /// <summary>Something is not known.</summary>
    Unclear,
}

/// <summary>Where the window for applications stands.</summary>
public enum DeadlineState
{
    /// <summary>Applications are not taken yet.</summary>
    NotOpen,
    /// <summary>Applications are taken.</summary>
    Open,
    /// <summary>Applications are no longer taken.</summary>
    Closed,
    /// <summary>The notice does not state when it closes.</summary>
    NotStated,
    /// <summary>A call of its own is announced later.</summary>
    Later,
}

/// <summary>What a criterion comes to.</summary>
/// <param name="Id">Id of the criterion, or <see cref="Deadline"/>.</param>
/// <param name="IsHard">Whether it decides the verdict. A deadline that the notice does not state decides nothing.</param>
/// <param name="Criterion">The criterion; null for the deadline.</param>
/// <param name="Met">Met, not met, or (null) not known.</param>
/// <param name="Clauses">Anchors of the clauses that say so; empty where the notice says nothing.</param>
/// <param name="Answers">The answers that it rests on.</param>
/// <param name="Missing">Questions that it would need: not answered and still of weight to it, or answered with “I don't know”.</param>
public sealed record CriterionResult(string Id, bool IsHard, Criterion? Criterion, bool? Met, IReadOnlyList<string> Clauses, IReadOnlyList<GivenAnswer> Answers, IReadOnlyList<EligibilityQuestion> Missing)
{
    /// <summary>Id of the criterion of the window.</summary>
    public const string Deadline = "deadline";
}

/// <summary>A question and what was answered to it.</summary>
public sealed record GivenAnswer(EligibilityQuestion Question, CheckAnswer Answer);

/// <summary>The outcome of a self-check, with all that it rests on.</summary>
public sealed record Verdict
{
    /// <summary>What was checked.</summary>
    public required ProgrammeRules Programme { get; init; }
    /// <summary>The outcome.</summary>
    public required VerdictOutcome Outcome { get; init; }
    /// <summary>The deadline first, then the criteria in their order; advice only where it is true.</summary>
    public required IReadOnlyList<CriterionResult> Results { get; init; }
    /// <summary>Open questions that can still change the verdict, in the order of asking.</summary>
    public required IReadOnlyList<EligibilityQuestion> Ask { get; init; }
    /// <summary>Answers that count, in the order of the questions.</summary>
    public required IReadOnlyList<GivenAnswer> Answers { get; init; }
    /// <summary>Answers to questions that the other answers have made pointless.</summary>
    public required IReadOnlyList<GivenAnswer> Dropped { get; init; }
    /// <summary>Where the window stands.</summary>
    public required DeadlineState Deadline { get; init; }
    /// <summary>The moment of the verdict.</summary>
    public required DateTimeOffset Now { get; init; }
    /// <summary>Most questions that may still come.</summary>
    public required int StepsLeft { get; init; }

    /// <summary>Hard criteria that are not met.</summary>
    public IEnumerable<CriterionResult> NotMet => Results.Where(r => r.IsHard && r.Met == false);

    /// <summary>Hard criteria that are not known.</summary>
    public IEnumerable<CriterionResult> Unknown => Results.Where(r => r.IsHard && r.Met is null);
}
