namespace ApplyBot.Storage.Outbox;

/// <summary>The round that a mailing is in, as far as it matters to a row.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Kind">What it does.</param>
/// <param name="CancelledIn">Last round that was cancelled; 0 for none.</param>
/// <param name="Since">When the round began.</param>
internal readonly record struct OutboxRound(int Number, MailingRound Kind, int CancelledIn, DateTimeOffset Since);

/// <summary>A row as it is kept, and what may become of it: the rules of <see cref="IOutbox"/> for one row.</summary>
internal sealed record OutboxRecord
{
    /// <summary>Round of the mailing in which the row was brought into its state.</summary>
    public required int Round { get; init; }
    public OutboxState State { get; init; }
    public bool WasUncertain { get; init; }
    /// <summary>Whether an earlier attempt to do what is to be done may have arrived.</summary>
    public bool InDoubt { get; init; }
    public int Attempts { get; init; }
    public required DateTimeOffset DueAt { get; init; }
    public string? Reason { get; init; }
    public string? ActivityId { get; init; }
    public int DeliveredRound { get; init; }
    public DateTimeOffset? DeliveredAt { get; init; }
    /// <summary>When an attempt ended last.</summary>
    public DateTimeOffset? TriedAt { get; init; }
    /// <summary>The lease that may still tell what came of it; null for none.</summary>
    public string? Token { get; init; }
    public DateTimeOffset LeaseUntil { get; init; }
    /// <summary>State before it was leased.</summary>
    public OutboxState LeasedFrom { get; init; }
    public ReadOnlyMemory<byte> Payload { get; init; }

    /// <summary>Whether it waits to be leased.</summary>
    public bool IsWaiting => State is OutboxState.Pending or OutboxState.RetryAt or OutboxState.Uncertain;

    /// <summary>A new row of a mailing that is in this round.</summary>
    public static OutboxRecord New(OutboxEntry entry, OutboxRound round, DateTimeOffset due)
    {
        var row = new OutboxRecord { Round = round.Number, DueAt = due, Payload = entry.Payload };
        return round.Kind == MailingRound.Delete ? row with { State = OutboxState.Skipped, Reason = OutboxReasons.Withdrawn } : row.In(round);
    }

    /// <summary>The row in the round that its mailing is in. A leased one stays as it is.</summary>
    public OutboxRecord In(OutboxRound round) =>
        State == OutboxState.Leased ? this
        : Round == round.Number ? round.CancelledIn >= Round && IsWaiting ? Skipped(OutboxReasons.Cancelled) : this
        : DeliveredRound > 0 ? Again(round.Since, round.Number).In(round)
        : !IsWaiting ? this with { Round = round.Number }
        : round.CancelledIn >= Round ? Skipped(OutboxReasons.Cancelled) with { Round = round.Number }
        : round.Kind == MailingRound.Delete ? Skipped(OutboxReasons.Withdrawn) with { Round = round.Number }
        : this with { Round = round.Number, Attempts = 0 };

    public OutboxRecord Leased(string token, DateTimeOffset until) => this with { State = OutboxState.Leased, LeasedFrom = State, Attempts = Attempts + 1, Token = token, LeaseUntil = until };

    public OutboxRecord Completed(OutboxLease lease, string? activityId, DateTimeOffset now) => Ended(lease, OutboxState.Sent, null) with
    {
        ActivityId = lease.Operation == OutboxOperation.Delete ? null : activityId ?? ActivityId,
        DeliveredRound = lease.Round, DeliveredAt = now, TriedAt = now, InDoubt = false,
    };

    public OutboxRecord RetriedAt(OutboxLease lease, DateTimeOffset at, string reason, bool isUncertain, DateTimeOffset now) =>
        Ended(lease, isUncertain ? OutboxState.Uncertain : OutboxState.RetryAt, reason) with { DueAt = at.ToUniversalTime(), TriedAt = now, WasUncertain = WasUncertain || isUncertain, InDoubt = InDoubt || isUncertain };

    public OutboxRecord Failed(OutboxLease lease, string reason, DateTimeOffset now) => Ended(lease, OutboxState.FailedFinal, reason) with { TriedAt = now };

    public OutboxRecord SkippedBy(OutboxLease lease, string reason) => Ended(lease, OutboxState.Skipped, reason);

    public OutboxRecord Released(OutboxLease lease) => Ended(lease, LeasedFrom, Reason) with { Attempts = Math.Max(0, Attempts - 1) };

    /// <summary>The lease may still tell what came of it, until the row is leased again.</summary>
    public OutboxRecord Expired(DateTimeOffset now) =>
        this with { State = OutboxState.Uncertain, DueAt = now, TriedAt = now, Reason = OutboxReasons.LeaseExpired, WasUncertain = true, InDoubt = true };

    /// <summary>Whether <see cref="IOutbox.RetryFailedAsync"/> puts it back: not what cannot be done any more.</summary>
    public bool IsRetried(OutboxRound round) =>
        State == OutboxState.FailedFinal && round.CancelledIn < round.Number && (round.Kind != MailingRound.Delete || DeliveredRound > 0);

    /// <summary>To be done anew from this moment, in this round.</summary>
    public OutboxRecord Again(DateTimeOffset at, int round) =>
        this with { Round = round, State = OutboxState.Pending, Attempts = 0, DueAt = at, Reason = null, InDoubt = Round == round && InDoubt };

    public OutboxRow ToRow(string mailing, string recipient) => new()
    {
        Mailing = mailing, Recipient = recipient, State = State, WasUncertain = WasUncertain, Attempts = Attempts, DueAt = DueAt, Reason = Reason,
        ActivityId = ActivityId, DeliveredRound = DeliveredRound, DeliveredAt = DeliveredAt, Payload = Payload,
    };

    /// <summary>The lease of a leased row.</summary>
    public OutboxLease ToLease(string mailing, string recipient, MailingRound kind, DateTimeOffset notBefore) => new()
    {
        Mailing = mailing, Recipient = recipient, Round = Round, Attempt = Attempts, IsUncertain = InDoubt, Payload = Payload, NotBefore = notBefore, Until = LeaseUntil, Token = Token!,
        Operation = DeliveredRound == 0 ? OutboxOperation.Send : kind == MailingRound.Delete ? OutboxOperation.Delete : OutboxOperation.Update, ActivityId = ActivityId,
    };

    private OutboxRecord Skipped(string reason) => this with { State = OutboxState.Skipped, Reason = reason };

    private OutboxRecord Ended(OutboxLease lease, OutboxState state, string? reason) => this with { Round = lease.Round, State = state, Reason = reason, Token = null };
}
