using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApplyBot.Browser.Tests;

/// <summary>The emulator's page: what a user of Teams sees of the bot, and does.</summary>
internal sealed class EmulatorPage(ChatPage chat) : IAsyncDisposable
{
    public IPage Page => chat.Page;

    public ILocator Body => Page.Locator("body");

    /// <summary>What adaptivecards.js renders, without the cards that unfold within others.</summary>
    public ILocator Cards => Page.Locator(".ac-adaptiveCard:not(.ac-adaptiveCard .ac-adaptiveCard)");

    /// <summary>The card that came last, or took the place of the one before it.</summary>
    public ILocator Card => Cards.Last;

    public static async Task<EmulatorPage> OpenAsync(EmulatorProcess emulator) => new(await ChatPage.OpenAsync(emulator.Address, 1400, 1000));

    public async Task SayAsync(string text)
    {
        var box = Page.Locator("[role=textbox][contenteditable=true]");
        await box.ClickAsync();
        await Page.Keyboard.InsertTextAsync(text);
        await Expect(box).ToContainTextAsync(text);
        await SendAsync();
    }

    /// <summary>Sends what stands in the box.</summary>
    public Task SendAsync() => Page.GetByRole(AriaRole.Button, new() { Name = "Send Message" }).ClickAsync();

    public Task ShootAsync(string name) => chat.ShootAsync(name);

    public ValueTask DisposeAsync() => chat.DisposeAsync();
}
