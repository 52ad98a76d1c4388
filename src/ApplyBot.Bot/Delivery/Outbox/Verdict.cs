namespace ApplyBot.Bot.Delivery.Outbox;

/// <summary>What is to be recorded of an attempt.</summary>
internal abstract record Verdict
{
    private Verdict()
    {
    }

    /// <summary>The channel has it.</summary>
    /// <param name="ActivityId">Identity that the channel gave; null for none.</param>
    public sealed record Done(string? ActivityId) : Verdict;

    /// <summary>It is tried again.</summary>
    /// <param name="Wait">After how long.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="IsUncertain">Whether it may have arrived.</param>
    public sealed record Again(TimeSpan Wait, string Reason, bool IsUncertain = false) : Verdict;

    /// <summary>It is not tried again.</summary>
    /// <param name="Reason">Why.</param>
    /// <param name="IsSkipped">Whether it was not to be sent, rather than could not be.</param>
    public sealed record Over(string Reason, bool IsSkipped = false) : Verdict;
}
