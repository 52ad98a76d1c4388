using System.Text.Json.Nodes;
using ApplyBot.Bot.Cards;
using ApplyBot.Bot.Protocol;
using ApplyBot.Knowledge;

namespace ApplyBot.Bot.Tests;

public sealed class CardTests
{
    [Fact]
    public void The_citation_card_shows_clause_text_and_source_behind_one_button()
    {
        var card = CitationCard.Of([Some.Citation], Languages.Chinese, Some.Wording);

        var approved = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Approved", "citation-card.json"));
        JsonNode.DeepEquals(card, JsonNode.Parse(approved)).ShouldBeTrue(card.ToJsonString(ProtocolJson.Wire.Options));
    }

    [Fact]
    public void The_citation_entity_keeps_to_the_lengths_that_Teams_takes()
    {
        var entity = CitationCard.Entity([Some.Citation with { Title = new string('题', 200), Text = string.Concat(Enumerable.Repeat("😀", 200)) }]);

        var appearance = entity.Properties!["citation"][0].GetProperty("appearance");
        appearance.GetProperty("name").GetString()!.Length.ShouldBe(80);
        var text = appearance.GetProperty("abstract").GetString()!;
        text.Length.ShouldBeInRange(159, 160);
        text.ShouldNotContain("\ufffd");
    }

    [Theory]
    [InlineData("3月25日截止。", "3月25日截止。")]
    [InlineData("一\n二", "一  \n二")]
    [InlineData("共1.5万 2) 3. 甲", "共1.5万 2) 3. 甲")]
    [InlineData("1. 甲\n- 乙\n# 丙", "1\\. 甲  \n\\- 乙  \n\\# 丙")]
    [InlineData("*_`[a](b)<br>&amp;", "\\*\\_\\`\\[a\\](b)\\<br\\>\\&amp;")]
    [InlineData("网址http://a.cn/b_c?d=1，邮箱a_b@c.cn。", "网址[http://a.cn/b\\_c?d=1](http://a.cn/b_c?d=1)，邮箱[a\\_b@c.cn](mailto:a_b@c.cn)。")]
    [InlineData("见 https://a.cn/x(1). 完", "见 [https://a.cn/x(1](https://a.cn/x%281)). 完")]
    [InlineData("javascript:alert(1)", "javascript:alert(1)")]
    public void Plain_text_looks_the_same_as_markdown(string plain, string markdown) => MarkdownText.Of(plain).ShouldBe(markdown);
}
