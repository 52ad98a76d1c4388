namespace ApplyBot.Eligibility;

/// <summary>A profile held against every programme: which can be applied for, and what stands in the way.</summary>
/// <param name="Verdicts">By outcome: eligible, unclear, not eligible; within one, the soonest deadline first, those without one last.</param>
public sealed record ProfileMatch(IReadOnlyList<Verdict> Verdicts)
{
    /// <summary>Matches a profile.</summary>
    /// <param name="rules">All programmes.</param>
    /// <param name="profile">What is known of the applicant.</param>
    /// <param name="reader">Answers questions from the profile.</param>
    /// <param name="now">The moment.</param>
    public static ProfileMatch Of(EligibilityRules rules, Profile profile, ProfileReader reader, DateTimeOffset now) => new(
    [
        .. rules.Programmes.Select(p => SelfCheck.Judge(p, reader.Answers(p, profile), now))
            .OrderBy(v => v.Outcome switch { VerdictOutcome.Eligible => 0, VerdictOutcome.Unclear => 1, _ => 2 })
            .ThenBy(v => v.Programme.Window.Until is not { } until ? 2 : until <= now ? 1 : 0)
            .ThenBy(v => v.Programme.Window.Until ?? DateTimeOffset.MaxValue),
    ]);
}
