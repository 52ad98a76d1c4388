using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApplyBot.Browser.Tests;

/// <summary>Whole self-checks in Teams, as Microsoft's emulator plays it: each card is replaced in place by the next step.</summary>
public sealed class EmulatorSelfCheckTests
{
    private static readonly LocatorAssertionsToContainTextOptions Patiently = new() { Timeout = 20_000 };

    [EmulatorFact]
    public async Task An_answer_is_changed_half_way_and_the_verdict_tells_why()
    {
        using var bot = await BotProcess.StartAsync();
        using var emulator = await EmulatorProcess.StartAsync(bot.Address);
        await using var chat = await ChatPage.OpenAsync(emulator.Address, 1400, 1000);
        var page = chat.Page;
        await Expect(page.Locator("body")).ToContainTextAsync("ApplyBot", Patiently);

        await BeginAsync(page);
        await chat.ShootAsync("emulator-check-1-question");
        await ChooseAsync(page, "企业", "第2步");
        await Card(page).GetByRole(AriaRole.Combobox).ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = "湖南", Exact = true }).ClickAsync();
        await PressAsync(page, "下一步", "第3步");
        await PressAsync(page, "修改答案（2）", "修改第1题");
        await PressAsync(page, "修改第1题", "原来的回答：企业");
        await ChooseAsync(page, "高校", "独立法人资格");
        await PressAsync(page, "是", "不转包");
        await PressAsync(page, "是", "应是最后一步");
        await Card(page).GetByRole(AriaRole.Spinbutton).FillAsync("5");
        await PressAsync(page, "下一步", "已符合5条，不符合0条，待确认0条");
        await chat.ShootAsync("emulator-check-2-eligible");

        await BeginAsync(page);
        await ChooseAsync(page, "企业", "第2步");
        await PressAsync(page, "修改答案（1）", "修改第1题");
        await PressAsync(page, "修改第1题", "原来的回答：企业");
        await ChooseAsync(page, "个人", "不符合1条");
        await Expect(Card(page)).ToContainTextAsync("✗ 申报单位属于所列六类");
        await chat.ShootAsync("emulator-check-3-not-eligible");
        await Expect(page.Locator("body")).Not.ToContainTextAsync("InvalidResponse");
    }

    private static async Task BeginAsync(IPage page)
    {
        var box = page.Locator("[role=textbox][contenteditable=true]");
        await box.ClickAsync();
        await page.Keyboard.InsertTextAsync("湖南国际交流项目我能报吗");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send Message" }).ClickAsync();
        await Expect(Card(page)).ToContainTextAsync("国际科技交流会议", Patiently);
        await ChooseAsync(page, "国际科技交流会议", "第1步，约剩4步");
    }

    private static ILocator Card(IPage page) => page.Locator(".ac-adaptiveCard:not(.ac-adaptiveCard .ac-adaptiveCard)").Last;

    private static async Task ChooseAsync(IPage page, string option, string then)
    {
        await Card(page).GetByText(option, new() { Exact = true }).ClickAsync();
        await PressAsync(page, "下一步", then);
    }

    private static async Task PressAsync(IPage page, string button, string then)
    {
        await Card(page).GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        await Expect(Card(page)).ToContainTextAsync(then, Patiently);
    }
}
