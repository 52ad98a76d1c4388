using ApplyBot.Bot.Conversations.Drafts;
using ApplyBot.Bot.Downloads;
using ApplyBot.Bot.Tests.SelfChecks;
using ApplyBot.Bot.Tests.Teams;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyBot.Bot.Tests.Privacy;

/// <summary>Logs tell nothing of what is filled into forms, at no level, right or wrong, exported or failing.</summary>
public sealed class DraftLogTests : IAsyncLifetime, IDisposable
{
    private const string Mark = "只给自己看";

    private readonly CapturedLogs _logs = new();
    private TeamsBot _bot = null!;

    public async Task InitializeAsync()
    {
        _bot = await TeamsBot.StartAsync();
        _logs.Capture(_bot.Host.Real());
    }

    [Fact]
    public async Task Filling_in_by_cards_and_by_words_checking_and_exporting()
    {
        var me = new TeamsApplicant(_bot);
        await me.SayAllAsync("填园区科协申报表");
        await me.FillAsync("保存并继续", ("v:project-name", Mark), ("v:filled-on", Mark), ("v:unit", Mark + "单位"));
        await me.SayAsync("第5节");
        await me.FillAsync("添加支出", ("v:grant", Mark));
        await me.FillAsync("保存这一行", ("v:item", Mark), ("v:amount", Mark));
        await me.FillAsync("不保存，返回");
        await me.FillAsync("删除第1行");
        await me.FillAsync("撤销删除");
        await me.SayAllAsync("检查", "导出", "1");
        await me.SayAllAsync("复制草稿", "1", "我的草稿", "1", "第1节", Mark + "是什么？", "退出");
        foreach (var text in new[] { "填园区科协申报表", Mark, "1", Mark, "目录", "检查", "导出", "3", "退出" })
        {
            (await _bot.ExpectAsync(_bot.Message(text) with { ChannelId = "slack" })).Activities.ShouldNotBeEmpty();
        }

        _logs.With("POST").ShouldNotBeEmpty();
        _logs.With(Mark).ShouldBeEmpty();
    }

    [Fact]
    public async Task Failing()
    {
        _bot.Host.With(services => services.AddSingleton<ExportDraft>((_, format, _) => throw new InvalidOperationException($"{format} of something")));
        var me = new TeamsApplicant(_bot);
        await me.SayAsync("填园区科协申报表");
        await me.FillAsync("保存并继续", ("v:project-name", Mark));
        await me.SayAsync("导出");
        await me.SayAsync("1");

        _logs.With("A turn failed").ShouldNotBeEmpty();
        _logs.With(Mark).ShouldBeEmpty();
    }

    public void Dispose() => _logs.Dispose();

    public async Task DisposeAsync() => await _bot.DisposeAsync();
}
