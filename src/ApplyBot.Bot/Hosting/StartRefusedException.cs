namespace ApplyBot.Bot.Hosting;

/// <summary>The host must not start; the message says why and what to do, a line for each reason.</summary>
public sealed class StartRefusedException(string message) : Exception(message)
{
    /// <summary>Whether it is because another process has the data.</summary>
    public bool IsInUse { get; init; }
}
