namespace ApplyBot.Storage.Outbox;

/// <summary>What every outbox takes.</summary>
internal static class OutboxLimits
{
    public const int MaxIdLength = 200;
    public const int MaxPayloadBytes = 64 * 1024;

    /// <exception cref="ArgumentException">This is no id of a mailing.</exception>
    public static void ThrowIfNoId(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (id.Length is 0 or > MaxIdLength || !IsBeginOfId(id))
        {
            throw new ArgumentException($"An id of a mailing has 1 to {MaxIdLength} ASCII letters, digits and - : . /", nameof(id));
        }
    }

    /// <summary>Whether an id may begin so.</summary>
    public static bool IsBeginOfId(string id) => id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or ':' or '.' or '/');

    /// <exception cref="ArgumentException">A mailing cannot begin like this.</exception>
    public static void ThrowIfNotNew(Mailing mailing)
    {
        ArgumentNullException.ThrowIfNull(mailing);
        ThrowIfNoId(mailing.Id);
        if (mailing is not { Round: 1, Kind: MailingRound.Send, CancelledIn: 0 })
        {
            throw new ArgumentException("A mailing begins with its first round.", nameof(mailing));
        }
    }

    /// <exception cref="ArgumentOutOfRangeException">No later round is of this kind.</exception>
    public static void ThrowIfNoRevision(MailingRound kind)
    {
        if (kind is not (MailingRound.Update or MailingRound.Delete))
        {
            throw new ArgumentOutOfRangeException(nameof(kind), kind, "A later round updates or deletes.");
        }
    }

    /// <exception cref="ArgumentException">The recipient or the payload is not one that is kept.</exception>
    public static void ThrowIfInvalid(OutboxEntry entry)
    {
        if (entry.Recipient is not { Length: <= MaxIdLength } || !DocumentKeys.IsValid(entry.Recipient) || entry.Recipient.Contains('/', StringComparison.Ordinal))
        {
            throw new ArgumentException($"A key of a recipient has 1 to {MaxIdLength} characters of well-formed Unicode without U+0000 and /", nameof(entry));
        }
        if (entry.Payload.Length > MaxPayloadBytes)
        {
            throw new ArgumentException($"A payload has at most {MaxPayloadBytes} bytes; this one has {entry.Payload.Length}.", nameof(entry));
        }
    }

    /// <exception cref="ArgumentOutOfRangeException">Nothing could ever be sent, or nothing is asked for.</exception>
    public static void ThrowIfInvalid(OutboxPace pace)
    {
        ArgumentNullException.ThrowIfNull(pace);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(pace.PerSecond);
        ArgumentOutOfRangeException.ThrowIfLessThan(pace.PerRecipient, TimeSpan.Zero);
    }

    /// <exception cref="ArgumentOutOfRangeException">Nothing is asked for.</exception>
    public static void ThrowIfInvalid(int most, TimeSpan lease)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(lease, TimeSpan.Zero);
    }
}
