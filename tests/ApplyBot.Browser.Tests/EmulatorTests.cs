using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApplyBot.Browser.Tests;

/// <summary>The bot in Teams, as Microsoft's emulator plays it: what a user sees on the screen.</summary>
public sealed class EmulatorTests
{
    [EmulatorFact]
    public async Task A_user_of_Teams_is_welcomed_asks_presses_a_button_asks_on_and_inserts_a_programme()
    {
        using var emulator = await EmulatorProcess.StartAsync(await SharedBot.AddressAsync());
        await using var teams = await EmulatorPage.OpenAsync(emulator);

        // Only one of the two activities that say so tells that this user has Teams in English, and either may come first.
        await Expect(teams.Body).ToContainTextAsync(new Regex("我是 ApplyBot|I am ApplyBot"));
        await teams.ShootAsync("emulator-1-welcome");

        await teams.SayAsync("赣海汇智什么时候截止？");
        await Expect(teams.Card).ToContainTextAsync("3月25日");
        await Expect(teams.Card).ToContainTextAsync("四.4");
        await teams.ShootAsync("emulator-2-card");

        // Whichever question the card offers: pressed, it is answered by a card of its own.
        var before = await teams.Cards.CountAsync();
        var offered = teams.Card.GetByRole(AriaRole.Button).Filter(new() { HasTextRegex = new Regex("[？?]") }).First;
        await offered.ClickAsync();
        await Expect(teams.Cards).ToHaveCountAsync(before + 1);
        await Expect(teams.Card).ToContainTextAsync("赣海汇智");
        await teams.ShootAsync("emulator-3-button");

        await teams.SayAsync("那金额呢？");
        await Expect(teams.Cards).ToHaveCountAsync(before + 2);
        await Expect(teams.Card).ToContainTextAsync("4万元");
        await teams.ShootAsync("emulator-4-follow-up");

        var cards = await teams.Cards.CountAsync();
        await SearchAsync(teams.Page, "没有这样的项目xyz");
        await Expect(Search(teams.Page)).ToContainTextAsync("没有找到相符的项目");
        await Search(teams.Page).GetByPlaceholder("Enter a search term").FillAsync("广西海智");
        var result = Search(teams.Page).GetByRole(AriaRole.Heading, new() { Level = 1 });
        await Expect(result.First).ToContainTextAsync("海智");
        await teams.ShootAsync("emulator-5-search");
        await result.First.ClickAsync();
        await Expect(teams.Cards).ToHaveCountAsync(cards + 1);
        await teams.SendAsync();
        await Expect(teams.Page.GetByRole(AriaRole.Button, new() { Name = "查看条款" })).ToBeVisibleAsync();
        await Expect(teams.Card).ToContainTextAsync("桂科协学发");
        await teams.ShootAsync("emulator-6-inserted");

        // The card was put there to be seen: the bot has nothing to say to it, and answers what is asked next.
        await teams.SayAsync("重庆海智工作站有效期几年？");
        await Expect(teams.Card).ToContainTextAsync("3年");
        await Expect(teams.Cards).ToHaveCountAsync(cards + 2);
        await Expect(teams.Body).Not.ToContainTextAsync("InvalidResponse");
        await teams.ShootAsync("emulator-7-after");
    }

    private static ILocator Search(IPage page) => page.Locator(".fui-PopoverSurface");

    private static async Task SearchAsync(IPage page, string text)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Trigger Message Extension App" }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Search Command" }).ClickAsync();
        await Search(page).GetByPlaceholder("Enter a search term").FillAsync(text);
    }
}
