using ApplyBot.Bot.Conversations;
using ApplyBot.Bot.Conversations.Drafts;
using ApplyBot.Bot.Protocol;
using ApplyBot.Bot.Tests.Downloads;
using ApplyBot.Bot.Tests.SelfChecks;
using ApplyBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyBot.Bot.Tests.Privacy;

/// <summary>我的数据 and 删除我的数据 in the web chat.</summary>
public sealed class WebDataTests : IDisposable
{
    private readonly BotHost _host = new BotHost().Real();

    [Fact]
    public async Task All_that_is_kept_is_shown_but_not_what_is_in_drafts()
    {
        var (me, owner) = await WithDataAsync("dl_00000000000000000000000000000001");

        await me.SayAsync("我的数据");

        me.Shown.ShouldContain("让我记住的情况（2项），2027-03-01以前");
        me.Shown.ShouldContain("所在省份：江西");
        me.Shown.ShouldContain("申报表草稿（2份）");
        var form = Drafted.Form(_host.Services);
        me.Shown.ShouldContain($"{form.Title.Zh}：已填{form.Asked.Count()}项，2026-03-01最后修改，2026-08-28以前没有打开就会删除");
        me.Shown.ShouldContain("2天后删除");
        me.Shown.ShouldContain("加密保存");
        me.Shown.ShouldNotContain(Drafted.Mark);
        (await KeysAsync(owner)).Count.ShouldBe(4);
    }

    [Fact]
    public async Task It_is_deleted_everywhere_once_he_has_confirmed_by_a_button()
    {
        var (me, owner) = await WithDataAsync("dl_00000000000000000000000000000001");
        var (_, other) = await WithDataAsync("dl_00000000000000000000000000000002");
        await me.SayAsync("我的数据");
        await me.PressAsync("删除我的数据");
        me.Shown.ShouldContain("记住的情况2项、草稿2份");
        (await KeysAsync(owner)).Count.ShouldBe(4);

        await me.PressAsync("确认删除");

        me.Shown.ShouldContain("记住的情况2项、草稿2份");
        me.Shown.ShouldContain("已全部删除");
        (await KeysAsync(owner)).ShouldBeEmpty();
        (await KeysAsync(other)).Count.ShouldBe(4);
        await me.SayAsync("我的数据");
        me.Shown.ShouldContain("没有记住您的任何情况");
        me.Shown.ShouldContain("没有申报表草稿");
        me.Shown.ShouldContain("没有记下问题，也没有自测答案");
    }

    [Theory]
    [InlineData("删除我的数据", "确认删除我的数据。", "已全部删除")]
    [InlineData("delete my data", "confirm delete my data", "Everything is deleted")]
    public async Task In_words_too(string ask, string confirm, string done)
    {
        var (me, owner) = await WithDataAsync("dl_00000000000000000000000000000001");
        await me.SayAsync(ask);
        (await KeysAsync(owner)).Count.ShouldBe(4);

        await me.SayAsync(confirm);

        me.Shown.ShouldContain(done);
        (await KeysAsync(owner)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("不要确认删除我的数据")]
    [InlineData("我不想确认删除我的数据")]
    [InlineData("删除我的数据吧")]
    [InlineData("please delete all my data")]
    public async Task A_sentence_that_only_has_the_words_in_it_deletes_nothing(string text)
    {
        var (me, owner) = await WithDataAsync("dl_00000000000000000000000000000001");

        await me.SayAsync(text);

        me.Shown.ShouldNotContain("已全部删除");
        (await KeysAsync(owner)).Count.ShouldBe(4);
    }

    [Fact]
    public async Task A_button_of_long_ago_asks_again()
    {
        var (me, owner) = await WithDataAsync("dl_00000000000000000000000000000001");
        await me.SayAsync("删除我的数据");
        _host.Time.Pass(TimeSpan.FromMinutes(15));

        await me.PressAsync("确认删除");

        me.Shown.ShouldContain("要删除关于您的全部数据吗");
        (await KeysAsync(owner)).Count.ShouldBe(4);
        await me.PressAsync("确认删除");
        (await KeysAsync(owner)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Links_stop_working_and_what_was_said_is_gone_from_memory_in_all_his_windows()
    {
        var browser = await WebVisitor.OpenAsync(_host, "dl_00000000000000000000000000000001");
        var link = browser.Link(await browser.KeepAsync());
        var window = await OpenAsync("dl_00000000000000000000000000000001");
        await window.SayAsync("赣海汇智什么时候截止？");
        var client = await OpenAsync("dl_00000000000000000000000000000001");
        await client.SayAsync("赣海汇智什么时候截止？");
        var before = await client.ReadFromAsync("");
        before.Activities.Count.ShouldBe(2);

        await client.SayAsync("确认删除我的数据");

        (await client.ReadFromAsync("")).Activities.Count.ShouldBe(2);
        var rest = (await client.ReadFromAsync(before.Watermark)).Activities;
        rest.Select(a => a.From!.Role).ShouldBe([RoleTypes.User, RoleTypes.Bot]);
        CheckCards.Text(CheckCards.CardOf(rest[1])!).ShouldContain("另外清理了1个对话");
        (await window.ReadFromAsync("")).Activities.ShouldBeEmpty();
        ((int)(await browser.Browser.GetAsync(link)).StatusCode).ShouldBe(404);
        await window.SayAsync("那金额呢？");
        (await window.ReadAsync())[^1].Text!.ShouldContain("请问您问的是哪个项目");
        await foreach (var state in _host.Services.GetRequiredService<IDocumentStore>().ListAsync(ChatStates.Prefix))
        {
            state.Key.ShouldNotEndWith(client.Id);
        }
    }

    // Two things remembered, two drafts, how to write to him, and a self-check of which something was answered.
    private async Task<(WebApplicant Me, string Owner)> WithDataAsync(string user)
    {
        var me = new WebApplicant(await OpenAsync(user));
        await me.SayAllAsync("有什么我能报的", "江西", "企业", "记住");
        me.Shown.ShouldContain("已经记住");
        var owner = DraftStore.OwnerOf(new Activity { ChannelId = ChannelIds.DirectLine, From = new ChannelAccount { Id = user } })!;
        await Drafted.KeepAsync(_host.Services, owner, "d1");
        await Drafted.KeepAsync(_host.Services, owner, "d2");
        return (me, owner);
    }

    private async Task<DirectLineClient> OpenAsync(string user)
    {
        var client = new DirectLineClient(_host);
        await client.TakeAsync(await client.SendAsync(HttpMethod.Post, "tokens/generate", $$$"""{"user":{"id":"{{{user}}}"}}"""));
        await client.TakeAsync(await client.SendAsync(HttpMethod.Post, "conversations"));
        return client;
    }

    private async Task<List<string>> KeysAsync(string owner)
    {
        var keys = new List<string>();
        await foreach (var document in _host.Services.GetRequiredService<IDocumentStore>().ListAsync(""))
        {
            if (document.Key.Contains(owner, StringComparison.Ordinal)) keys.Add(document.Key);
        }
        return keys;
    }

    public void Dispose() => _host.Dispose();
}
