namespace ApplyBot.Eligibility;

/// <summary>Something that an applicant may have told once, and that answers questions of many self-checks.</summary>
/// <param name="Id">How data and profiles name it.</param>
/// <param name="Kind">The kind of question that it answers; of one of, by the options' kinds of applicants.</param>
public sealed record ProfileKey(string Id, QuestionKind Kind)
{
    /// <summary>The key whose value is a kind of applicant.</summary>
    public const string ApplicantKind = "applicant-kind";

    /// <summary>All there are. Closed: keys are shared by all notices.</summary>
    public static IReadOnlyList<ProfileKey> All { get; } =
    [
        new("province", QuestionKind.Region),
        new(ApplicantKind, QuestionKind.OneOf),
        new("legal-entity", QuestionKind.YesNo),
        new("founded", QuestionKind.Date),
        new("large-or-high-tech", QuestionKind.YesNo),
        new("has-science-association", QuestionKind.YesNo),
        new("has-overseas-partner", QuestionKind.YesNo),
        new("has-enterprise-partner", QuestionKind.YesNo),
    ];

    /// <summary>The key with this id, or null.</summary>
    public static ProfileKey? Find(string id) => All.FirstOrDefault(k => k.Id == id);
}
