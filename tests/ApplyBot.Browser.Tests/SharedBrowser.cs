using Microsoft.Playwright;

namespace ApplyBot.Browser.Tests;

/// <summary>One Chromium for all tests, started by the first that needs it. Each page has a context of its own, so that nothing is left to the next.</summary>
internal static class SharedBrowser
{
    private static readonly string[] Arguments =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private static readonly Lazy<Task<IBrowser>> Started = new(StartAsync);

    public static Task<IBrowser> GetAsync() => Started.Value;

    private static async Task<IBrowser> StartAsync()
    {
        // Both end with the process of the tests, whose pipes they listen to.
        var playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium.Path, Args = Arguments });
    }
}
