using ApplyBot.Knowledge;

namespace ApplyBot.Eligibility;

/// <summary>What a criterion decides. Closed: kinds are mechanism, criteria are data.</summary>
public enum CriterionKind
{
    /// <summary>Must be true of whoever applies.</summary>
    Requirement,
    /// <summary>Must not be true of whoever applies.</summary>
    Exclusion,
    /// <summary>Preferred in review; decides nothing.</summary>
    Priority,
    /// <summary>A limit on how many may be submitted; decides nothing.</summary>
    Quota,
    /// <summary>Something to know or to do, said when it is true; decides nothing.</summary>
    Advice,
}

/// <summary>One thing that a notice asks of applicants.</summary>
public sealed record Criterion
{
    /// <summary>Unique within the notice.</summary>
    public required string Id { get; init; }
    /// <summary>What it decides.</summary>
    public required CriterionKind Kind { get; init; }
    /// <summary>Anchors of the clauses that say so.</summary>
    public required IReadOnlyList<string> Clauses { get; init; }
    /// <summary>The criterion in one sentence.</summary>
    public required LocalText Text { get; init; }
    /// <summary>What to do, or whom to ask, when it is not met or not known; null when the data say nothing.</summary>
    public LocalText? Next { get; init; }
    /// <summary>When it is true.</summary>
    public required Condition When { get; init; }
    /// <summary>File and line in knowledge/, for messages.</summary>
    public required string Source { get; init; }

    /// <summary>Whether it decides the verdict.</summary>
    public bool IsHard => Kind is CriterionKind.Requirement or CriterionKind.Exclusion;

    /// <summary>Whether the applicant meets it: true, false, or null while not known.</summary>
    internal bool? Met(IReadOnlyDictionary<string, CheckAnswer> answers) => Kind == CriterionKind.Exclusion ? !When.Holds(answers) : When.Holds(answers);
}
