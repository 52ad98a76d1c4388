namespace ApplyBot.Storage.Outbox;

/// <summary>
/// A wall: messages that are to be sent, each to one recipient, and what has become of them. Whoever sends claims rows under a lease, sends, and tells what came of it;
/// where he ends before he tells, the lease runs out, and the row is given out again as one of which nobody knows whether it arrived.
/// At no time is a recipient's row, or two rows of one recipient, given to two at once. What was acknowledged is there after a crash. Thread-safe.
/// </summary>
/// <remarks>Every member throws <see cref="IOException"/> when what lies there cannot be read or written; what it should have written may then have been written or not.</remarks>
public interface IOutbox
{
    /// <summary>Writes a mailing and all its rows, or nothing of it.</summary>
    /// <param name="mailing">The mailing, in its first round.</param>
    /// <param name="entries">Whom it is for. Of two for one recipient the first counts. Read once, and never held in memory as a whole.</param>
    /// <param name="cancellation">Gives up; nothing is written then.</param>
    /// <returns>How many rows it has; null when there is a mailing of that id already, and nothing was written.</returns>
    ValueTask<int?> BeginAsync(Mailing mailing, IAsyncEnumerable<OutboxEntry> entries, CancellationToken cancellation = default);

    /// <summary>Adds rows to a mailing that has begun. A recipient who has one keeps it as it is.</summary>
    /// <returns>How many were added; null when there is no such mailing.</returns>
    ValueTask<int?> AddAsync(string mailing, IReadOnlyCollection<OutboxEntry> entries, CancellationToken cancellation = default);

    /// <summary>The mailing; null when there is none.</summary>
    ValueTask<Mailing?> FindAsync(string mailing, CancellationToken cancellation = default);

    /// <summary>Mailings whose id begins so, by id.</summary>
    IAsyncEnumerable<Mailing> ListAsync(string prefix, CancellationToken cancellation = default);

    /// <summary>
    /// Begins the next round: an update of what was delivered, or its deletion. Rows that were sent are pending again; so are those whose last update failed.
    /// Rows not sent yet are sent as they are in the new round, but in a deletion are skipped (<see cref="OutboxReasons.Withdrawn"/>), also where nobody knows whether they arrived, for then nothing says what to delete.
    /// A row that is leased meanwhile is brought to the new round once it is completed. Attempts are counted anew, and a pause ends.
    /// </summary>
    /// <returns>The mailing in its new round; null when there is none, when it is in another round than <paramref name="after"/>, or when its messages have been deleted.</returns>
    ValueTask<Mailing?> ReviseAsync(string mailing, int after, MailingRound kind, CancellationToken cancellation = default);

    /// <summary>Stops giving out rows of a mailing, or goes on; rows that are leased are completed all the same.</summary>
    /// <returns>False when there is no such mailing.</returns>
    ValueTask<bool> PauseAsync(string mailing, bool isPaused, CancellationToken cancellation = default);

    /// <summary>Skips what of the present round has not been sent (<see cref="OutboxReasons.Cancelled"/>); what is leased may still be sent, but not tried again. A later round does not bring these rows back unless they were delivered before.</summary>
    /// <returns>False when there is no such mailing.</returns>
    ValueTask<bool> CancelAsync(string mailing, CancellationToken cancellation = default);

    /// <summary>Puts rows that failed for good back to be tried at once, with attempts counted anew.</summary>
    /// <returns>How many.</returns>
    ValueTask<int> RetryFailedAsync(string mailing, CancellationToken cancellation = default);

    /// <summary>
    /// Leases rows that are due, the longest due first, as many as the pace allows within the next second. Rows whose lease has run out become <see cref="OutboxState.Uncertain"/> before.
    /// The pace (<see cref="OutboxPace"/>) holds over all hosts that share the outbox: each lease has a moment of its own, before which it is not sent.
    /// </summary>
    /// <param name="most">Rows to lease at most, from 1.</param>
    /// <param name="lease">How long, beyond the moment at which the last of them is to be sent, they are this caller's.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<OutboxClaim> ClaimAsync(int most, TimeSpan lease, CancellationToken cancellation = default);

    /// <summary>Says that the channel has what was sent, updated or deleted.</summary>
    /// <param name="lease">The lease; one that ran out still counts, as long as nobody else has leased the row.</param>
    /// <param name="activityId">Identity that the channel gave; null for none, which leaves the one that is known.</param>
    /// <param name="cancellation">Gives up before it is written.</param>
    /// <returns>False when the row is not this lease's any more.</returns>
    ValueTask<bool> CompleteAsync(OutboxLease lease, string? activityId, CancellationToken cancellation = default);

    /// <summary>Says that it was not sent and may work later; or, with <paramref name="isUncertain"/>, that nobody knows whether it was.</summary>
    /// <param name="lease">The lease.</param>
    /// <param name="at">When to try again, UTC.</param>
    /// <param name="reason">Why: a code without content, see <see cref="OutboxReasons"/>.</param>
    /// <param name="isUncertain">Whether it may have arrived.</param>
    /// <param name="cancellation">Gives up before it is written.</param>
    /// <returns>False when the row is not this lease's any more.</returns>
    ValueTask<bool> RetryAsync(OutboxLease lease, DateTimeOffset at, string reason, bool isUncertain = false, CancellationToken cancellation = default);

    /// <summary>Says that it will never work, or with <paramref name="isSkipped"/> that it shall not be sent.</summary>
    /// <returns>False when the row is not this lease's any more.</returns>
    ValueTask<bool> FailAsync(OutboxLease lease, string reason, bool isSkipped = false, CancellationToken cancellation = default);

    /// <summary>Gives back what was not begun to be sent, as it was before it was leased; for a host that stops.</summary>
    ValueTask ReleaseAsync(IReadOnlyCollection<OutboxLease> leases, CancellationToken cancellation = default);

    /// <summary>How many rows of a mailing are in which state.</summary>
    ValueTask<OutboxCount> CountAsync(string mailing, CancellationToken cancellation = default);

    /// <summary>All rows of a mailing, by recipient; each as it was at some moment of the listing. Not held in memory as a whole.</summary>
    IAsyncEnumerable<OutboxRow> RowsAsync(string mailing, CancellationToken cancellation = default);

    /// <summary>Forgets a mailing with its rows.</summary>
    ValueTask ForgetAsync(string mailing, CancellationToken cancellation = default);

    /// <summary>Forgets all rows of a recipient.</summary>
    ValueTask ForgetRecipientAsync(string recipient, CancellationToken cancellation = default);
}
