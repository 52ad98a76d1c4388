using ApplyBot.Bot.Cards;
using ApplyBot.Bot.Conversations.SelfChecks;
using ApplyBot.Bot.Tests.Teams;
using ApplyBot.Knowledge;

namespace ApplyBot.Bot.Tests.SelfChecks;

/// <summary>Points by a scoring table, row by row: by words, by buttons, in Teams, as plain text.</summary>
public sealed class ScoreCheckTests : IDisposable
{
    private const string Notice = "chongqing-haizhi-station-2026";
    private static readonly CheckRules Rules = new(Real.Knowledge, Real.Rules);
    private readonly BotHost _host = new BotHost().Real();

    [Fact]
    public async Task In_the_web_chat_to_an_estimate_with_a_question_in_the_middle()
    {
        var me = await WebApplicant.InAsync(_host);
        await me.SayAsync("我能打多少分？");
        me.Shown.ShouldContain("想按哪张评分表估一估");
        await me.SayAsync("1");
        me.Shown.ShouldContain("第1项，共16项");
        me.Shown.ShouldContain("附件3");
        await me.PressAsync("下一步", "2.5");
        var step = me.Shown;
        step.ShouldContain("第2项，共16项");

        var said = await me.SayAsync("什么时候截止？");
        said.Count.ShouldBe(2);
        said[0].Text!.ShouldContain("重庆");
        me.Shown.ShouldBe(step);

        await me.SayAsync("上一步");
        me.Shown.ShouldContain("原来的回答：2.5");
        await me.SayAllAsync("3", "不清楚");
        await me.SayAllAsync([.. Enumerable.Repeat("满分", 14)]);
        me.Shown.ShouldContain("评分自测：估计结果");
        me.Shown.ShouldContain("已评15项，合计93分");
        me.Shown.ShouldContain("通知没有写这张表的合格线");
        me.Shown.ShouldContain("这是按您自己填的分数作的估计");
        me.Shown.ShouldContain("3分（满分5分），少2分");

        await me.SayAsync("修改1");
        me.Shown.ShouldContain("原来的回答：3");
        await me.SayAsync("4");
        me.Shown.ShouldContain("合计94分");
        await me.PressAsync("重新开始");
        me.Shown.ShouldContain("第1项，共16项");
        await me.PressAsync("上一步");
        me.Shown.ShouldContain("想按哪张评分表估一估");
        (await me.PressAsync("退出")).ShouldHaveSingleItem().Text!.ShouldContain("已退出自测");
    }

    [Fact]
    public async Task From_a_verdict_there_and_back()
    {
        var me = await WebApplicant.InAsync(_host);
        await me.SayAllAsync("重庆海智工作站我能报吗", "江西");
        for (var i = 0; i < 10 && !me.Shown.Contains("自测结果", StringComparison.Ordinal); i++)
        {
            await me.SayAsync("不清楚");
        }
        var verdict = me.Shown;
        verdict.ShouldContain("请说“评分自测”");
        await me.PressAsync("评分自测");
        await me.PressAsync("下一步", $"{Notice}/考核评估指标");
        me.Shown.ShouldContain("第1项");
        await me.PressAsync("上一步");
        await me.PressAsync("上一步");
        me.Shown.ShouldBe(verdict);
    }

    [Fact]
    public async Task In_Teams_a_wrong_number_an_old_press_and_somebody_elses_change_nothing()
    {
        await using var bot = await TeamsBot.StartAsync();
        bot.Host.Real();
        const string group = "19:meeting@thread.v2";
        var (me, other) = (new TeamsApplicant(bot, "29:me", group), new TeamsApplicant(bot, "29:other", group));
        await me.SayAllAsync("重庆海智工作站评分自测", "考核评估指标");
        var (old, first) = (me.Card, me.Shown);
        first.ShouldContain("第1项");

        foreach (var (wrong, says) in new[] { ("很多", "请填一个数字"), ("-1", "超出"), ("99", "超出"), ("1.25", "半分"), ("", "请先回答") })
        {
            var refused = await me.PressAsync("下一步", wrong, old);
            refused.ShouldContain(says);
            refused.ShouldEndWith(first);
        }
        (await other.PressAsync("下一步", "1", old)).ShouldContain("另一位成员");
        var step = await me.PressAsync("下一步", "0.5", old);
        step.ShouldContain("第2项");
        (await me.PressAsync("下一步", "0.5", old)).ShouldEndWith(step);
        (await me.PressAsync("退出", null, old)).ShouldEndWith(step);

        while (!me.Shown.Contains("估计结果", StringComparison.Ordinal))
        {
            await me.PressAsync("不清楚");
        }
        me.Shown.ShouldContain("已评1项，合计0.5分");
        me.Shown.ShouldContain("合格线");
        me.Shown.ShouldContain("考核分数由");
        (await me.PressAsync("换一张评分表")).ShouldContain("想按哪张评分表估一估");
    }

    [Fact]
    public async Task Without_cards_it_goes_by_words()
    {
        await using var bot = await TeamsBot.StartAsync();
        bot.Host.Real();
        async Task<string> SayAsync(string text) => (await bot.ExpectAsync(bot.Message(text) with { ChannelId = "sms" })).Activities.ShouldHaveSingleItem().Text!;

        (await SayAsync("自评打分")).ShouldContain("2. ");
        (await SayAsync("9")).ShouldContain("没有“9”这个选项");
        (await SayAsync("1")).ShouldContain("第1项，共16项");
        (await SayAsync("一百分")).ShouldContain("第1项，共16项");
        (await SayAsync("4.5")).ShouldContain("第2项，共16项");
        (await SayAsync("返回")).ShouldContain("原来的回答：4.5");
        (await SayAsync("退出")).ShouldContain("已退出自测");
    }

    [Fact]
    public async Task A_notice_without_a_table_is_said_to_have_none()
    {
        var me = await WebApplicant.InAsync(_host);
        await me.SayAsync("赣海汇智评分自测");
        me.Shown.ShouldStartWith("这份通知没有评分表");
        me.Shown.ShouldContain("想按哪张评分表估一估");
    }

    [Fact]
    public void Every_step_of_every_table_can_be_sent_in_both_languages()
    {
        var view = new CheckView(Rules, Real.Forms);
        foreach (var (table, language) in Rules.Scores.Tables.All.SelectMany(t => new[] { (t, Languages.Chinese), (t, Languages.English) }))
        {
            for (var given = 0; given <= table.Items.Count(); given++)
            {
                var state = new CheckState { Id = "0123456789ab", Owner = "me", Revision = 100, Language = language, Place = CheckPlace.Score, Table = table.Id, Points = table.Items.Take(given).ToDictionary(i => i.Id, _ => "0.5") };
                CardText.Bytes(view.Card(state, null, Real.Now, new string('注', 200), inWindow: true)).ShouldBeLessThanOrEqualTo(AnswerCard.MaxBytes, $"{table} {given}");
            }
        }
    }

    public void Dispose() => _host.Dispose();
}
