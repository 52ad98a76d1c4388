using ApplyBot.Search;
using ApplyBot.Tests.Support;

namespace ApplyBot.Tests.Search;

public class AnalyzerTests
{
    private static readonly Analyzer Analyzer = new(Some.SmallKnowledge);

    private static List<Term> Terms(string text)
    {
        var terms = new List<Term>();
        Analyzer.Analyze(TextNormalizer.Normalize(text), terms);
        return terms;
    }

    private static IEnumerable<long> Keys(string text) => Terms(text).Select(t => t.Key);

    [Fact]
    public void Chinese_is_cut_into_bigrams_and_characters()
    {
        var terms = Terms("熊猫馆");

        terms.Count.ShouldBe(5, "熊, 猫, 馆, 熊猫, 猫馆");
        terms.Max(t => t.Weight).ShouldBeGreaterThan(terms.Min(t => t.Weight), "a bigram says more than a character");
    }

    [Fact]
    public void The_order_of_characters_matters() => Keys("猫熊").Except(Keys("熊猫")).ShouldHaveSingleItem();

    [Fact]
    public void A_name_of_a_notice_is_a_word_of_its_own() => Terms("茶马论坛").Count.ShouldBeGreaterThan(Terms("茶鹿论坛").Count);

    [Theory]
    [InlineData("截止", "deadline")]
    [InlineData("projects", "project")]
    [InlineData("activities", "activity")]
    [InlineData("opened", "opening")]
    [InlineData("ＧＲＡＮＴ", "grant")]
    [InlineData("1.5", "1.5万")]
    [InlineData("G60", "g60走廊")]
    public void These_have_a_term_in_common(string one, string other) => Keys(one).Intersect(Keys(other)).ShouldNotBeEmpty();

    [Theory]
    [InlineData("1.5", "1.6")]
    [InlineData("2026", "202")]
    [InlineData("park", "spark")]
    [InlineData("猫", "狗")]
    public void These_have_none(string one, string other) => Keys(one).Intersect(Keys(other)).ShouldBeEmpty();

    [Fact]
    public void Blank_text_has_no_terms() => Terms(" \t\0 ").ShouldBeEmpty();

    [Fact]
    public void A_text_has_each_term_once() => Analyzer.Distinct("熊猫熊猫").Select(t => t.Key).ShouldBeUnique();
}
