using ApplyBot.Search;

namespace ApplyBot.Tests.Search;

public class PhraseMatcherTests
{
    private static PhraseMatcher<string> Of(params string[] phrases)
    {
        var matcher = new PhraseMatcher<string>();
        foreach (var phrase in phrases) matcher.Add(phrase, phrase);
        return matcher;
    }

    [Fact]
    public void Every_phrase_is_found_where_it_stands()
    {
        var found = new List<PhraseMatch<string>>();
        Of("申报", "申报时间", "时间").Find("问申报时间", found.Add);

        found.ShouldBe([new(1, 2, "申报"), new(1, 4, "申报时间"), new(3, 2, "时间")]);
    }

    [Fact]
    public void Of_overlapping_phrases_the_longest_is_kept() => Of("申报", "申报时间", "时间表").Longest("申报时间表").Select(m => m.Value).ShouldBe(["申报时间"]);

    [Theory]
    [InlineData("the park", true)]
    [InlineData("parks", true)]
    [InlineData("parking", false)]
    [InlineData("spark", false)]
    [InlineData("在park里", true)]
    public void A_Latin_phrase_is_a_whole_word(string text, bool found) => Of("park").Any(text).ShouldBe(found);

    [Fact]
    public void A_blank_phrase_is_never_found() => Of("", " ").Any(" 申报 ").ShouldBeFalse();

    [Fact]
    public void One_phrase_may_mean_several_things()
    {
        var matcher = new PhraseMatcher<int>();
        matcher.Add("海智", 1);
        matcher.Add("海智", 2);

        matcher.Longest("海智").Select(m => m.Value).ShouldBe([1, 2]);
    }
}
