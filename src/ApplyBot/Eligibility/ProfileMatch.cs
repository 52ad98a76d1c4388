namespace ApplyBot.Eligibility;

/// <summary>A profile held against every programme: which can be applied for, and what stands in the way.</summary>
/// <param name="Verdicts">By outcome: eligible, unclear, only not open yet, not eligible; within one, the soonest deadline first, those past and those without one last.</param>
public sealed record ProfileMatch(IReadOnlyList<Verdict> Verdicts)
{
    /// <summary>Matches a profile.</summary>
    /// <param name="rules">All programmes.</param>
    /// <param name="profile">What is known of the applicant.</param>
    /// <param name="reader">Answers questions from the profile.</param>
    /// <param name="now">The moment.</param>
    public static ProfileMatch Of(EligibilityRules rules, Profile profile, ProfileReader reader, DateTimeOffset now) => new(
        [.. rules.Programmes.Select(p => SelfCheck.Judge(p, reader.Answers(p, profile), now)).OrderBy(Rank).ThenBy(v => Closing(v) ?? DateTimeOffset.MaxValue)]);

    private static int Rank(Verdict verdict) => verdict.Outcome switch
    {
        VerdictOutcome.Eligible => 0,
        VerdictOutcome.Unclear => 1,
        _ => verdict.Deadline == DeadlineState.NotOpen && verdict.NotMet.Count() == 1 ? 2 : 3,
    };

    private static DateTimeOffset? Closing(Verdict verdict) => verdict.Deadline == DeadlineState.Closed ? null : verdict.Programme.Window.Until;
}
