using System.Text.Json;
using System.Text.Json.Nodes;
using ApplyBot.Answering;
using ApplyBot.Bot.Cards;
using ApplyBot.Bot.Conversations;
using ApplyBot.Bot.Protocol;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyBot.Bot.Tests;

/// <summary>Buttons of cards, pressed in Teams.</summary>
public sealed class CardActionTests : IDisposable
{
    private readonly BotHost _host = new();
    private ChatState _state = ChatState.Empty;

    [Fact]
    public async Task A_next_step_is_answered_in_a_message_of_its_own_and_the_card_stays()
    {
        var result = await PressAsync(AskAction.Of("那金额呢？", "那金额呢？", ["hills-2026/hill"]));

        var body = Body(result);
        body.GetProperty("statusCode").GetInt32().ShouldBe(200);
        body.GetProperty("type").GetString().ShouldBe("application/vnd.microsoft.activity.message");
        body.GetProperty("value").GetString().ShouldNotBeNullOrEmpty();
        var text = CardText.Of(CardOf(result.Outgoing.ShouldHaveSingleItem()));
        text.ShouldContain("那金额呢？");
        result.Outgoing[0].Text.ShouldBeNull();
    }

    [Fact]
    public async Task A_choice_takes_the_place_of_its_card()
    {
        var result = await PressAsync(AskAction.Of("山丘", "我问的是山丘", ["hills-2026"], "多少钱", AskAction.Choose));

        var body = Body(result);
        body.GetProperty("type").GetString().ShouldBe(Attachment.AdaptiveCard);
        CardText.Of(JsonNode.Parse(body.GetProperty("value").GetRawText())!).ShouldContain("我问的是山丘");
        result.Outgoing.ShouldBeEmpty();
    }

    [Fact]
    public async Task In_a_group_a_choice_is_answered_where_everybody_sees_it()
    {
        var result = await PressAsync(AskAction.Of("山丘", "我问的是山丘", ["hills-2026"], "多少钱", AskAction.Choose), group: true);

        Body(result).GetProperty("type").GetString().ShouldBe("application/vnd.microsoft.activity.message");
        result.Outgoing.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_button_asks_about_what_its_card_is_about_however_old_it_is()
    {
        var asked = new List<ConversationState>();
        _host.Respond = (_, state, _) => { asked.Add(state); return new(Some.Answer, state); };
        _state = new ChatState { Talk = new ConversationState { Programmes = ["other-2026"], Content = "截止", Clauses = ["一"], Applicants = ["university"] }, Speaker = "me" };

        await PressAsync(AskAction.Of("t", "q", ["hills-2026/hill", "gone-2027"], "多少钱"));
        _state = new ChatState { Talk = new ConversationState { Programmes = ["hills-2026/hill"], Content = "多少钱", Clauses = ["一"] }, Speaker = "me" };
        await PressAsync(AskAction.Of("t", "q", ["hills-2026/hill"], "多少钱"));

        asked[0].Programmes.ShouldBe(["hills-2026/hill"]);
        asked[0].Content.ShouldBe("多少钱");
        asked[0].Clauses.ShouldBeEmpty();
        asked[0].Applicants.ShouldBe(["university"]);
        asked[1].Clauses.ShouldBe(["一"]);
    }

    [Fact]
    public async Task What_one_person_said_of_himself_does_not_hold_for_another_who_presses()
    {
        ConversationState? asked = null;
        _host.Respond = (_, state, _) => { asked = state; return new(Some.Answer, state); };
        _state = new ChatState { Talk = new ConversationState { Applicants = ["university"] }, Speaker = "somebody else" };

        await PressAsync(AskAction.Of("t", "q", ["hills-2026"]), group: true);

        asked!.Applicants.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("{}")]
    [InlineData("""{"action":3}""")]
    [InlineData("""{"action":{"type":"Action.Submit","verb":"ask","data":{"verb":"ask","ask":"q"}}}""")]
    [InlineData("""{"action":{"type":"Action.Execute","verb":"delete","data":{"verb":"ask","ask":"q"}}}""")]
    [InlineData("""{"action":{"type":"Action.Execute","verb":"ask"}}""")]
    [InlineData("""{"action":{"type":"Action.Execute","verb":"ask","data":{"verb":"ask","ask":5}}}""")]
    [InlineData("""{"action":{"type":"Action.Execute","verb":"ask","data":{"verb":"ask","ask":"  "}}}""")]
    public async Task What_is_no_press_of_ours_is_refused_as_the_protocol_asks(string value)
    {
        var result = await RunAsync(new Activity { Type = ActivityTypes.Invoke, Name = InvokeNames.AdaptiveCardAction, Value = JsonDocument.Parse(value).RootElement });

        result.Response!.Status.ShouldBe(200);
        var body = Body(result);
        body.GetProperty("statusCode").GetInt32().ShouldBe(400);
        body.GetProperty("type").GetString().ShouldBe("application/vnd.microsoft.error");
        body.GetProperty("value").GetProperty("code").GetString().ShouldNotBeNullOrEmpty();
        body.GetProperty("value").GetProperty("message").GetString().ShouldNotBeNullOrEmpty();
        result.Outgoing.ShouldBeEmpty();
        result.State.ShouldBe(_state);
    }

    [Fact]
    public async Task Where_buttons_can_only_submit_the_answer_is_a_new_message()
    {
        var data = AskAction.Of("t", "我问的是山丘", ["hills-2026"], "多少钱", AskAction.Choose)["fallback"]!["data"]!;

        var result = await RunAsync(new Activity { Type = ActivityTypes.Message, Value = JsonDocument.Parse(data.ToJsonString()).RootElement });

        result.Response.ShouldBeNull();
        CardText.Of(CardOf(result.Outgoing.ShouldHaveSingleItem())).ShouldContain("我问的是山丘");
    }

    [Theory]
    [InlineData("""{"foo":1}""")]
    [InlineData("""[1,2]""")]
    [InlineData("""{"verb":"ask","ask":null,"about":{}}""")]
    public async Task A_submitted_value_of_somebody_elses_is_met_with_a_sentence(string value)
    {
        var result = await RunAsync(new Activity { Type = ActivityTypes.Message, Value = JsonDocument.Parse(value).RootElement });

        result.Outgoing.ShouldHaveSingleItem().Text.ShouldNotBeNull().ShouldContain("unknown-press");
        result.State.ShouldBe(_state);
    }

    public void Dispose() => _host.Dispose();

    private Task<TurnResult> PressAsync(JsonObject button, bool group = false) => RunAsync(new Activity
    {
        Type = ActivityTypes.Invoke,
        Name = InvokeNames.AdaptiveCardAction,
        Conversation = new ConversationAccount { Id = "c", IsGroup = group },
        Value = ProtocolJson.Element(new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = button["verb"]!.DeepClone(), ["data"] = button["data"]!.DeepClone() }, ["trigger"] = "manual" }),
    });

    private async Task<TurnResult> RunAsync(Activity activity) => await _host.Services.GetRequiredService<ApplicantChat>()
        .RunAsync(activity with { ChannelId = ChannelIds.MsTeams, From = new ChannelAccount { Id = "me" }, Recipient = new ChannelAccount { Id = "bot" } }, _state);

    private static JsonElement Body(TurnResult result) => result.Response!.Body!.Value;

    private static JsonNode CardOf(Activity activity) => JsonNode.Parse(activity.Attachments!.ShouldHaveSingleItem().Content!.Value.GetRawText())!;
}
