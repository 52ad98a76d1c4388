using ApplyBot.Announcements.Reminders;
using ApplyBot.Bot.Conversations.References;
using ApplyBot.Bot.Conversations.Reminders;
using ApplyBot.Bot.Protocol;
using ApplyBot.Bot.Tests.SelfChecks;
using ApplyBot.Bot.Tests.Teams;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyBot.Bot.Tests.Reminders;

/// <summary>Subscribing in Teams, alone and in groups, and where no cards are shown.</summary>
public sealed class ReminderTalkTests : IAsyncLifetime
{
    private const string Group = "19:meeting@thread.v2";
    private TeamsBot _bot = null!;

    public async Task InitializeAsync()
    {
        _bot = await TeamsBot.StartAsync();
        _bot.Host.Real();
    }

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    private Subscriptions Subscriptions => _bot.Host.Services.GetRequiredService<Subscriptions>();

    private async Task<IEnumerable<string>> TopicsAsync(string? recipient = null) =>
        (await Subscriptions.FindAsync(recipient ?? Recipients.OfPerson(ChannelIds.MsTeams, "29:person")!)).Subscriber.Subscriptions.Select(s => s.Topic.ToString());

    private async Task<string> PlainAsync(string text) =>
        (await _bot.ExpectAsync(_bot.Message(text) with { ChannelId = "slack" })).Activities.Single(a => a.Type == ActivityTypes.Message).Text!;

    [Fact]
    public async Task By_name_by_province_and_everything()
    {
        var me = new TeamsApplicant(_bot);
        await me.SayAsync("提醒我赣海汇智");
        me.Shown.ShouldContain("2026年3月25日（当天24:00前），还有24天");
        me.Shown.ShouldContain("下一次提醒：2026-03-18 09:00（提前7天）");
        await me.SayAllAsync("订阅江苏", "订阅全部");
        me.Shown.ShouldContain("没有写明截止时间");

        (await TopicsAsync()).Select(t => t.Split('/')[0]).ShouldBe([Real.Knowledge.Notices.Single(n => n.Province == "江西").Id, "province:江苏", "all"]);
        await me.SayAsync("订阅江苏");
        me.Shown.ShouldContain("已经订阅过");
    }

    [Fact]
    public async Task Without_a_name_it_is_what_is_spoken_of_else_it_is_chosen()
    {
        var me = new TeamsApplicant(_bot);
        await me.SayAsync("提醒我");
        me.Shown.ShouldContain("要在哪个项目截止前提醒您");
        (await me.PressAsync("全部通知")).ShouldContain("已订阅：全部通知");
        (await me.PressAsync("退订：全部通知")).ShouldContain("已退订：全部通知");
        await me.SayAllAsync("赣海汇智什么时候截止？", "提醒我");

        me.Shown.ShouldContain("已订阅：江西“赣海汇智”");
        (await TopicsAsync()).Count().ShouldBe(1);
    }

    [Fact]
    public async Task An_answer_offers_it()
    {
        var me = new TeamsApplicant(_bot);
        await me.SayAsync("赣海汇智什么时候截止？");

        (await me.PressAsync("提醒我")).ShouldNotBeEmpty();

        (await TopicsAsync()).Count().ShouldBe(1);
    }

    [Fact]
    public async Task What_is_wished_is_filled_in_and_what_is_wrong_is_said()
    {
        var me = new TeamsApplicant(_bot);
        await me.SayAllAsync("订阅江苏", "我的提醒");
        (await me.ExecuteAsync("remind", CheckCards.Filled(me.Card, "保存", ("roles", "recommenders"), ("offsets", "5天、2小时"), ("quiet", "")))).ShouldContain("已保存");
        me.Shown.ShouldContain("推荐（审核）截止：2026年5月20日17:30");
        me.Shown.ShouldNotContain("申报截止");
        me.Shown.ShouldContain("下一次提醒：2026-05-15 09:00（提前5天）");

        (await me.ExecuteAsync("remind", CheckCards.Filled(me.Card, "保存", ("offsets", "很久以前")))).ShouldContain("没有看懂");
        (await me.ExecuteAsync("remind", CheckCards.Filled(me.Card, "保存", ("quiet", "半夜")))).ShouldContain("没有看懂");
        var wishes = (await Subscriptions.FindAsync(Recipients.OfPerson(ChannelIds.MsTeams, "29:person")!)).Subscriber.Wishes;
        (string.Join(' ', wishes.Offsets), wishes.Quiet, wishes.Roles.Single()).ShouldBe(("P5D PT2H", null, DeadlineRole.Recommenders));
    }

    [Fact]
    public async Task To_unsubscribe_takes_one_word()
    {
        var me = new TeamsApplicant(_bot);
        await me.SayAllAsync("订阅江苏", "订阅江西", "退订赣海汇智");
        me.Shown.ShouldContain("包含在“江西的全部通知”里");
        await me.SayAsync("退订江苏");
        (await TopicsAsync()).ShouldBe(["province:江西"]);
        await me.SayAllAsync("订阅全部", "退订");
        (await TopicsAsync()).ShouldBeEmpty();
        (await me.PressAsync("重新订阅：全部通知")).ShouldContain("已订阅");
    }

    [Fact]
    public async Task A_group_subscribes_in_its_own_name()
    {
        var (me, other) = (new TeamsApplicant(_bot, group: Group), new TeamsApplicant(_bot, "29:other", Group));
        await me.SayAsync("订阅江西");
        me.Shown.ShouldContain("以本群的名义订阅");

        (await TopicsAsync()).ShouldBeEmpty();
        (await TopicsAsync(Recipients.OfConversation(ChannelIds.MsTeams, Group))).ShouldBe(["province:江西"]);
        await other.SayAsync("退订");
        (await TopicsAsync(Recipients.OfConversation(ChannelIds.MsTeams, Group))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_no_cards_are_shown_words_do_all_of_it()
    {
        (await PlainAsync("提醒我赣海汇智")).ShouldContain("下一次提醒");
        (await PlainAsync("提前5天和2小时提醒")).ShouldContain("5天、2小时");
        (await PlainAsync("免打扰22点到7点")).ShouldContain("22:00-07:00");
        (await PlainAsync("免打扰：不设")).ShouldContain("免打扰：不设");
        (await PlainAsync("按推荐单位提醒")).ShouldContain("身份：推荐单位");
        (await PlainAsync("退订")).ShouldContain("已退订：江西“赣海汇智”");
        (await PlainAsync("我的提醒")).ShouldContain("还没有订阅");
        (await PlainAsync("订阅湖北")).ShouldContain("没有找到");
        (await PlainAsync("subscribe to Jiangsu")).ShouldContain("Subscribed: all notices of Jiangsu");
        (await PlainAsync("unsubscribe")).ShouldContain("Unsubscribed");
    }

    [Fact]
    public async Task Who_removes_the_bot_or_deletes_his_data_subscribes_to_nothing()
    {
        var me = new TeamsApplicant(_bot);
        await me.SayAllAsync("订阅江西", "我的数据");
        me.Shown.ShouldContain("提醒订阅（1项）");
        me.Shown.ShouldContain("江西的全部通知");
        await me.SayAsync("确认删除我的数据");
        (await TopicsAsync()).ShouldBeEmpty();

        await me.SayAsync("订阅江西");
        (await _bot.SendAsync(_bot.Of(ActivityTypes.InstallationUpdate) with { Action = "remove" })).IsSuccessStatusCode.ShouldBeTrue();
        (await TopicsAsync()).ShouldBeEmpty();
    }
}
