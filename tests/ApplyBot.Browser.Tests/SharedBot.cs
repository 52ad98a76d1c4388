namespace ApplyBot.Browser.Tests;

/// <summary>One bot for all tests that meet it as a visitor or a person of their own. A test that restarts it, or counts all who subscribe, starts its own.</summary>
internal static class SharedBot
{
    private static readonly Lazy<Task<BotProcess>> Started = new(StartAsync);

    /// <summary>Its address.</summary>
    public static async Task<string> AddressAsync() => (await Started.Value).Address;

    private static async Task<BotProcess> StartAsync()
    {
        var bot = await BotProcess.StartAsync();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => bot.Dispose();
        return bot;
    }
}
