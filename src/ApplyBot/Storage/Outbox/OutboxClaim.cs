namespace ApplyBot.Storage.Outbox;

/// <summary>What is to be done to a recipient's message.</summary>
public enum OutboxOperation
{
    /// <summary>Send a new one.</summary>
    Send,
    /// <summary>Replace it.</summary>
    Update,
    /// <summary>Take it back.</summary>
    Delete,
}

/// <summary>Rows that were leased, and when to ask again.</summary>
/// <param name="Leases">By the moment at which each is to be sent.</param>
/// <param name="Next">When something may be due next, UTC, as far as is known now; null: nothing waits.</param>
public sealed record OutboxClaim(IReadOnlyList<OutboxLease> Leases, DateTimeOffset? Next);

/// <summary>A row that is one sender's for a while.</summary>
public sealed record OutboxLease
{
    /// <summary>The mailing.</summary>
    public required string Mailing { get; init; }
    /// <summary>Key of the recipient.</summary>
    public required string Recipient { get; init; }
    /// <summary>What is to be done.</summary>
    public required OutboxOperation Operation { get; init; }
    /// <summary>Round of the mailing whose content is to be sent.</summary>
    public required int Round { get; init; }
    /// <summary>Identity of the message to replace or take back; null to send.</summary>
    public string? ActivityId { get; init; }
    /// <summary>Which attempt of the round this is, from 1.</summary>
    public required int Attempt { get; init; }
    /// <summary>Whether an earlier attempt may have arrived.</summary>
    public bool IsUncertain { get; init; }
    /// <summary>What is only this recipient's.</summary>
    public ReadOnlyMemory<byte> Payload { get; init; }
    /// <summary>Not to be sent before, UTC.</summary>
    public required DateTimeOffset NotBefore { get; init; }
    /// <summary>When the lease runs out, UTC.</summary>
    public required DateTimeOffset Until { get; init; }
    /// <summary>Tells this lease of the row from others.</summary>
    public required string Token { get; init; }
}
