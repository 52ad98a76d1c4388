namespace ApplyBot.Browser.Tests;

/// <summary>Pictures for people to look at. No test reads them, so they are drawn only with <c>APPLYBOT_LONG=1</c>.</summary>
internal static class Picture
{
    private static readonly bool IsWanted = Environment.GetEnvironmentVariable("APPLYBOT_LONG") == "1";

    /// <summary>Keeps a picture in the tests' output folder, under screenshots/, where pictures are wanted.</summary>
    public static Task KeepAsync(string name, Func<string, Task> shoot) =>
        IsWanted ? shoot(Path.Combine(AppContext.BaseDirectory, "screenshots", name + ".png")) : Task.CompletedTask;
}
