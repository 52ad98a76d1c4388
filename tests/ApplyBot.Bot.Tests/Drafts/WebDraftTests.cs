using System.Text.Json.Nodes;
using ApplyBot.Bot.Protocol;
using ApplyBot.Bot.Tests.SelfChecks;

namespace ApplyBot.Bot.Tests.Drafts;

/// <summary>Drafts in the web chat, where presses are messages.</summary>
public sealed class WebDraftTests : IDisposable
{
    private readonly BotHost _host = new BotHost().Real();

    [Fact]
    public async Task A_wrong_value_is_kept_said_with_its_clause_and_put_right()
    {
        var me = await BegunAsync();
        me.Shown.ShouldContain("第1节，共5节：项目和承担单位");

        await me.FillAsync("保存并继续", ("v:project-name", "材料会诊日"), ("v:type", "park-brand"), ("v:filled-on", "明天"));

        me.Shown.ShouldContain("已保存，但有几处要改");
        me.Shown.ShouldContain("附件.附表4");
        CheckCards.Value(me.Card, "v:filled-on").ShouldBe("明天");
        CheckCards.Value(me.Card, "v:type").ShouldBe("park-brand");
        await me.FillAsync("保存", ("v:filled-on", "2026-04-14"));
        me.Shown.ShouldContain("第2节");
        await me.FillAsync("上一节");
        CheckCards.Value(me.Card, "v:project-name").ShouldBe("材料会诊日");
        await me.FillAsync("目录");
        me.Shown.ShouldContain("已填 3/");
        me.Shown.ShouldContain("1. 项目和承担单位（3/5），还有2项必填");
    }

    [Fact]
    public async Task What_is_wrong_can_wait_and_every_section_can_be_jumped_to()
    {
        var me = await BegunAsync();
        await me.FillAsync("保存并继续", ("v:filled-on", "明天"));
        await me.FillAsync("先不改，往下填");
        me.Shown.ShouldContain("第2节");
        await me.FillAsync("目录");
        me.Shown.ShouldContain("有1处要改");
        await me.FillAsync("经费");
        me.Shown.ShouldContain("第5节");
        await me.FillAsync("保存并继续");
        me.Shown.ShouldContain("已填 1/");
        await me.SayAsync("第2节");
        me.Shown.ShouldContain("第2节，共5节");
        await me.SayAsync("上一步");
        me.Shown.ShouldContain("已填 1/");
    }

    [Fact]
    public async Task Rows_are_added_changed_removed_and_put_back_and_the_whole_is_checked()
    {
        var me = await BegunAsync();
        await me.SayAsync("第5节");
        await me.FillAsync("添加支出", ("v:grant", "2"), ("v:own-funds", "0"));
        me.Shown.ShouldContain("经费预算：第1行");
        await me.FillAsync("保存并再加一行", ("v:item", "专家咨询费"), ("v:amount", "很多"));
        me.Shown.ShouldContain("已保存，但有几处要改");
        CheckCards.Value(me.Card, "v:amount").ShouldBe("很多");
        await me.FillAsync("保存并再加一行", ("v:amount", "1"));
        me.Shown.ShouldContain("经费预算：第2行");
        await me.FillAsync("保存这一行", ("v:item", "差旅"), ("v:amount", "0.5"));

        me.Shown.ShouldContain("预算各项相加应等于申请经费加配套经费");
        CardText.Of(me.Card).ShouldContain("合计：1.5万元");
        CheckCards.Value(me.Card, "v:grant").ShouldBe("2");
        await me.FillAsync("修改第2行");
        await me.FillAsync("保存这一行", ("v:amount", "1"));
        me.Shown.ShouldNotContain("预算各项相加");
        await me.FillAsync("删除第1行");
        me.Shown.ShouldContain("第1行已删除");
        CardText.Of(me.Card).ShouldNotContain("专家咨询费");
        await me.FillAsync("撤销删除");
        CardText.Of(me.Card).ShouldContain("1. 专家咨询费");
        await me.FillAsync("目录");
        await me.FillAsync("检查");
        me.Shown.ShouldContain("项必填未填");
    }

    [Fact]
    public async Task A_question_in_the_middle_is_answered_and_the_same_section_comes_back()
    {
        var me = await BegunAsync();
        await me.SayAsync("第2节");
        var said = await me.SayAsync("什么时候截止？");

        said.Count.ShouldBe(2);
        said[0].Text!.ShouldContain("4月");
        me.Shown.ShouldContain("第2节，共5节");
        await me.SayAsync("目录");
        (await me.SayAsync("什么时候截止？")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Several_side_by_side_and_one_deleted()
    {
        var me = await BegunAsync();
        await me.FillAsync("保存并退出", ("v:project-name", "甲项目"));
        await me.SayAsync("填园区科协申报表");
        me.Shown.ShouldContain("您已有《园区（企业）科协提能发展项目申报表》的草稿");
        _host.Time.Pass(TimeSpan.FromMinutes(1));
        await me.FillAsync("另填一份");
        await me.FillAsync("保存并继续", ("v:project-name", "乙项目"));
        await me.SayAsync("我的草稿");
        me.Shown.ShouldContain("我的草稿（2份）");
        me.Shown.ShouldContain("甲项目");
        await me.SayAsync("2");
        await me.FillAsync("项目和承担单位");
        CheckCards.Value(me.Card, "v:project-name").ShouldBe("甲项目");
        await me.SayAsync("删除草稿");
        me.Shown.ShouldContain("已填的1项会一并删除");
        await me.FillAsync("删除");
        me.Shown.ShouldContain("草稿已删除");
        me.Shown.ShouldContain("我的草稿（1份）");
        me.Shown.ShouldNotContain("甲项目");
    }

    [Fact]
    public async Task From_a_verdict_whose_card_goes_on_working()
    {
        var me = await WebApplicant.InAsync(_host);
        await me.SayAllAsync("我能报赣海汇智吗", "1", "江西", "院校科协", "否", "否", "是");
        var verdict = me.Card;
        await me.FillAsync("填写申报表");
        me.Shown.ShouldContain("第1节，共7节：封面");

        await me.PressAsync("修改第5题", of: verdict);
        me.Shown.ShouldContain("原来的回答：是");
        await me.SayAsync("我的草稿");
        me.Shown.ShouldContain("江西省科协重点活动项目立项申报书");
    }

    [Fact]
    public async Task What_earlier_drafts_say_is_offered_and_taken_only_by_a_press_and_what_fits_is_copied()
    {
        var me = await BegunAsync();
        await me.FillAsync("保存并继续", ("v:project-name", "甲项目"), ("v:unit", "甲单位"), ("v:type", "park-brand"));
        await me.SayAsync("填立项申报书");
        me.Shown.ShouldContain("第1节，共7节");
        CardText.Of(me.Card).ShouldContain("您以前填过这些内容");
        CheckCards.Value(me.Card, "v:unit-name").ShouldBeNull();
        await me.FillAsync("填入以前的内容", ("v:contact-name", "某某"));
        CheckCards.Value(me.Card, "v:unit-name").ShouldBe("甲单位");
        CheckCards.Value(me.Card, "v:contact-name").ShouldBe("某某");
        CheckCards.Value(me.Card, "v:tier").ShouldBeNull();
        CardText.Of(me.Card).ShouldNotContain("您以前填过这些内容");

        await me.SayAsync("复制草稿");
        await me.PressAsync("海智计划项目资助申报表");
        me.Shown.ShouldContain("新草稿，请逐项核对");
        await me.SayAsync("我的草稿");
        me.Shown.ShouldContain("我的草稿（3份）");
    }

    [Fact]
    public async Task Whose_press_names_the_draft_of_another_reaches_nothing()
    {
        var (me, other) = (await WebApplicant.AsAsync(_host, "dl_00000000000000000000000000000001"), await WebApplicant.AsAsync(_host, "dl_00000000000000000000000000000002"));
        await me.SayAsync("填园区科协申报表");
        await me.FillAsync("保存并继续", ("v:project-name", "甲项目"));
        await me.FillAsync("上一节");
        foreach (var what in new[] { "open", "save", "overview", "window", "deliver", "delete", "copy", "migrate" })
        {
            var data = CheckCards.Filled(me.Card, "保存并继续", ("v:project-name", "乙项目"));
            (data["do"], data["at"]) = (what, what switch { "open" => (string)data["draft"]!, "delete" => "yes", "deliver" => ".md", "copy" => "guangxi-quality-2026/haizhi", _ => "project" });
            var said = await other.SubmitAsync(data);
            other.Shown.ShouldContain("您还没有草稿", customMessage: what);
            string.Concat(said.Select(s => s.Text)).ShouldNotContain("甲项目");
            other.Card.ToJsonString(ProtocolJson.Wire.Options).ShouldNotContain("甲项目");
        }
        await me.FillAsync("目录");
        me.Shown.ShouldContain("已填 1/");
    }

    [Fact]
    public async Task In_English()
    {
        var me = await WebApplicant.InAsync(_host);
        await me.SayAsync("fill in the application form for Ganhai Huizhi");
        me.Shown.ShouldContain("Cover");
        await me.FillAsync("Save and go on", ("v:filled-on", "tomorrow"));
        me.Shown.ShouldNotMatch("[的了请]");
        await me.SayAsync("contents");
        me.Shown.ShouldContain("1/");
        await me.SayAsync("quit");
        (await me.SayAsync("my drafts")).ShouldNotBeEmpty();
        me.Shown.ShouldContain("My drafts");
    }

    public void Dispose() => _host.Dispose();

    private async Task<WebApplicant> BegunAsync()
    {
        var me = await WebApplicant.InAsync(_host);
        await me.SayAsync("填园区科协申报表");
        return me;
    }
}
