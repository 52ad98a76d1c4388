namespace ApplyBot.Bot.Tests.SelfChecks;

/// <summary>Answers that cannot be: said at the field, and nothing changes.</summary>
public sealed class BadAnswerTests : IDisposable
{
    private readonly BotHost _host = new BotHost().Real();

    [Theory]
    [InlineData("", "请先回答")]
    [InlineData("火星", "没看出是哪里")]
    [InlineData("江苏和湖南", "不止一个省份")]
    public Task A_place(string answer, string says) => RefusedAsync(["我能报赣海汇智吗", "1"], answer, says);

    [Theory]
    [InlineData("飞船公司的", "没有“飞船公司的”这个选项")]
    [InlineData("99", "没有“99”这个选项")]
    [InlineData("station,individual", "只能选一项")]
    public Task An_option(string answer, string says) => RefusedAsync(["我能报赣海汇智吗", "1", "江西"], answer, says);

    [Theory]
    [InlineData("maybe", "请回答“是”或“否”")]
    [InlineData("7", "请回答“是”或“否”")]
    public Task Yes_or_no(string answer, string says) => RefusedAsync(["我能报赣海汇智吗", "1", "江西", "院校科协"], answer, says);

    [Theory]
    [InlineData("很多", "请填一个数字")]
    [InlineData("-3", "超出了合理范围")]
    [InlineData("99999999999999999999", "超出了合理范围")]
    [InlineData("1e9", "请填一个数字")]
    public Task A_number(string answer, string says) => RefusedAsync(["湖南国际交流项目我能报吗", "1", "高校", "湖南", "是", "是"], answer, says);

    [Theory]
    [InlineData("2023-02-31", "没有“2023-02-31”这一天")]
    [InlineData("2023年", "请把日期写到日")]
    [InlineData("昨天", "没看懂这个日期")]
    [InlineData("1200-01-01", "超出了合理范围")]
    public Task A_date(string answer, string says) => RefusedAsync(["江苏港澳台项目我能报吗", "仍然测", "企业", "江苏"], answer, says);

    [Fact]
    public async Task Text_without_end_is_refused_too()
    {
        var me = await WebApplicant.InAsync(_host);
        await me.SayAllAsync("我能报赣海汇智吗", "1");
        await me.PressAsync("下一步", new string('长', 5_000));
        me.Shown.ShouldContain("回答太长了");
    }

    public void Dispose() => _host.Dispose();

    private async Task RefusedAsync(string[] before, string answer, string says)
    {
        _host.Time.Pass(TimeSpan.FromDays(before[0].Contains("江苏", StringComparison.Ordinal) ? 55 : 0));
        var me = await WebApplicant.InAsync(_host);
        await me.SayAllAsync(before);
        var (step, button) = (me.Shown, CheckCards.Buttons(me.Card)[0]);

        var data = CheckCards.Data(button, answer);
        data["answer"] = answer;
        await me.SubmitAsync(data);

        me.Shown.ShouldContain(says);
        me.Shown.ShouldEndWith(step);
        CheckCards.Buttons(me.Card)[0]["data"]!["rev"]!.ToJsonString().ShouldBe(button["data"]!["rev"]!.ToJsonString());
    }
}
