using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApplyBot.Browser.Tests;

/// <summary>Whole self-checks in the web chat, for a programme whose window never closes.</summary>
public sealed class SelfCheckTests
{
    [BrowserTheory]
    [InlineData("wide", 1280, 900)]
    [InlineData("phone", 390, 844)]
    public async Task Somebody_who_may_apply_changes_an_answer_half_way_and_reads_why(string name, int width, int height)
    {
        await using var chat = await ChatPage.OpenAsync(await SharedBot.AddressAsync(), width, height);
        await BeginAsync(chat);
        await chat.ShootAsync($"check-{name}-1-question");

        await ChooseAsync(chat, "企业");
        await Expect(chat.Last).ToContainTextAsync("第2步");
        await chat.Last.GetByRole(AriaRole.Combobox).SelectOptionAsync("湖南");
        await PressAsync(chat, "下一步");
        await Expect(chat.Last).ToContainTextAsync("第3步，约剩2步");
        await chat.ShootAsync($"check-{name}-2-yes-or-no");

        await PressAsync(chat, "修改答案（2）");
        await PressAsync(chat, "修改第1题");
        await Expect(chat.Last).ToContainTextAsync("原来的回答：企业");
        await ChooseAsync(chat, "高校");
        await Expect(chat.Last).ToContainTextAsync("独立法人资格");
        await PressAsync(chat, "是");
        await Expect(chat.Last).ToContainTextAsync("不转包");
        await PressAsync(chat, "是");
        await Expect(chat.Last).ToContainTextAsync("应是最后一步");
        await PressAsync(chat, "下一步");
        await Expect(chat.Last).ToContainTextAsync("请填一个数字");
        await chat.ShootAsync($"check-{name}-3-number");
        await chat.Last.GetByRole(AriaRole.Spinbutton).FillAsync("5");
        await PressAsync(chat, "下一步");

        await Expect(chat.Last).ToContainTextAsync("已符合5条，不符合0条，待确认0条");
        await Expect(chat.Last.GetByRole(AriaRole.Heading, new() { Name = "符合", Exact = true })).ToBeVisibleAsync();
        await Expect(chat.Last).ToContainTextAsync("✓ 申报单位具有独立法人资格");
        await Expect(chat.Last).ToContainTextAsync("条款：一.(五).1");
        await Expect(chat.Last).ToContainTextAsync("须知");
        await chat.ShootAsync($"check-{name}-4-eligible-end");
        await chat.Last.GetByRole(AriaRole.Heading, new() { Name = "符合", Exact = true }).ScrollIntoViewIfNeededAsync();
        await chat.ShootAsync($"check-{name}-5-eligible");
        chat.Faults.ShouldBeEmpty();
    }

    [BrowserTheory]
    [InlineData("wide", 1280, 900)]
    [InlineData("phone", 390, 844)]
    public async Task Somebody_who_may_not_is_told_what_stands_in_the_way_and_what_he_lets_be_remembered_fills_in_the_next(string name, int width, int height)
    {
        await using var chat = await ChatPage.OpenAsync(await SharedBot.AddressAsync(), width, height);
        await BeginAsync(chat);
        await ChooseAsync(chat, "企业");
        await Expect(chat.Last).ToContainTextAsync("第2步");
        await chat.Last.GetByRole(AriaRole.Combobox).SelectOptionAsync("湖南");
        await PressAsync(chat, "下一步");
        await Expect(chat.Last).ToContainTextAsync("第3步");
        await chat.AskAsync("联系谁？");
        await Expect(chat.Last).ToContainTextAsync("第3步");
        await Expect(chat.Page.GetByRole(AriaRole.Feed)).ToContainTextAsync("徐姣");
        await PressAsync(chat, "修改答案（2）");
        await PressAsync(chat, "修改第1题");
        await Expect(chat.Last).ToContainTextAsync("原来的回答：企业");
        await ChooseAsync(chat, "个人");

        await Expect(chat.Last).ToContainTextAsync("不符合1条");
        await Expect(chat.Last.GetByRole(AriaRole.Heading, new() { Name = "不符合", Exact = true })).ToBeVisibleAsync();
        await Expect(chat.Last).ToContainTextAsync("✗ 申报单位属于所列六类");
        await chat.Last.GetByRole(AriaRole.Heading, new() { Name = "不符合", Exact = true }).ScrollIntoViewIfNeededAsync();
        await chat.ShootAsync($"check-{name}-6-not-eligible");

        await PressAsync(chat, "记住这些");
        await Expect(chat.Last).ToContainTextAsync("已经记住");
        await chat.Page.ReloadAsync();
        await Expect(chat.Last).ToBeVisibleAsync();
        await chat.AskAsync("我的资料");
        await Expect(chat.Last).ToContainTextAsync("个人");
        await chat.ShootAsync($"check-{name}-7-profile");
        await PressAsync(chat, "看看我能报哪些");
        await Expect(chat.Last).ToContainTextAsync("不可报");
        await chat.ShootAsync($"check-{name}-8-match");
        await chat.AskAsync("删除我的资料");
        await Expect(chat.Last).ToContainTextAsync("没有记住您的任何情况");
        chat.Faults.ShouldBeEmpty();
    }

    private static async Task BeginAsync(ChatPage chat)
    {
        await Expect(chat.Last).ToBeVisibleAsync();
        await chat.AskAsync("湖南国际交流项目我能报吗");
        await ChooseAsync(chat, "国际科技交流会议");
        await Expect(chat.Last).ToContainTextAsync("第1步，约剩4步");
    }

    private static async Task ChooseAsync(ChatPage chat, string option)
    {
        // A card that Web Chat draws anew while it is clicked forgets the click.
        await Expect(chat.Last.GetByText(option, new() { Exact = true })).ToBeVisibleAsync();
        for (var tries = 1; ; tries++)
        {
            await chat.Last.GetByText(option, new() { Exact = true }).ClickAsync();
            try
            {
                await Expect(chat.Last.GetByRole(AriaRole.Radio, new() { Checked = true })).ToHaveCountAsync(1, new() { Timeout = 1_000 });
                break;
            }
            catch (PlaywrightException) when (tries < 5)
            {
            }
        }
        await PressAsync(chat, "下一步");
    }

    private static Task PressAsync(ChatPage chat, string button) => chat.Last.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
}
