using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApplyBot.Browser.Tests;

/// <summary>The bot in Teams, as Microsoft's emulator plays it: what a user sees on the screen.</summary>
public sealed class EmulatorTests
{
    private static readonly LocatorAssertionsToContainTextOptions Patiently = new() { Timeout = 20_000 };

    [EmulatorFact]
    public async Task A_user_of_Teams_is_welcomed_asks_presses_a_button_asks_on_and_inserts_a_programme()
    {
        using var bot = await BotProcess.StartAsync();
        using var emulator = await EmulatorProcess.StartAsync(bot.Address);
        await using var chat = await ChatPage.OpenAsync(emulator.Address, 1400, 1000);
        var page = chat.Page;
        var body = page.Locator("body");

        // Only one of the two activities that say so tells that this user has Teams in English, and either may come first.
        await Expect(body).ToContainTextAsync(new Regex("我是 ApplyBot|I am ApplyBot"), Patiently);
        await chat.ShootAsync("emulator-1-welcome");

        await SayAsync(page, "赣海汇智什么时候截止？");
        await Expect(Cards(page).Last).ToContainTextAsync("3月25日", Patiently);
        await Expect(Cards(page).Last).ToContainTextAsync("四.4");
        await chat.ShootAsync("emulator-2-card");

        // Whichever question the card offers: pressed, it is answered by a card of its own.
        var before = await Cards(page).CountAsync();
        var offered = Cards(page).Last.GetByRole(AriaRole.Button).Filter(new() { HasTextRegex = new Regex("[？?]") }).First;
        await offered.ClickAsync();
        await Expect(Cards(page)).ToHaveCountAsync(before + 1, new() { Timeout = 20_000 });
        await Expect(Cards(page).Last).ToContainTextAsync("赣海汇智");
        await chat.ShootAsync("emulator-3-button");

        await SayAsync(page, "那金额呢？");
        await Expect(Cards(page).Last).ToContainTextAsync("4万元", Patiently);
        await chat.ShootAsync("emulator-4-follow-up");

        var cards = await Cards(page).CountAsync();
        await SearchAsync(page, "没有这样的项目xyz");
        await Expect(Search(page)).ToContainTextAsync("没有找到相符的项目", Patiently);
        await Search(page).GetByPlaceholder("Enter a search term").FillAsync("广西海智");
        var result = Search(page).GetByRole(AriaRole.Heading, new() { Level = 1 });
        await Expect(result.First).ToContainTextAsync("海智", Patiently);
        await chat.ShootAsync("emulator-5-search");
        await result.First.ClickAsync();
        await Expect(Cards(page)).ToHaveCountAsync(cards + 1, new() { Timeout = 20_000 });
        await page.GetByRole(AriaRole.Button, new() { Name = "Send Message" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "查看条款" })).ToBeVisibleAsync();
        await Expect(Cards(page).Last).ToContainTextAsync("桂科协学发");
        await chat.ShootAsync("emulator-6-inserted");

        // The card was put there to be seen: the bot has nothing to say to it, and answers what is asked next.
        await SayAsync(page, "重庆海智工作站有效期几年？");
        await Expect(Cards(page).Last).ToContainTextAsync("3年", Patiently);
        await Expect(Cards(page)).ToHaveCountAsync(cards + 2);
        await Expect(body).Not.ToContainTextAsync("InvalidResponse");
        await chat.ShootAsync("emulator-7-after");
    }

    // What adaptivecards.js renders, without the cards that unfold within others.
    private static ILocator Cards(IPage page) => page.Locator(".ac-adaptiveCard:not(.ac-adaptiveCard .ac-adaptiveCard)");

    private static ILocator Search(IPage page) => page.Locator(".fui-PopoverSurface");

    private static async Task SayAsync(IPage page, string text)
    {
        var box = page.Locator("[role=textbox][contenteditable=true]");
        await box.ClickAsync();
        await page.Keyboard.InsertTextAsync(text);
        await Expect(box).ToContainTextAsync(text);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send Message" }).ClickAsync();
    }

    private static async Task SearchAsync(IPage page, string text)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Trigger Message Extension App" }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Search Command" }).ClickAsync();
        await Search(page).GetByPlaceholder("Enter a search term").FillAsync(text);
    }
}
