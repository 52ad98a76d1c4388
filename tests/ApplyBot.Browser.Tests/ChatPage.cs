using Microsoft.Playwright;

namespace ApplyBot.Browser.Tests;

/// <summary>The page as a new user sees it, with cookies and storage of its own. Notes whatever it should not do.</summary>
internal sealed class ChatPage : IAsyncDisposable
{
    private readonly List<string> _faults = [];

    private ChatPage(IPage page) => Page = page;

    public IPage Page { get; }

    /// <summary>Requests to elsewhere, breaches of the content security policy, exceptions.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <summary>What has been said, both sides.</summary>
    public ILocator Messages => Page.GetByRole(AriaRole.Feed).Locator("article");

    /// <summary>The message that came last.</summary>
    public ILocator Last => Messages.Last;

    // A machine that is busy with other tests takes its time.
    static ChatPage() => Assertions.SetDefaultExpectTimeout(20_000);

    /// <param name="at">What follows the address.</param>
    /// <param name="prepare">Done to the page before it is opened.</param>
    public static async Task<ChatPage> OpenAsync(string address, int width = 1280, int height = 800, bool withWebChat = true, Func<IPage, Task>? prepare = null, string at = "/")
    {
        var page = await (await SharedBrowser.GetAsync()).NewPageAsync(new() { ViewportSize = new() { Width = width, Height = height }, Locale = "zh-CN", TimezoneId = "Asia/Shanghai" });
        var chat = new ChatPage(page);
        page.PageError += (_, error) => chat._faults.Add(error);
        page.Console += (_, message) => chat.Note(message.Text, "Content Security Policy");
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(address, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal) && !request.Url.StartsWith("blob:", StringComparison.Ordinal))
            {
                chat._faults.Add(request.Url);
            }
        };
        if (!withWebChat)
        {
            await page.RouteAsync("**/webchat.js", route => route.FulfillAsync(new() { Status = 404 }));
        }
        if (prepare is not null)
        {
            await prepare(page);
        }
        await page.GotoAsync(address.TrimEnd('/') + at);
        return chat;
    }

    public async Task AskAsync(string question)
    {
        var box = Page.GetByRole(AriaRole.Textbox);
        await box.PressSequentiallyAsync(question);
        await box.PressAsync("Enter");
    }

    /// <inheritdoc cref="Picture.KeepAsync"/>
    public Task ShootAsync(string name) => Picture.KeepAsync(name, path => Page.ScreenshotAsync(new() { Path = path }));

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();

    private void Note(string text, string sign)
    {
        if (text.Contains(sign, StringComparison.Ordinal))
        {
            _faults.Add(text);
        }
    }
}
