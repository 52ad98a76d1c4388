using ApplyBot.Knowledge;
using ApplyBot.Tests.Support;

namespace ApplyBot.Tests.Knowledge;

public class RealKnowledgeTests
{
    [Fact]
    public void Everything_in_knowledge_holds()
    {
        var loaded = KnowledgeLoader.Load(Repository.Knowledge);

        loaded.Problems.ShouldBeEmpty();
        loaded.Knowledge.ShouldNotBeNull();
    }

    [Fact]
    public void Every_folder_under_notices_is_a_notice() =>
        Some.Knowledge.Notices.Select(n => n.Id).ShouldBe(Directory.GetDirectories(Repository.Notices).Select(d => Path.GetFileName(d)!), ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Notices))]
    public void A_notice_is_restated_whole_and_says_what_it_leaves_open(string id)
    {
        var notice = Some.Knowledge.Find(id).ShouldNotBeNull();

        notice.Clauses.ShouldNotBeEmpty();
        notice.Programmes.ShouldNotBeEmpty();
        notice.Facts.ShouldContain(f => f.Kind == FactKind.NotStated, "every notice leaves something open");
        notice.Facts.ShouldContain(f => f.Kind == FactKind.Contact, "somebody can be asked");
        notice.Facts.ShouldContain(f => f.Kind == FactKind.Eligible);
        notice.Facts.ShouldAllBe(f => f.Text.Zh.Length > 0 && f.Text.En.Length > 0);
    }

    [Theory]
    [MemberData(nameof(Notices))]
    public void A_notice_brings_its_own_questions(string id) =>
        File.Exists(Path.Combine(Repository.Notices, id, "questions.yaml")).ShouldBeTrue($"notices/{id}/questions.yaml is tests and evaluation at once (knowledge/README.md)");

    [Fact]
    public void A_clause_of_a_fact_holds_those_within_it()
    {
        var notice = Some.SmallKnowledge.Find("yunnan-tea-2026")!;

        notice.ClauseText("三").ShouldContain("每个10万元");
        notice.ClauseText("三.1").ShouldNotContain("每个5万元");
        notice.FindClause("九").ShouldBeNull();
    }

    public static TheoryData<string> Notices() => [.. Directory.GetDirectories(Repository.Notices).Select(d => Path.GetFileName(d)!).Order(StringComparer.Ordinal)];
}
