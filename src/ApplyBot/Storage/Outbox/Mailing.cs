namespace ApplyBot.Storage.Outbox;

/// <summary>What a round of a mailing does to each recipient's message.</summary>
public enum MailingRound
{
    /// <summary>Sends it.</summary>
    Send,
    /// <summary>Replaces what was delivered, and sends it to those who have not got it yet.</summary>
    Update,
    /// <summary>Takes back what was delivered. The last round.</summary>
    Delete,
}

/// <summary>Messages with one content, each to one recipient.</summary>
/// <param name="Id">Unique; letters, digits, <c>-</c>, <c>:</c>, <c>.</c> and <c>/</c>, at most 200; what stands before the first <c>/</c> says who writes its messages.</param>
/// <param name="DueAt">From when it is sent, UTC.</param>
public sealed record Mailing(string Id, DateTimeOffset DueAt)
{
    /// <summary>Round that it is in, from 1.</summary>
    public int Round { get; init; } = 1;
    /// <summary>What the round does.</summary>
    public MailingRound Kind { get; init; }
    /// <summary>Whether it is paused.</summary>
    public bool IsPaused { get; init; }
    /// <summary>Round in which it was cancelled; 0 for none.</summary>
    public int CancelledIn { get; init; }
    /// <summary>When it was begun, UTC; set by the outbox.</summary>
    public DateTimeOffset Begun { get; init; }
}

/// <summary>A message that is to be sent.</summary>
/// <param name="Recipient">Key of the recipient, opaque; at most 200 characters as <see cref="DocumentKeys"/> takes them, without <c>/</c>.</param>
/// <param name="Payload">What is only this recipient's, sealed by whoever wrote it, at most 64 KB; empty for nothing.</param>
public sealed record OutboxEntry(string Recipient, ReadOnlyMemory<byte> Payload = default);

/// <summary>How fast messages may be sent, over all hosts that share an outbox.</summary>
/// <param name="PerSecond">Messages a second, over all recipients; evenly spaced.</param>
/// <param name="PerRecipient">Least time between two messages to one recipient.</param>
public sealed record OutboxPace(double PerSecond, TimeSpan PerRecipient)
{
    /// <summary>
    /// 25 a second, and one in 2.1 s to one conversation. Within it lie all windows that Teams keeps of a conversation: 7 in 1 s, 8 in 2 s, 60 in 30 s, 1,800 in an hour
    /// (https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit).
    /// </summary>
    public static OutboxPace Default { get; } = new(25, TimeSpan.FromSeconds(2.1));
}
