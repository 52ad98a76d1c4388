using ApplyBot.Bot.Protocol;

namespace ApplyBot.Bot.Tests.SelfChecks;

/// <summary>Self-checks in the web chat, by words and by buttons.</summary>
public sealed class WebCheckTests : IDisposable
{
    private static readonly string[] ToInternational = ["我能报赣海汇智吗", "1"];
    private readonly BotHost _host = new BotHost().Real();

    [Fact]
    public async Task In_words_alone_to_a_verdict_with_an_answer_changed_half_way()
    {
        var me = await WebApplicant.InAsync(_host);
        await me.SayAllAsync([.. ToInternational, "江西南昌", "10"]);
        me.Shown.ShouldContain("第3步，约剩2步");
        await me.SayAsync("上一步");
        me.Shown.ShouldContain("原来的回答：其他单位");
        await me.SayAllAsync("院校科协", "否", "没有");
        me.Shown.ShouldContain("第5步，应是最后一步");
        await me.SayAsync("是的");

        me.Shown.ShouldContain("自测结果：符合");
        me.Shown.ShouldContain("还有24天");
        me.Shown.ShouldContain("✓ 申报单位是江西的单位");
        me.Shown.ShouldContain("（二）");
        me.Shown.ShouldContain("赣科协字〔2026〕6号");
        me.Shown.ShouldContain("注意，通知里有不一致");
    }

    [Fact]
    public async Task By_buttons_to_a_verdict_against_him_with_what_to_do_next()
    {
        var me = await WebApplicant.InAsync(_host);
        await me.SayAsync("资格自测");
        await me.PressAsync("下一步", "jiangxi-ganhai-huizhi-2026");
        await me.PressAsync("下一步", "jiangxi-ganhai-huizhi-2026/ganhai-huizhi/international");
        await me.PressAsync("下一步", "江西");
        await me.PressAsync("下一步", "station");
        await me.PressAsync("下一步", "y2018");
        await me.PressAsync("否");
        await me.PressAsync("修改第2题");
        await me.PressAsync("下一步", "individual");

        me.Shown.ShouldStartWith("改了答案以后，这些回答不再需要，已经去掉：“工作站是哪一年获评成立的？”2018年");
        me.Shown.ShouldContain("自测结果：不符合");
        me.Shown.ShouldContain("✗ 申报单位属于正文二列出的一类");
        me.Shown.ShouldContain("您的回答：“申报单位属于哪一类？”个人");
        me.Shown.ShouldContain("0791-86261089");
        (await me.PressAsync("联系谁？")).ShouldHaveSingleItem().Text!.ShouldContain("0791");
    }

    [Fact]
    public async Task A_question_in_the_middle_is_answered_and_the_same_step_comes_again()
    {
        var me = await WebApplicant.InAsync(_host);
        await me.SayAllAsync([.. ToInternational, "江西"]);
        var step = me.Shown;

        var said = await me.SayAsync("什么时候截止？");

        said.Count.ShouldBe(2);
        said[0].Text!.ShouldContain("3月25日");
        me.Shown.ShouldBe(step);
    }

    [Fact]
    public async Task An_old_card_and_a_second_press_change_nothing()
    {
        var me = await WebApplicant.InAsync(_host);
        await me.SayAllAsync(ToInternational);
        var old = me.Card;
        await me.PressAsync("下一步", "江西");
        var step = me.Shown;

        await me.PressAsync("下一步", "江西", of: old);
        me.Shown.ShouldContain("较早的卡片");
        me.Shown.ShouldEndWith(step);
        await me.PressAsync("下一步", "江苏", of: old);
        me.Shown.ShouldEndWith(step);
        await me.PressAsync("退出");
        (await me.PressAsync("下一步", "江西", of: old)).ShouldHaveSingleItem().Text!.ShouldContain("已经结束");
    }

    [Theory]
    [InlineData("什么时候截止？")]
    [InlineData("我们学会能不能报？")]
    [InlineData("企业能报哪些项目？")]
    [InlineData("现在还能报吗？")]
    [InlineData("上一步")]
    [InlineData("退出")]
    [InlineData("记住")]
    public async Task What_is_no_wish_to_be_checked_is_answered_as_before(string text) =>
        (await (await WebApplicant.InAsync(_host)).SayAsync(text)).ShouldHaveSingleItem().Text.ShouldNotBeNull();

    [Fact]
    public async Task An_answer_about_a_notice_offers_the_self_check_of_that_notice()
    {
        var me = await WebApplicant.InAsync(_host);
        var answer = (await me.SayAsync("赣海汇智什么时候截止？"))[0];

        answer.SuggestedActions!.Actions!.Select(a => a.Title).ShouldContain("资格自测");
        await me.SayAsync("资格自测");
        me.Shown.ShouldContain("常规的国际科技交流与合作企业基层对接服务项目");
    }

    [Fact]
    public async Task Where_the_window_is_over_it_says_so_and_asks_on_only_when_told_to()
    {
        _host.Time.Pass(TimeSpan.FromDays(60));
        var me = await WebApplicant.InAsync(_host);
        await me.SayAllAsync(ToInternational);
        me.Shown.ShouldContain("✗ 申报已于2026年3月25日截止");
        await me.PressAsync("仍按条件测一测");
        me.Shown.ShouldContain("第1步");
        await me.SayAllAsync("江西", "院校科协", "否", "否", "是");

        me.Shown.ShouldContain("自测结果：不符合");
        me.Shown.ShouldContain("已符合6条，不符合1条，待确认0条");
    }

    [Fact]
    public async Task Without_cards_it_goes_by_numbers()
    {
        await using var bot = await Teams.TeamsBot.StartAsync();
        bot.Host.Real();
        async Task<string> SayAsync(string text) => (await bot.ExpectAsync(bot.Message(text) with { ChannelId = "sms" })).Activities.ShouldHaveSingleItem().Text!;

        (await SayAsync("资格自测")).ShouldContain("5. 江西“赣海汇智”");
        (await SayAsync("5")).ShouldContain("1. 常规的国际");
        await SayAsync("1");
        await SayAsync("江西");
        (await SayAsync("6")).ShouldContain("2. 否");
        await SayAsync("2");
        await SayAsync("2");
        (await SayAsync("1")).ShouldContain("自测结果：符合");
        (await SayAsync("修改1")).ShouldContain("原来的回答：江西");
        (await SayAsync("退出")).ShouldContain("已退出自测");
    }

    [Fact]
    public async Task In_English()
    {
        var me = await WebApplicant.InAsync(_host);
        await me.SayAllAsync("Am I eligible for Ganhai Huizhi?", "1", "Jiangxi", "individual");

        me.Shown.ShouldContain("Result: not eligible");
        me.Shown.ShouldNotMatch("[符合请]");
    }

    public void Dispose() => _host.Dispose();
}
