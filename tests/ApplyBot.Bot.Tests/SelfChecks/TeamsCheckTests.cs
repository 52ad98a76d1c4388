using System.Text;
using System.Text.Json.Nodes;
using ApplyBot.Bot.Protocol;
using ApplyBot.Bot.Tests.Teams;
using ApplyBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyBot.Bot.Tests.SelfChecks;

/// <summary>Self-checks in Teams: alone with the bot, in groups, in dialogs, over restarts.</summary>
public sealed class TeamsCheckTests : IAsyncLifetime
{
    private const string Group = "19:meeting@thread.v2";
    private TeamsBot _bot = null!;

    public async Task InitializeAsync()
    {
        _bot = await TeamsBot.StartAsync();
        _bot.Host.Real();
    }

    [Fact]
    public async Task A_press_puts_the_next_step_in_the_place_of_the_card()
    {
        var me = new TeamsApplicant(_bot);
        await me.SayAsync("赣海汇智什么时候截止？");
        await me.PressAsync("资格自测");
        var said = await me.SayAsync("1");
        said.ShouldHaveSingleItem().Summary!.ShouldContain("申报单位在哪个省");

        (await me.PressAsync("下一步", "江西")).ShouldContain("第2步");
        (await me.PressAsync("下一步", "院校科协")).ShouldContain("第3步");
        (await me.PressAsync("否")).ShouldContain("第4步");
        (await me.PressAsync("否")).ShouldContain("第5步");
        (await me.PressAsync("是")).ShouldContain("自测结果：符合");
        (await me.PressAsync("修改第5题")).ShouldContain("原来的回答：是");
        (await me.PressAsync("否")).ShouldContain("自测结果：不符合");
        (await me.PressAsync("再测一个")).ShouldContain("想自测哪份通知");
        (await me.PressAsync("退出")).ShouldContain("已退出自测");
    }

    [Fact]
    public async Task A_second_press_and_an_old_card_show_where_it_stands()
    {
        var me = new TeamsApplicant(_bot);
        await me.SayAllAsync("我能报赣海汇智吗", "1");
        var old = me.Card;
        var step = await me.PressAsync("下一步", "江西");

        (await me.PressAsync("下一步", "江西", old)).ShouldEndWith(step);
        (await me.PressAsync("退出", null, old)).ShouldEndWith(step);
        (await me.PressAsync("下一步", "院校科协")).ShouldContain("第3步");
    }

    [Fact]
    public async Task Somebody_else_in_the_group_changes_nothing_and_has_one_of_his_own()
    {
        var (mine, other) = (new TeamsApplicant(_bot, "29:me", Group), new TeamsApplicant(_bot, "29:other", Group));
        await mine.SayAllAsync("我能报赣海汇智吗", "1");

        (await other.PressAsync("下一步", "江苏", mine.Card)).ShouldContain("另一位成员");
        await other.SayAllAsync("我能报赣海汇智吗", "2", "湖南");
        other.Shown.ShouldContain("不符合");

        (await mine.PressAsync("下一步", "江西")).ShouldContain("第2步");
    }

    [Fact]
    public async Task What_is_remembered_fills_in_alone_and_never_shows_in_a_group()
    {
        var alone = new TeamsApplicant(_bot, "29:me");
        await alone.SayAllAsync("我能报赣海汇智吗", "1", "江西", "院校科协", "否", "否", "是");
        alone.Shown.ShouldContain("要不要记住这些");
        await alone.PressAsync("记住这些");
        await alone.SayAsync("我能报赣海汇智吗");
        (await alone.PressAsync("下一步", "jiangxi-ganhai-huizhi-2026/ganhai-huizhi/special")).ShouldContain("第3步");
        alone.Card.ToJsonString(ProtocolJson.Wire.Options).ShouldContain("按已知情况填好");

        var group = new TeamsApplicant(_bot, "29:me", Group);
        await group.SayAllAsync("我能报赣海汇智吗", "1");
        group.Shown.ShouldContain("第1步");
        foreach (var said in new[] { "我的资料", "删除我的资料", "我能报哪些" })
        {
            var reply = JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize((await group.SayAsync(said))[0], ProtocolJson.Wire.Activity))!.ToJsonString(ProtocolJson.Wire.Options);
            reply.ShouldNotContain("高校科协\"");
            reply.ShouldNotContain("院校科协");
        }
        (await group.PressAsync("下一步", "江西")).ShouldContain("第2题");
        (await group.PressAsync("下一步", "university")).ShouldNotContain("要不要记住");

        await alone.SayAsync("我的资料");
        alone.Shown.ShouldContain("所在省份：江西");
        await alone.PressAsync("修改所在省份");
        await alone.PressAsync("下一步", "江苏");
        alone.Shown.ShouldContain("所在省份：江苏");
        await alone.SayAsync("删除我的资料");
        alone.Shown.ShouldContain("没有记住您的任何情况");
    }

    [Fact]
    public async Task It_matches_what_somebody_is_against_every_programme()
    {
        var me = new TeamsApplicant(_bot);
        await me.SayAsync("我们是江苏的民营企业能申请哪些");

        me.Shown.ShouldStartWith("按这些情况匹配：所在省份：江苏、单位类型：企业");
        me.Shown.ShouldContain("可能可报");
        me.Shown.ShouldContain("还差：");
        me.Shown.ShouldContain("不可报");
        me.Shown.ShouldContain("江西“赣海汇智”");
        await me.PressAsync("修改第1题");
        (await me.PressAsync("下一步", "江西")).ShouldStartWith("按这些情况匹配：所在省份：江西");
    }

    [Fact]
    public async Task It_goes_on_after_a_restart_and_lies_sealed_in_the_store()
    {
        var store = new KeptDocuments();
        JsonObject card;
        await using (var before = TeamsBot.Over(store, _bot.Connector))
        {
            before.Host.Real();
            var me = new TeamsApplicant(before);
            await me.SayAllAsync("我能报赣海汇智吗", "1", "江西", "院校科协", "否", "否", "是");
            await me.PressAsync("记住这些");
            await me.SayAllAsync("我能报赣海汇智吗", "2");
            card = me.Card;
        }
        // The conversation, the profile, and how to write to him.
        store.Documents.Count.ShouldBe(3);
        foreach (var (key, content) in store.Documents)
        {
            (key + Encoding.UTF8.GetString(content)).ShouldNotContain("江西");
            Encoding.UTF8.GetString(content).ShouldNotContain("association");
            key.StartsWith("conversations/", StringComparison.Ordinal).ShouldBe(key.Contains("person", StringComparison.Ordinal));
        }
        await using var after = TeamsBot.Over(store, await FakeConnector.StartAsync());
        after.Host.Real();
        (await new TeamsApplicant(after).PressAsync("否", null, card)).ShouldContain("第4步");
    }

    [Fact]
    public async Task The_same_in_a_dialog()
    {
        var me = new TeamsApplicant(_bot);
        await me.SayAllAsync("我能报赣海汇智吗", "1");
        await me.PressAsync("下一步", "江西");
        var open = CheckCards.Button(me.Card, "在窗口里自测");
        ((string)open["data"]!["msteams"]!["type"]!).ShouldBe("task/fetch");

        var task = await me.DialogAsync("task/fetch", open["data"]!);
        ((string)task["value"]!["title"]!).ShouldBe("资格自测");
        CheckCards.Buttons(me.Card).ShouldAllBe(b => (string?)b["type"] == "Action.Submit");
        await me.DialogAsync("task/submit", CheckCards.Data(CheckCards.Button(me.Card, "下一步"), "飞船"));
        me.Shown.ShouldContain("没有“飞船”这个选项");
        await me.DialogAsync("task/submit", CheckCards.Data(CheckCards.Button(me.Card, "下一步"), "individual"));
        me.Shown.ShouldContain("自测结果：不符合");
        await me.DialogAsync("task/submit", CheckCards.Data(CheckCards.Button(me.Card, "再测一个"), null));
        var end = await me.DialogAsync("task/submit", CheckCards.Data(CheckCards.Button(me.Card, "退出"), null));
        ((string)end["type"]!).ShouldBe("message");
        ((string)end["value"]!).ShouldContain("已退出自测");
    }

    public async Task DisposeAsync() => await _bot.DisposeAsync();
}
