using System.Diagnostics;

namespace ApplyBot.Bot.Tests;

/// <summary>Waits for what happens elsewhere.</summary>
internal static class Wait
{
    /// <summary>Asks until it holds; fails after ten seconds.</summary>
    public static async Task UntilAsync(Func<bool> holds)
    {
        var begun = Stopwatch.GetTimestamp();
        while (!holds())
        {
            Stopwatch.GetElapsedTime(begun).ShouldBeLessThan(TimeSpan.FromSeconds(10));
            await Task.Yield();
        }
    }
}
