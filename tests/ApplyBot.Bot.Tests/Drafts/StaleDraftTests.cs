using System.Text.Json.Nodes;
using ApplyBot.Bot.Conversations;
using ApplyBot.Bot.Conversations.Drafts;
using ApplyBot.Bot.Tests.SelfChecks;
using ApplyBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyBot.Bot.Tests.Drafts;

/// <summary>Presses that come twice, late, or while another writer is quicker: each is done once, and none over what it did not see.</summary>
public sealed class StaleDraftTests : IDisposable
{
    private readonly KeptDocuments _kept = new();
    private readonly RacingDocuments _store;
    private readonly BotHost _host;

    public StaleDraftTests()
    {
        _store = new RacingDocuments(_kept);
        _host = new BotHost().Real().With(services => services.AddSingleton<IDocumentStore>(_store));
    }

    [Fact]
    public async Task A_press_that_comes_twice_is_done_once_and_shows_the_same()
    {
        var me = await AtMoneyAsync();
        await me.FillAsync("添加支出");
        var row = CheckCards.Filled(me.Card, "保存这一行", ("v:item", "差旅"), ("v:amount", "1"));
        await me.SubmitAsync(row);
        var once = me.Shown;
        await me.SubmitAsync(row);

        me.Shown.ShouldBe(once);
        Rows(me).ShouldBe(1);
        var removal = CheckCards.Filled(me.Card, "删除第1行");
        await me.SubmitAsync(removal);
        await me.SubmitAsync(removal);
        me.Shown.ShouldContain("第1行已删除");
        await me.FillAsync("撤销删除");
        Rows(me).ShouldBe(1);
    }

    [Fact]
    public async Task Another_press_on_the_card_that_was_pressed_before_is_not_passed_over_in_silence()
    {
        var me = await AtMoneyAsync();
        var card = me.Card;
        await me.FillAsync("保存并继续", ("v:grant", "2"));

        await me.SubmitAsync(CheckCards.Filled(card, "保存并继续", ("v:grant", "3")));

        me.Shown.ShouldContain("已经过时");
        me.Shown.ShouldNotContain("已保存");
        CheckCards.Value(me.Card, "v:grant").ShouldBe("2");
    }

    [Fact]
    public async Task A_card_of_an_older_revision_changes_nothing_and_shows_what_there_is()
    {
        var me = await AtMoneyAsync();
        var old = me.Card;
        await me.FillAsync("保存并继续", ("v:grant", "2"));
        await me.SayAsync("第5节");
        await me.FillAsync("保存并继续", ("v:own-source", "自筹"));

        foreach (var button in new[] { "保存并继续", "添加支出", "上一节", "目录", "保存并退出" })
        {
            await me.SubmitAsync(CheckCards.Filled(old, button, ("v:grant", "9")));
            me.Shown.ShouldContain("已经过时", customMessage: button);
            CheckCards.Value(me.Card, "v:grant").ShouldBe("2");
            CheckCards.Value(me.Card, "v:own-source").ShouldBe("自筹");
        }
        // What only looks at it is done from an older card as well.
        var data = CheckCards.Filled(old, "目录");
        data.Where(d => d.Key.StartsWith("v:", StringComparison.Ordinal)).Select(d => d.Key).ToList().ForEach(key => data.Remove(key));
        await me.SubmitAsync(data);
        me.Shown.ShouldContain("已填 2/");
    }

    [Fact]
    public async Task Inputs_that_a_press_does_not_bring_leave_their_fields_as_they_are()
    {
        var me = await AtMoneyAsync();
        await me.FillAsync("保存并继续", ("v:grant", "2"), ("v:own-source", "自筹"));
        await me.SayAsync("第5节");
        var data = CheckCards.Filled(me.Card, "保存并继续", ("v:own-funds", "1"));
        data.Remove("v:grant");
        await me.SubmitAsync(data);
        await me.SayAsync("第5节");

        CheckCards.Value(me.Card, "v:grant").ShouldBe("2");
        CheckCards.Value(me.Card, "v:own-funds").ShouldBe("1");
        await me.SayAsync("第1节");
        await me.FillAsync("保存并继续", ("v:type", "park-brand"));
        await me.SayAsync("第1节");
        await me.FillAsync("保存并继续", ("v:type", "no-such-option"));
        await me.SayAsync("第1节");
        CheckCards.Value(me.Card, "v:type").ShouldBe("park-brand");
    }

    [Fact]
    public async Task Of_two_windows_the_later_save_is_refused_and_nothing_acknowledged_is_lost()
    {
        var (one, two) = (await WebApplicant.AsAsync(_host, "dl_00000000000000000000000000000001"), await WebApplicant.AsAsync(_host, "dl_00000000000000000000000000000001"));
        await one.SayAllAsync("填园区科协申报表", "第5节");
        await two.SayAllAsync("我的草稿", "1", "第5节");
        _store.Before(DraftStore.Prefix, _ => two.FillAsync("保存并继续", ("v:own-source", "自筹")));
        await one.FillAsync("保存并继续", ("v:grant", "2"));

        one.Shown.ShouldContain("已经过时");
        CheckCards.Value(one.Card, "v:own-source").ShouldBe("自筹");
        await one.FillAsync("保存并继续", ("v:grant", "2"));
        await one.SayAsync("第5节");
        CheckCards.Value(one.Card, "v:own-source").ShouldBe("自筹");
        CheckCards.Value(one.Card, "v:grant").ShouldBe("2");
    }

    [Fact]
    public async Task Who_only_opened_it_meanwhile_stands_in_nobodys_way()
    {
        var me = await AtMoneyAsync();
        _store.Conflict(DraftStore.Prefix);
        await me.FillAsync("保存并继续", ("v:grant", "2"));

        _store.IsWaiting.ShouldBeFalse();
        me.Shown.ShouldContain("已保存");
    }

    [Theory]
    [InlineData("添加")]
    [InlineData("删除")]
    [InlineData("复制")]
    [InlineData("新建")]
    public async Task A_turn_that_is_run_again_does_it_once(string what)
    {
        var me = await AtMoneyAsync();
        await me.FillAsync("添加支出");
        await me.FillAsync("保存并再加一行", ("v:item", "差旅"), ("v:amount", "1"));
        if (what == "添加")
        {
            _store.Conflict(ChatStates.Prefix);
            await me.FillAsync("保存这一行", ("v:item", "场地"), ("v:amount", "1"));
            Rows(me).ShouldBe(2);
        }
        else if (what == "删除")
        {
            await me.FillAsync("保存这一行", ("v:item", "场地"), ("v:amount", "1"));
            _store.Conflict(ChatStates.Prefix);
            await me.FillAsync("删除第1行");
            Rows(me).ShouldBe(1);
            me.Shown.ShouldContain("第1行已删除");
        }
        else
        {
            await me.SayAsync(what == "复制" ? "复制草稿" : "我的草稿");
            _store.Conflict(ChatStates.Prefix);
            await (what == "复制" ? me.PressAsync("海智计划项目资助申报表") : me.SayAsync("填立项申报书"));
            me.Shown.ShouldContain(what == "复制" ? "新草稿" : "第1节，共7节");
            _kept.Documents.Keys.Count(k => k.StartsWith(DraftStore.Prefix, StringComparison.Ordinal)).ShouldBe(2);
        }
        _store.IsWaiting.ShouldBeFalse();
    }

    public void Dispose() => _host.Dispose();

    private static int Rows(WebApplicant me) => CheckCards.Buttons(me.Card).Count(b => ((string)b["title"]!).StartsWith("修改第", StringComparison.Ordinal));

    private async Task<WebApplicant> AtMoneyAsync()
    {
        var me = await WebApplicant.InAsync(_host);
        await me.SayAllAsync("填园区科协申报表", "第5节");
        return me;
    }
}
