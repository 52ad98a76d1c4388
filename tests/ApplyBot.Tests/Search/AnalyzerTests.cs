using ApplyBot.Search;
using ApplyBot.Tests.Support;

namespace ApplyBot.Tests.Search;

public class AnalyzerTests
{
    private static readonly Analyzer Analyzer = new(Some.SmallKnowledge);

    // What a term stands for is the analyser's own; what texts have in common is what a search sees.
    private static HashSet<Term> Terms(string text) => [.. Analyzer.Distinct(TextNormalizer.Normalize(text))];

    private static IEnumerable<Term> Common(string one, string other) => Terms(one).Intersect(Terms(other));

    [Fact]
    public void Chinese_is_cut_into_bigrams_and_characters()
    {
        Terms("熊猫馆").Count.ShouldBe(5);
        Common("熊猫馆", "熊猫").Max(t => t.Weight).ShouldBeGreaterThan(Common("熊猫馆", "猫").Max(t => t.Weight));
        Common("熊猫", "猫熊").Count().ShouldBe(2);
    }

    [Fact]
    public void Names_of_the_notices_are_words() => Common("报茶马论坛", "茶马论坛").ShouldContain(t => t.Weight >= 1);

    [Fact]
    public void Synonyms_share_a_term() => Common("截止", "deadline").ShouldNotBeEmpty();

    [Fact]
    public void A_term_that_occurs_twice_is_appended_twice_and_distinct_once()
    {
        var terms = new List<Term>();
        Analyzer.Analyze("猫猫", terms);
        terms.Count.ShouldBeGreaterThan(Terms("猫猫").Count);
    }

    [Theory]
    [InlineData("projects", "project")]
    [InlineData("companies", "company")]
    [InlineData("opened", "opening")]
    public void English_endings_meet(string one, string other) => Common(one, other).ShouldNotBeEmpty();

    [Theory]
    [InlineData("2026-4", "2026")]
    [InlineData("1.5万", "1.5")]
    [InlineData("g60走廊", "g60")]
    public void Numbers_and_codes_stay_whole(string text, string term) => Common(text, term).ShouldNotBeEmpty();

    [Fact]
    public void Blank_text_has_no_terms() => Terms(" \t\0 ").ShouldBeEmpty();
}
