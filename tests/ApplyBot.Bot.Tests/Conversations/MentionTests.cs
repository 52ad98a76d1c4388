using ApplyBot.Bot.Conversations;
using ApplyBot.Bot.Protocol;
using ApplyBot.Bot.Tests.Teams;

namespace ApplyBot.Bot.Tests.Conversations;

public sealed class MentionTests
{
    [Theory]
    [InlineData("<at>ApplyBot</at> 什么时候截止？", "什么时候截止？")]
    [InlineData("什么时候截止？ <AT>applybot</AT>", "什么时候截止？")]
    [InlineData("<at>ApplyBot</at>&nbsp;什么时候截止？\r\n", "什么时候截止？")]
    [InlineData("<at>ApplyBot</at>\u00a0什么时候截止？", "什么时候截止？")]
    [InlineData("<at>ApplyBot</at> <at>张三</at>能报吗", "张三能报吗")]
    [InlineData("<at id=\"0\">张三</at>能报吗", "张三能报吗")]
    [InlineData("<at>ApplyBot</at>", "")]
    [InlineData("A&amp;B a<b &lt;", "A&amp;B a<b &lt;")]
    [InlineData("<at>没有结尾", "<at>没有结尾")]
    [InlineData("ApplyBot是什么", "ApplyBot是什么")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void The_mention_of_the_bot_is_taken_out_and_nothing_else(string? text, string expected) =>
        Mentions.Strip(Message(text, TeamsBot.Mention("<at>ApplyBot</at>"))).ShouldBe(expected);

    [Theory]
    [InlineData("<p><at>ApplyBot</at>&nbsp;A&amp;B &lt;C&gt;</p>", "A&B <C>")]
    [InlineData("一<br/>二", "一\n二")]
    [InlineData("a < b &amp;lt;", "a < b &lt;")]
    public void Where_the_text_is_markup_it_is_read_as_such(string text, string expected) =>
        Mentions.Strip(Message(text, TeamsBot.Mention("<at>ApplyBot</at>")) with { TextFormat = "xml" }).ShouldBe(expected);

    [Theory]
    [InlineData("<at>Q&A Bot</at> 什么时候截止？")]
    [InlineData("<at>Q&amp;A Bot</at> 什么时候截止？")]
    public void A_mention_without_its_text_is_found_by_the_name(string text) =>
        Mentions.Strip(Message(text, TeamsBot.Mention(null, name: "Q&A Bot"))).ShouldBe("什么时候截止？");

    [Fact]
    public void Only_the_recipient_counts()
    {
        Mentions.OfRecipient(Message("x", TeamsBot.Mention("<at>A</at>"))).ShouldBeTrue();
        Mentions.OfRecipient(Message("x", TeamsBot.Mention("<at>A</at>", "29:other"))).ShouldBeFalse();
        Mentions.OfRecipient(Message("x", new Entity { Type = "mention" })).ShouldBeFalse();
        Mentions.OfRecipient(Message("x")).ShouldBeFalse();
    }

    private static Activity Message(string? text, params Entity[] entities) => new()
    {
        Type = ActivityTypes.Message, Text = text, TextFormat = "plain", Entities = entities, Recipient = new ChannelAccount { Id = TeamsBot.BotId },
    };
}
