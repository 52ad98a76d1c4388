using ApplyBot.Knowledge;

namespace ApplyBot.Answering;

/// <summary>Kinds that people do not keep apart: a question for one is half a question for its kindred.</summary>
internal static class Kinship
{
    private static readonly FactKind[][] Families =
    [
        [FactKind.WindowOpens, FactKind.WindowCloses, FactKind.WindowLater],
        [FactKind.PeriodEnds, FactKind.ResultsDue, FactKind.DueRelative],
        [FactKind.GrantAmount, FactKind.GrantTotal, FactKind.GrantRule],
        [FactKind.FundingUse, FactKind.FundingProhibited],
        [FactKind.Eligible, FactKind.Condition, FactKind.Exclusion, FactKind.Joint, FactKind.LimitApplicant],
        [FactKind.LimitApplicant, FactKind.LimitRecommender, FactKind.Quota],
        [FactKind.Procedure, FactKind.System, FactKind.Account, FactKind.Recommender],
        [FactKind.Materials, FactKind.Copies, FactKind.Packaging],
        [FactKind.Form, FactKind.LimitWords],
        [FactKind.ReviewProcedure, FactKind.ReviewPanel, FactKind.ReviewPublicity],
        [FactKind.Score, FactKind.ScoreRule],
        [FactKind.Support, FactKind.Field, FactKind.Task],
        [FactKind.Deliverable, FactKind.Task],
        [FactKind.Acceptance, FactKind.Report, FactKind.Deliverable],
        [FactKind.Filing, FactKind.DueRelative],
        [FactKind.Penalty, FactKind.Integrity, FactKind.Exclusion],
        [FactKind.Overview, FactKind.Purpose, FactKind.Definition],
        [FactKind.Contact, FactKind.Service],
    ];

    /// <summary>The kindred of each kind, itself left out.</summary>
    public static readonly Dictionary<FactKind, FactKind[]> Of = Enum.GetValues<FactKind>()
        .ToDictionary(k => k, k => Families.Where(f => f.Contains(k)).SelectMany(f => f).Where(o => o != k).Distinct().ToArray());
}
