using ApplyBot.Eligibility;
using ApplyBot.Tests.Support;

namespace ApplyBot.Tests.Eligibility;

/// <summary>The repository's rules, read once.</summary>
internal static class RealRules
{
    private static readonly Lazy<LoadedEligibility> Read = new(() => EligibilityLoader.Load(Repository.Knowledge, Some.Knowledge));

    public static LoadedEligibility Loaded => Read.Value;

    public static EligibilityRules All => Loaded.Rules ?? throw new InvalidOperationException("knowledge/ has problems:\n" + string.Join("\n", Loaded.Problems));
}
