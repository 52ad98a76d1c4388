using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ApplyBot.Bot.Cards;
using ApplyBot.Bot.Conversations;
using ApplyBot.Bot.Protocol;
using ApplyBot.Knowledge;

namespace ApplyBot.Bot.Tests;

/// <summary>Dialogs of Teams, signing in, and what nobody handles.</summary>
public sealed class TaskModuleTests : IDisposable
{
    private readonly TeamsInvokes _teams = new();

    [Fact]
    public async Task A_dialog_shows_the_clauses_and_turns_to_the_programme()
    {
        var (notice, programme) = Real.Programmes.First(p => p.Notice.Province == "江西");
        var clauses = (await _teams.SendAsync("task/fetch", Data("clauses", notice, programme))).Body!["task"]!;
        var back = (await _teams.SendAsync("task/submit", Data("programme", notice, programme))).Body!["task"]!;

        ((string)clauses["type"]!).ShouldBe("continue");
        ((string)clauses["value"]!["title"]!).ShouldContain("赣海汇智");
        Text(clauses).ShouldContain("四.4");
        Text(clauses).ShouldContain("返回项目");
        Text(back).ShouldContain("查看条款");
        Text(back).ShouldContain(programme.Name.Zh);
    }

    [Fact]
    public void No_programme_has_clauses_too_many_for_Teams()
    {
        foreach (var (notice, programme) in Real.Programmes)
            foreach (var language in new[] { Languages.Chinese, Languages.English })
                Encoding.UTF8.GetByteCount(ClausesCard.Of(Real.Knowledge, notice, programme, language, Real.Now).ToJsonString(ProtocolJson.Wire.Options)).ShouldBeLessThan(28 * 1024 - 1024, programme.Path);
    }

    [Fact]
    public async Task A_question_within_a_dialog_is_answered_about_its_programme()
    {
        var (notice, programme) = Real.Programmes.First(p => p.Notice.Province == "江西");
        var data = new JsonObject { ["verb"] = "ask", ["ask"] = "什么时候截止？", ["about"] = new JsonArray($"{notice.Id}/{programme.Path}") };

        var task = (await _teams.SendAsync("task/submit", new JsonObject { ["data"] = data })).Body!["task"]!;

        ((string)task["type"]!).ShouldBe("message");
        ((string)task["value"]!).ShouldContain("3月25日");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"data\":null}")]
    [InlineData("{\"data\":{}}")]
    public async Task An_empty_submission_closes_the_dialog(string value)
    {
        var (status, body) = await _teams.SendAsync("task/submit", JsonNode.Parse(value));

        status.ShouldBe(HttpStatusCode.OK);
        body.ShouldBeNull();
    }

    [Theory]
    [InlineData("task/fetch", "null")]
    [InlineData("task/fetch", "{}")]
    [InlineData("task/fetch", "{\"data\":{\"show\":\"clauses\",\"notice\":\"none\",\"programme\":\"none\"}}")]
    [InlineData("task/fetch", "{\"data\":{\"show\":{},\"notice\":[],\"programme\":1}}")]
    [InlineData("task/submit", "{\"data\":\"text\"}")]
    [InlineData("task/submit", "{\"data\":{\"show\":\"other\"}}")]
    [InlineData("task/submit", "[]")]
    public async Task Data_that_name_nothing_known_are_refused(string name, string value)
    {
        var (status, body) = await _teams.SendAsync(name, JsonNode.Parse(value));

        status.ShouldBe(HttpStatusCode.BadRequest);
        ((string)body!["error"]!["code"]!).ShouldBe("BadArgument");
    }

    [Theory]
    [InlineData("signin/verifyState", "zh-CN", "不需要登录")]
    [InlineData("signin/tokenExchange", "en-US", "needs no sign-in")]
    [InlineData("signin/failure", "zh-CN", "不需要登录")]
    public async Task Signing_in_is_declined(string name, string locale, string says)
    {
        var (status, body) = await _teams.SendAsync(name, new JsonObject { ["id"] = "7", ["connectionName"] = "c", ["token"] = "secret" }, locale);

        status.ShouldBe(HttpStatusCode.PreconditionFailed);
        ((string)body!["failureDetail"]!).ShouldContain(says);
        ((string)body["id"]!).ShouldBe("7");
        body.ToJsonString().ShouldNotContain("secret");
    }

    [Theory]
    [InlineData("composeExtension/fetchTask")]
    [InlineData("signin")]
    [InlineData("/")]
    [InlineData("")]
    [InlineData("SIGNIN/verifyState")]
    public async Task What_nobody_handles_is_not_implemented(string name) =>
        (await _teams.SendAsync(name, new JsonObject())).Status.ShouldBe(HttpStatusCode.NotImplemented);

    [Fact]
    public void A_card_alone_is_for_people_and_a_question_with_it_is_for_the_bot()
    {
        const string Inserted = "<span class=\"inline-compose-card\" itemid=\"0\" itemtype=\"http://schema.skype.com/InputExtension\"> <span itemprop=\"cardId\"></span></span>";
        var card = new Activity { Type = ActivityTypes.Message, ChannelId = ChannelIds.MsTeams, Attachments = [new Attachment { ContentType = Attachment.AdaptiveCard }] };

        ApplicantChat.IsAnswered(card with { Text = Inserted }).ShouldBeFalse();
        ApplicantChat.IsAnswered(card with { Text = null }).ShouldBeFalse();
        ApplicantChat.IsAnswered(card with { Text = Inserted + "那金额呢？" }).ShouldBeTrue();
        Mentions.Strip(card with { Text = Inserted + "那金额呢？" }).ShouldBe("那金额呢？");
        ApplicantChat.IsAnswered(card with { Text = "问", Attachments = null }).ShouldBeTrue();
    }

    public void Dispose() => _teams.Dispose();

    private static JsonObject Data(string show, Notice notice, Programme programme) =>
        new() { ["data"] = new JsonObject { ["show"] = show, ["notice"] = notice.Id, ["programme"] = programme.Path } };

    private static string Text(JsonNode task) => task["value"]!["card"]!["content"]!.ToJsonString(ProtocolJson.Wire.Options);
}
