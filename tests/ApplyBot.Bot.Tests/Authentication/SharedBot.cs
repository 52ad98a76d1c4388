namespace ApplyBot.Bot.Tests.Authentication;

/// <summary>One registered bot for all tests of a class that change nothing of it.</summary>
public sealed class SharedBot : IDisposable
{
    internal RegisteredBot Bot { get; } = new();

    public void Dispose() => Bot.Dispose();
}
