using ApplyBot.Knowledge;

namespace ApplyBot.Tests.Knowledge;

public sealed class VocabularyTests
{
    private static readonly Vocabulary Kinds = Of(
        new("company", new("企业", "company"), ["organisation"], []),
        new("high-tech", new("高新技术企业", "high-tech company"), ["company"], []),
        new("organisation", new("单位", "organisation"), [], []));

    [Theory]
    [InlineData("high-tech", "high-tech, company, organisation")]
    [InlineData("organisation", "organisation")]
    [InlineData("who-knows", "who-knows")]
    public void A_kind_of_applicant_belongs_to_what_its_kind_belongs_to(string id, string lineage) => string.Join(", ", Kinds.Lineage(id)).ShouldBe(lineage);

    [Fact]
    public void Of_kinds_that_share_an_id_the_first_counts() =>
        Of(new("company", new("企业", "company"), ["organisation"], []), new("company", new("公司", "firm"), ["person"], [])).Lineage("company").ShouldBe(["company", "organisation"]);

    [Fact]
    public void A_copy_with_other_kinds_knows_only_these() =>
        (Kinds with { Applicants = [Kinds.Applicants[1]] }).Lineage("high-tech").ShouldBe(["high-tech", "company"]);

    private static Vocabulary Of(params IReadOnlyList<ApplicantKind> applicants) =>
        new() { Applicants = applicants, Kinds = [], Synonyms = [], Regions = [], Cues = new Dictionary<string, IReadOnlyList<string>>() };
}
