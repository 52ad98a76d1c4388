using ApplyBot.Bot.Tests.SelfChecks;
using ApplyBot.Bot.Tests.Teams;

namespace ApplyBot.Bot.Tests.Drafts;

/// <summary>Drafts where no cards are shown: one question at a time.</summary>
public sealed class PlainDraftTests : IAsyncLifetime
{
    private TeamsBot _bot = null!;

    public async Task InitializeAsync()
    {
        _bot = await TeamsBot.StartAsync();
        _bot.Host.Real();
    }

    [Fact]
    public async Task Field_by_field_with_a_wrong_value_put_right()
    {
        (await SayAsync("填园区科协申报表")).ShouldContain("第1项，共");
        (await SayAsync("材料会诊日")).ShouldContain("2. 创新赛事品牌建设");
        (await SayAsync("9")).ShouldContain("没有这个选项");
        (await SayAsync("2")).ShouldContain("项目承担单位");
        (await SayAsync("上一步")).ShouldContain("现在的内容：创新赛事品牌建设");
        (await SayAsync("都不是")).ShouldContain("没有这个选项");
        (await SayAsync("下一项")).ShouldContain("项目承担单位");
        await SayAsync("某科协");
        (await SayAsync("下一项")).ShouldContain("填表时间");
        var wrong = await SayAsync("明天");
        wrong.ShouldContain("现在的内容：明天");
        wrong.ShouldContain("附件.附表4");
        (await SayAsync("2026年4月14日")).ShouldContain("项目负责人姓名");
        (await SayAsync("上一步")).ShouldContain("2026年4月14日");
        (await SayAsync("清空")).ShouldNotContain("现在的内容");
        (await SayAsync("目录")).ShouldContain("（3/5）");
        (await SayAsync("1")).ShouldContain("联系地址");
        (await SayAsync("退出")).ShouldContain("草稿已保存");
        (await SayAsync("我的草稿")).ShouldContain("1. 园区");
        (await SayAsync("1")).ShouldContain("已填 3/");
    }

    [Fact]
    public async Task A_question_in_the_middle_comes_back_to_the_same_field()
    {
        await SayAsync("填园区科协申报表");
        await SayAsync("材料会诊日");
        var said = (await _bot.ExpectAsync(_bot.Message("什么时候截止？") with { ChannelId = "slack" })).Activities;
        said.Count.ShouldBe(2);
        said[0].Text!.ShouldContain("4月");
        said[1].Text!.ShouldContain("创新赛事品牌建设");
    }

    [Fact]
    public async Task Row_by_row_with_one_removed_and_put_back()
    {
        await SayAsync("填园区科协申报表");
        await SayAsync("第5节");
        foreach (var text in new[] { "2", "0", "无" })
        {
            await SayAsync(text);
        }
        (await SayAsync("加一行")).ShouldContain("支出内容");
        await SayAsync("差旅");
        (await SayAsync("跳过")).ShouldContain("金额");
        (await SayAsync("很多")).ShouldContain("现在的内容：很多");
        (await SayAsync("1.5")).ShouldContain("合计：1.5万元");
        (await SayAsync("加一行")).ShouldContain("第2行");
        await SayAsync("场地");
        await SayAsync("下一项");
        var both = await SayAsync("0.5");
        both.ShouldContain("1. 差旅");
        both.ShouldContain("2. 场地");
        (await SayAsync("修改2")).ShouldContain("现在的内容：场地");
        await SayAsync("会场");
        var one = await SayAsync("退出");
        one.ShouldContain("草稿已保存");
        await SayAsync("我的草稿");
        await SayAsync("1");
        await SayAsync("5");
        await SayAsync("下一项");
        await SayAsync("下一项");
        await SayAsync("下一项");
        var removed = await SayAsync("删除第1行");
        removed.ShouldContain("第1行已删除");
        removed.ShouldNotContain("差旅");
        (await SayAsync("撤销")).ShouldContain("1. 差旅");
    }

    [Fact]
    public async Task Copied_deleted_and_exported_by_words()
    {
        await SayAsync("填园区科协申报表");
        await SayAsync("材料会诊日");
        (await SayAsync("导出")).ShouldContain("1. Word");
        (await SayAsync("检查")).ShouldContain("必填未填");
        var forms = await SayAsync("复制草稿");
        forms.ShouldContain("1. ");
        (await SayAsync("1")).ShouldContain("新草稿");
        (await SayAsync("删除草稿")).ShouldContain("确定删除");
        (await SayAsync("是")).ShouldContain("我的草稿（1份）");
    }

    [Fact]
    public async Task What_is_left_to_choose_is_chosen_by_number_or_by_name()
    {
        (await SayAsync("填表")).ShouldContain("想填写哪张表");
        (await SayAsync("立项申报书")).ShouldContain("第1项，共");
        (await SayAsync("退出")).ShouldContain("草稿已保存");
        (await SayAsync("填表")).ShouldContain("也可以另填一份");
        (await SayAsync("另填一份")).ShouldContain("第1项，共");
    }

    [Fact]
    public async Task Fields_of_several_options_take_several_and_one_in_words()
    {
        await SayAsync("填湖南省科协国际与区域科技合作交流项目申报书");
        await SayAsync("第3节");
        await SayAsync("甲项目");
        (await SayAsync("某合作单位")).ShouldContain("可以回复几个编号");
        await SayAsync("1、3、院士讲座");
        var again = await SayAsync("上一步");
        again.ShouldContain("现在的内容");
        again.ShouldContain("其他：院士讲座");
    }

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    private async Task<string> SayAsync(string text) => (await _bot.ExpectAsync(_bot.Message(text) with { ChannelId = "slack" })).Activities.ShouldHaveSingleItem().Text!;
}
