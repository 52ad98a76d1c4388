namespace ApplyBot.Storage.Outbox;

/// <summary>What has become of a message.</summary>
public enum OutboxState
{
    /// <summary>To be sent.</summary>
    Pending,
    /// <summary>Somebody is sending it.</summary>
    Leased,
    /// <summary>The channel has it, as the present round wants it.</summary>
    Sent,
    /// <summary>To be tried again later.</summary>
    RetryAt,
    /// <summary>It will never work.</summary>
    FailedFinal,
    /// <summary>It shall not be sent.</summary>
    Skipped,
    /// <summary>Whoever sent it ended before he told what came of it; it is sent again, and may arrive twice.</summary>
    Uncertain,
}

/// <summary>A message to one recipient, and what has become of it.</summary>
public sealed record OutboxRow
{
    /// <summary>The mailing.</summary>
    public required string Mailing { get; init; }
    /// <summary>Key of the recipient.</summary>
    public required string Recipient { get; init; }
    /// <summary>What has become of it in the present round.</summary>
    public OutboxState State { get; init; }
    /// <summary>Whether it was ever uncertain, so that it may have arrived twice.</summary>
    public bool WasUncertain { get; init; }
    /// <summary>How often it was tried in the present round.</summary>
    public int Attempts { get; init; }
    /// <summary>When it is tried next, UTC.</summary>
    public DateTimeOffset DueAt { get; init; }
    /// <summary>Why it failed last, see <see cref="OutboxReasons"/>; null for nothing.</summary>
    public string? Reason { get; init; }
    /// <summary>Identity of the delivered message; null before, and after it was deleted.</summary>
    public string? ActivityId { get; init; }
    /// <summary>Round as which it was delivered last; 0 for never.</summary>
    public int DeliveredRound { get; init; }
    /// <summary>When the channel took it last, UTC; null for never.</summary>
    public DateTimeOffset? DeliveredAt { get; init; }
    /// <summary>What is only this recipient's.</summary>
    public ReadOnlyMemory<byte> Payload { get; init; }
}

/// <summary>How many rows are in which state.</summary>
/// <param name="ByState">Rows by state; a state without rows is left out.</param>
/// <param name="WereUncertain">Rows that were ever uncertain.</param>
public sealed record OutboxCount(IReadOnlyDictionary<OutboxState, int> ByState, int WereUncertain)
{
    /// <summary>Rows in a state.</summary>
    public int Of(OutboxState state) => ByState.GetValueOrDefault(state);
    /// <summary>All rows.</summary>
    public int All => ByState.Values.Sum();
    /// <summary>Rows of which something is still to come.</summary>
    public int Open => Of(OutboxState.Pending) + Of(OutboxState.Leased) + Of(OutboxState.RetryAt) + Of(OutboxState.Uncertain);
}

/// <summary>Reasons that the outbox gives itself. Others are those of <c>DeliveryResult</c>: a status and the other side's code.</summary>
public static class OutboxReasons
{
    /// <summary>The mailing was cancelled.</summary>
    public const string Cancelled = "Cancelled";
    /// <summary>The mailing was withdrawn before it was sent.</summary>
    public const string Withdrawn = "Withdrawn";
    /// <summary>The lease ran out.</summary>
    public const string LeaseExpired = "LeaseExpired";
}
