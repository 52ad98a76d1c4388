namespace ApplyBot.Bot.Tests;

/// <summary>Waits for what happens on other threads: looks again and again, and fails when it takes too long.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    public static Task TrueAsync(Func<bool> condition) => GetAsync<bool>(() => condition() ? true : null);

    public static async Task<T> GetAsync<T>(Func<T?> look)
        where T : struct
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(begun) < Deadline)
        {
            if (look() is { } found)
            {
                return found;
            }
            await Task.Delay(2);
        }
        throw new TimeoutException("It has not happened.");
    }

    /// <summary>The result, unless it takes too long.</summary>
    public static Task<T> InTime<T>(this Task<T> task) => task.WaitAsync(Deadline);
}
