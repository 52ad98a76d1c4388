using System.Text.Json.Nodes;
using ApplyBot.Answering;
using ApplyBot.Bot.Conversations;
using ApplyBot.Bot.Protocol;

namespace ApplyBot.Bot.Tests;

/// <summary>The same answer, as each channel can show it.</summary>
public sealed class ChannelReplyTests
{
    private readonly Replies _replies = new(Real.Knowledge, new ApplyBot.Eligibility.EligibilityRules([]), new FakeTime());

    [Fact]
    public void In_Teams_the_answer_is_a_card_with_a_summary_and_no_text()
    {
        var reply = Answer("msteams", "赣海汇智什么时候截止？");

        reply.Text.ShouldBeNull();
        reply.SuggestedActions.ShouldBeNull();
        reply.Summary!.ShouldContain("3月25日");
        var card = JsonNode.Parse(reply.Attachments!.ShouldHaveSingleItem().Content!.Value.GetRawText())!;
        CardText.Of(card).ShouldContain("2026年3月25日");
        CardText.Buttons(card).Select(b => (string?)b["fallback"]!["type"]).ShouldAllBe(type => type == "Action.Submit");
        CardText.Buttons(card).Count.ShouldBe(3);
        reply.Entities!.ShouldHaveSingleItem().Type.ShouldBe("https://schema.org/Message");
    }

    [Fact]
    public void In_Teams_a_notice_of_several_programmes_is_followed_by_their_list()
    {
        var notice = Real.Knowledge.Notices.MaxBy(n => n.Programmes.Count)!;

        var reply = Answer("msteams", $"介绍一下{notice.Short.Zh}");

        reply.Attachments!.Count.ShouldBe(2);
        var text = CardText.Of(JsonNode.Parse(reply.Attachments[1].Content!.Value.GetRawText())!);
        notice.Programmes.Where(p => !text.Contains(p.Name.Zh, StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void In_Teams_the_greeting_asks_by_buttons()
    {
        var card = JsonNode.Parse(_replies.Welcome(new Activity { ChannelId = "msteams", Id = "1" }).Attachments!.ShouldHaveSingleItem().Content!.Value.GetRawText())!;

        CardText.Buttons(card).Select(b => (string?)b["data"]!["ask"]).ShouldContain("赣海汇智什么时候截止？");
    }

    [Theory]
    [InlineData("directline")]
    [InlineData("webchat")]
    [InlineData("emulator")]
    public void In_web_chat_it_is_text_with_its_sources_folded_and_suggestions(string channel)
    {
        var reply = Answer(channel, "赣海汇智什么时候截止？");

        reply.Text!.ShouldContain("2026年3月25日");
        reply.TextFormat.ShouldBe("markdown");
        reply.Attachments.ShouldHaveSingleItem();
        reply.SuggestedActions!.Actions!.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("sms")]
    [InlineData("email")]
    [InlineData("something-new")]
    [InlineData(null)]
    public void Where_no_cards_are_known_it_is_plain_text_that_says_the_same(string? channel)
    {
        var turn = Real.Ask("赣海汇智什么时候截止？", ConversationState.Empty);

        var reply = _replies.Answer(turn, new Activity { ChannelId = channel, Id = "1" });

        reply.Text.ShouldBe(turn.Answer.Text);
        reply.TextFormat.ShouldBe("plain");
        reply.Attachments.ShouldBeNull();
        reply.SuggestedActions.ShouldBeNull();
        reply.ChannelData.ShouldBeNull();
    }

    [Fact]
    public void Teams_refuses_more_than_twenty_citations_so_no_more_are_sent()
    {
        var turn = Real.Ask("赣海汇智什么时候截止？", ConversationState.Empty);
        var many = turn with { Answer = turn.Answer with { Citations = [.. Enumerable.Repeat(turn.Answer.Citations[0], 30)] } };

        var entity = _replies.Answer(many, new Activity { ChannelId = "msteams" }).Entities!.ShouldHaveSingleItem();

        entity.Properties!["citation"].GetArrayLength().ShouldBe(20);
        entity.Properties["citation"].EnumerateArray().Select(c => c.GetProperty("position").GetInt32()).ShouldBe(Enumerable.Range(1, 20));
    }

    [Fact]
    public void Every_choice_and_every_programme_button_leads_to_what_stands_on_it()
    {
        foreach (var (notice, programme) in Real.Programmes.Where(p => p.Notice.Programmes.Contains(p.Programme)))
        {
            var path = $"{notice.Id}/{programme.Path}";
            var press = new CardPress("ask", Real.Knowledge.Wording.Say("zh-CN", "card.ask.programme", programme.Name.Zh), [path], "");

            var answer = Real.Ask(press.Question, press.Within(ConversationState.Empty)).Answer;

            answer.Outcome.ShouldBe(Outcome.Answered, path);
            answer.Programmes.ShouldAllBe(p => p == notice.Id || p.StartsWith(path, StringComparison.Ordinal), path);
        }
    }

    private Activity Answer(string channel, string question) => _replies.Answer(Real.Ask(question, ConversationState.Empty), new Activity { ChannelId = channel, Id = "1" });
}
