namespace ApplyBot.Knowledge;

/// <summary>What a fact is about. Closed: kinds are mechanism, facts are data (knowledge/README.md lists both spellings).</summary>
public enum FactKind
{
    /// <summary>First day on which something is accepted.</summary>
    WindowOpens,
    /// <summary>Last moment at which something is accepted.</summary>
    WindowCloses,
    /// <summary>The call is announced separately.</summary>
    WindowLater,
    /// <summary>A project must be completed by.</summary>
    PeriodEnds,
    /// <summary>Results or acceptance material are due by.</summary>
    ResultsDue,
    /// <summary>A date that hangs on an event.</summary>
    DueRelative,
    /// <summary>How long a status lasts, and its renewal.</summary>
    Validity,
    /// <summary>Number, date, issuer, basis, entry into force, interpretation.</summary>
    Document,
    /// <summary>What there is to apply for.</summary>
    Overview,
    /// <summary>Aims and principles.</summary>
    Purpose,
    /// <summary>Money for one project.</summary>
    GrantAmount,
    /// <summary>Money for a programme as a whole.</summary>
    GrantTotal,
    /// <summary>How money is granted and paid, without a figure.</summary>
    GrantRule,
    /// <summary>How many projects are supported.</summary>
    Quota,
    /// <summary>How many an applicant or leader may submit.</summary>
    LimitApplicant,
    /// <summary>How many a recommending body may submit.</summary>
    LimitRecommender,
    /// <summary>What money is for and how it is managed.</summary>
    FundingUse,
    /// <summary>What money may not buy.</summary>
    FundingProhibited,
    /// <summary>Who may apply.</summary>
    Eligible,
    /// <summary>What an applicant must have or meet.</summary>
    Condition,
    /// <summary>Who or what is not accepted.</summary>
    Exclusion,
    /// <summary>What is preferred.</summary>
    Priority,
    /// <summary>Joint applications and required partners.</summary>
    Joint,
    /// <summary>Who recommends or examines.</summary>
    Recommender,
    /// <summary>How to apply, routes and steps.</summary>
    Procedure,
    /// <summary>Web site or platform.</summary>
    System,
    /// <summary>Registration and login.</summary>
    Account,
    /// <summary>What to hand in.</summary>
    Materials,
    /// <summary>How many copies.</summary>
    Copies,
    /// <summary>Printing, binding, naming, sending.</summary>
    Packaging,
    /// <summary>Which form, and what its fields ask.</summary>
    Form,
    /// <summary>Word limits.</summary>
    LimitWords,
    /// <summary>Steps of the review.</summary>
    ReviewProcedure,
    /// <summary>Who judges.</summary>
    ReviewPanel,
    /// <summary>How long results are public.</summary>
    ReviewPublicity,
    /// <summary>A row, a group or the whole of a scoring table.</summary>
    Score,
    /// <summary>Totals, weights, pass marks.</summary>
    ScoreRule,
    /// <summary>Supported activities and directions.</summary>
    Support,
    /// <summary>Technical fields, industries, countries.</summary>
    Field,
    /// <summary>What a project must do.</summary>
    Task,
    /// <summary>Expected results.</summary>
    Deliverable,
    /// <summary>Names, logos and acknowledgements to use.</summary>
    Naming,
    /// <summary>Plans to report, filings, approvals.</summary>
    Filing,
    /// <summary>Acceptance and its material.</summary>
    Acceptance,
    /// <summary>Summaries, checks, assessments.</summary>
    Report,
    /// <summary>Changes to a project, subcontracting.</summary>
    Change,
    /// <summary>Consequences of violations.</summary>
    Penalty,
    /// <summary>Honesty, secrecy, ethics, law.</summary>
    Integrity,
    /// <summary>What a term means.</summary>
    Definition,
    /// <summary>Help on offer.</summary>
    Service,
    /// <summary>Whom to ask.</summary>
    Contact,
    /// <summary>What people ask and the notice does not say.</summary>
    NotStated,
}

/// <summary>The spelling of the kinds in knowledge/: <c>window.closes</c> for <see cref="FactKind.WindowCloses"/>.</summary>
public static class FactKinds
{
    private static readonly Dictionary<string, FactKind> ByName = Enum.GetValues<FactKind>().ToDictionary(Name, StringComparer.Ordinal);

    /// <summary>How knowledge/ spells the kind.</summary>
    public static string Name(FactKind kind) => kind == FactKind.NotStated
        ? "not-stated"
        : string.Concat(kind.ToString().Select((c, i) => i > 0 && char.IsUpper(c) ? "." + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString()));

    /// <summary>Reads a kind; false when the catalogue has no such kind.</summary>
    public static bool TryParse(string name, out FactKind kind) => ByName.TryGetValue(name, out kind);
}
