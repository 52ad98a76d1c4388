using System.Text;
using System.Text.Json.Nodes;
using ApplyBot.Bot.Conversations.Drafts;
using ApplyBot.Bot.Protocol;
using ApplyBot.Bot.Tests.SelfChecks;
using ApplyBot.Bot.Tests.Teams;

namespace ApplyBot.Bot.Tests.Drafts;

/// <summary>Drafts in Teams: cards that are replaced, dialogs, groups, restarts.</summary>
public sealed class TeamsDraftTests : IAsyncLifetime
{
    private TeamsBot _bot = null!;

    public async Task InitializeAsync()
    {
        _bot = await TeamsBot.StartAsync();
        _bot.Host.Real();
    }

    [Fact]
    public async Task By_a_button_of_a_programme_and_section_by_section_in_the_place_of_the_card()
    {
        var me = new TeamsApplicant(_bot);
        var task = await me.DialogAsync("task/fetch", new JsonObject { ["show"] = "programme", ["notice"] = "guangxi-quality-2026", ["programme"] = "park" });
        ((string)task["type"]!).ShouldBe("continue");
        await me.DialogAsync("task/submit", CheckCards.Filled(me.Card, "填写申报表"));
        me.Shown.ShouldContain("第1节，共5节");
        await me.DialogAsync("task/submit", CheckCards.Filled(me.Card, "保存并退出", ("v:project-name", "甲项目")));

        await me.SayAllAsync("我的草稿", "1");
        (await me.FillAsync("项目和承担单位")).ShouldContain("甲项目");
        (await me.FillAsync("保存并继续", ("v:filled-on", "明天"))).ShouldContain("已保存，但有几处要改");
        (await me.FillAsync("保存", ("v:filled-on", "2026-04-14"))).ShouldContain("第2节");
        (await me.FillAsync("保存并退出")).ShouldContain("草稿已保存");
        (await me.PressAsync("我的草稿")).ShouldContain("下面的新消息");
    }

    [Fact]
    public async Task In_a_dialog_with_rows_and_in_the_end_closed()
    {
        var me = new TeamsApplicant(_bot);
        await me.SayAllAsync("填园区科协申报表", "第5节");
        var open = CheckCards.Button(me.Card, "在窗口中填写");
        ((string)open["data"]!["msteams"]!["type"]!).ShouldBe("task/fetch");
        var task = await me.DialogAsync("task/fetch", open["data"]!);
        ((string)task["value"]!["height"]!).ShouldBe("large");
        CheckCards.Buttons(me.Card).ShouldAllBe(b => (string?)b["type"] == "Action.Submit");
        await me.DialogAsync("task/submit", CheckCards.Filled(me.Card, "添加支出", ("v:grant", "2")));
        await me.DialogAsync("task/submit", CheckCards.Filled(me.Card, "保存这一行", ("v:item", "差旅"), ("v:amount", "2")));
        CardText.Of(me.Card).ShouldContain("1. 差旅");
        var end = await me.DialogAsync("task/submit", CheckCards.Filled(me.Card, "保存并退出"));
        ((string)end["type"]!).ShouldBe("message");
        ((string)end["value"]!).ShouldContain("草稿已保存");
    }

    [Fact]
    public async Task In_a_group_nothing_is_shown_or_begun()
    {
        var (alone, group) = (new TeamsApplicant(_bot), new TeamsApplicant(_bot, group: "19:meeting@thread.v2"));
        await alone.SayAsync("填园区科协申报表");
        await alone.FillAsync("保存并继续", ("v:project-name", "甲项目"));
        foreach (var said in new[] { "我的草稿", "填园区科协申报表" })
        {
            (await group.SayAsync(said)).ShouldHaveSingleItem().Text!.ShouldContain("只在和我单独聊天时");
        }
        foreach (var said in new[] { "1", "导出", "目录", "删除草稿" })
        {
            var replies = System.Text.Json.JsonSerializer.Serialize(await group.SayAsync(said), ProtocolJson.Wire.Options);
            replies.ShouldNotContain("甲项目");
        }
        (await group.ExecuteAsync("draft", CheckCards.Filled(alone.Card, "保存并继续", ("v:leader-name", "乙")))).ShouldContain("只在和我单独聊天时");
        group.Card.ToJsonString(ProtocolJson.Wire.Options).ShouldNotContain("甲项目");
        await alone.SayAsync("第2节");
        CheckCards.Value(alone.Card, "v:leader-name").ShouldBeNull();
    }

    [Fact]
    public async Task It_goes_on_after_a_restart_from_the_card_and_lies_sealed_in_the_store()
    {
        var store = new KeptDocuments();
        JsonObject card;
        await using (var before = TeamsBot.Over(store, _bot.Connector))
        {
            before.Host.Real();
            var me = new TeamsApplicant(before);
            await me.SayAllAsync("填园区科协申报表", "第5节");
            await me.FillAsync("添加支出", ("v:own-source", "自筹自支"));
            await me.FillAsync("保存这一行", ("v:item", "差旅报销"), ("v:amount", "2"));
            await me.FillAsync("删除第1行");
            card = me.Card;
        }
        foreach (var (key, content) in store.Documents)
        {
            (key + Encoding.UTF8.GetString(content)).ShouldNotContain("自筹自支");
            (key + Encoding.UTF8.GetString(content)).ShouldNotContain("差旅报销");
        }
        store.Documents.Keys.Count(k => k.StartsWith(DraftStore.Prefix, StringComparison.Ordinal)).ShouldBe(1);
        await using var after = TeamsBot.Over(store, await FakeConnector.StartAsync());
        after.Host.Real();
        var again = new TeamsApplicant(after);
        await again.ExecuteAsync("draft", CheckCards.Filled(card, "撤销删除"));
        CardText.Of(again.Card).ShouldContain("1. 差旅报销");
        CheckCards.Value(again.Card, "v:own-source").ShouldBe("自筹自支");
    }

    [Fact]
    public async Task A_hundred_rows_and_the_longest_texts_still_make_a_card_that_Teams_takes()
    {
        var me = new TeamsApplicant(_bot);
        await me.SayAllAsync("填园区科协申报表", "第4节");
        var text = string.Concat(Enumerable.Repeat("长", 20_000));
        await me.FillAsync("保存并继续", ("v:plan", text), ("v:ability", "短"));
        (await me.SayAsync("第4节"))[0].Text.ShouldBeNull();
        CardText.Bytes(me.Card).ShouldBeLessThan(28 * 1024);
        CardText.Of(me.Card).ShouldContain("已填20000字");
        await me.FillAsync("保存并继续", ("v:ability", "不短"));
        await me.SayAsync("第4节");
        CardText.Of(me.Card).ShouldContain("已填20000字");
        CheckCards.Value(me.Card, "v:ability").ShouldBe("不短");
        await me.FillAsync("保存并继续", ("r:plan", "重新写"));
        await me.SayAsync("第4节");
        CheckCards.Value(me.Card, "v:plan").ShouldBe("重新写");

        await me.SayAsync("第5节");
        await me.FillAsync("添加支出");
        for (var i = 1; i <= DraftInputs.MostRows; i++)
        {
            await me.FillAsync("保存并再加一行", ("v:item", $"第{i}笔{new string('项', 60)}"), ("v:basis", new string('据', 150)), ("v:amount", "0.01"));
        }
        me.Shown.ShouldContain("一张表最多100行");
        CardText.Bytes(me.Card).ShouldBeLessThan(28 * 1024);
        await me.FillAsync("删除所选行", ("n:budget", "budget/100"));
        me.Shown.ShouldContain("第100行已删除");
        await me.FillAsync("修改所选行", ("n:budget", "budget/99"));
        CheckCards.Value(me.Card, "v:item").ShouldStartWith("第99笔");
    }

    public async Task DisposeAsync() => await _bot.DisposeAsync();
}
