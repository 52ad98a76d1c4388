using ApplyBot.Search;
using ApplyBot.Tests.Support;

namespace ApplyBot.Tests.Search;

public class AnalyzerTests
{
    private static readonly Analyzer Analyzer = new(Some.SmallKnowledge);

    private static Dictionary<string, float> Terms(string text)
    {
        var terms = new Dictionary<string, float>();
        Analyzer.Analyze(TextNormalizer.Normalize(text), (term, weight) => terms[term] = weight);
        return terms;
    }

    [Fact]
    public void Chinese_is_cut_into_bigrams_and_characters()
    {
        var terms = Terms("熊猫馆");

        terms.Keys.ShouldBe(["熊", "猫", "馆", "熊猫", "猫馆"], ignoreOrder: true);
        terms["熊猫"].ShouldBeGreaterThan(terms["熊"]);
    }

    [Fact]
    public void Names_of_the_notices_are_words() => Terms("报茶马论坛").ShouldContainKey("茶马论坛");

    [Fact]
    public void Synonyms_share_a_term() => Terms("截止").Keys.Intersect(Terms("deadline").Keys).ShouldNotBeEmpty();

    [Theory]
    [InlineData("projects", "project")]
    [InlineData("companies", "company")]
    [InlineData("opened", "opening")]
    public void English_endings_meet(string one, string other) => Terms(one).Keys.Intersect(Terms(other).Keys).ShouldNotBeEmpty();

    [Theory]
    [InlineData("2026-4", "2026")]
    [InlineData("1.5万", "1.5")]
    [InlineData("g60走廊", "g60")]
    public void Numbers_and_codes_stay_whole(string text, string term) => Terms(text).ShouldContainKey(term);

    [Fact]
    public void Blank_text_has_no_terms() => Terms(" \t\0 ").ShouldBeEmpty();
}
