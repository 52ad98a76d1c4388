using System.Runtime.CompilerServices;
using ApplyBot.Storage.Outbox;

namespace ApplyBot.Storage.Postgres;

/// <summary>The outbox in tables of PostgreSQL 15 or newer. Several hosts may share it; their clocks must agree to within a second or two, much less than a lease lasts.</summary>
public sealed class PostgresOutbox : IOutbox, IDisposable
{
    private const int Page = 200;

    private const string Find = $"SELECT {PostgresOutboxMailings.Columns} FROM applybot.mailings WHERE id = $1";
    private const string List = $"SELECT {PostgresOutboxMailings.Columns} FROM applybot.mailings WHERE id >= $1 AND starts_with(id, $1) ORDER BY id";
    private const string OfMailing = "mailing = (SELECT number FROM applybot.mailings WHERE id = $1)";
    private const string ListRows = $"SELECT {PostgresOutboxRows.Columns} FROM applybot.outbox o WHERE {OfMailing} AND recipient > $2 ORDER BY recipient LIMIT $3";
    private const string Count = $"SELECT state, count(*)::int, (count(*) FILTER (WHERE was_uncertain))::int FROM applybot.outbox WHERE {OfMailing} GROUP BY state";
    private const string Pause = "UPDATE applybot.mailings SET is_paused = $2 WHERE id = $1";
    private const string ForgetRecipient = "DELETE FROM applybot.outbox WHERE recipient = $1";

    private readonly PostgresConnections _connections;
    private readonly PostgresOutboxEnds _ends;
    private readonly OutboxPace _pace;
    private readonly TimeProvider _clock;

    /// <summary>Opens a database, and makes its tables or brings them up to date.</summary>
    /// <param name="connectionString">Where it is, in the form of Npgsql.</param>
    /// <param name="pace">The same for all hosts.</param>
    /// <param name="clock">Says what is due, and which leases have run out.</param>
    /// <exception cref="ArgumentOutOfRangeException">The pace sends nothing.</exception>
    /// <exception cref="ArgumentException">This is no connection string.</exception>
    /// <exception cref="PostgresUnsuitableException">The server is too old, or set up so that it would lose rows or cannot keep them.</exception>
    /// <exception cref="PostgresSchemaException">The tables were made by a newer program, or otherwise.</exception>
    /// <exception cref="IOException">The server cannot be reached, or refuses.</exception>
    public PostgresOutbox(string connectionString, OutboxPace pace, TimeProvider clock)
    {
        OutboxLimits.ThrowIfInvalid(pace);
        (_connections, _pace, _clock) = (PostgresConnections.OpenUpToDate(connectionString), pace, clock);
        _ends = new PostgresOutboxEnds(_connections);
    }

    // As PostgreSQL keeps it.
    private DateTimeOffset Now => _clock.GetUtcNow() is var now ? now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond)) : default;

    /// <inheritdoc />
    public async ValueTask<int?> BeginAsync(Mailing mailing, IAsyncEnumerable<OutboxEntry> entries, CancellationToken cancellation = default)
    {
        OutboxLimits.ThrowIfNotNew(mailing);
        ArgumentNullException.ThrowIfNull(entries);
        return await _connections.TransactAsync(connection =>
            PostgresOutboxMailings.BeginAsync(connection, mailing with { DueAt = mailing.DueAt.ToUniversalTime() }, entries, Now, cancellation), cancellation);
    }

    /// <inheritdoc />
    public async ValueTask<int?> AddAsync(string mailing, IReadOnlyCollection<OutboxEntry> entries, CancellationToken cancellation = default)
    {
        OutboxLimits.ThrowIfNoId(mailing);
        ArgumentNullException.ThrowIfNull(entries);
        foreach (var entry in entries)
        {
            OutboxLimits.ThrowIfInvalid(entry);
        }
        return await _connections.TransactAsync(connection => PostgresOutboxMailings.AddAsync(connection, mailing, entries, Now, cancellation), cancellation);
    }

    /// <inheritdoc />
    public async ValueTask<Mailing?> FindAsync(string mailing, CancellationToken cancellation = default)
    {
        OutboxLimits.ThrowIfNoId(mailing);
        return (await _connections.ReadAsync(Find, [mailing], PostgresOutboxMailings.ReadAsync, cancellation)).SingleOrDefault();
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<Mailing> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        foreach (var mailing in OutboxLimits.IsBeginOfId(prefix) ? await _connections.ReadAsync(List, [prefix], PostgresOutboxMailings.ReadAsync, cancellation) : [])
        {
            yield return mailing;
        }
    }

    /// <inheritdoc />
    public async ValueTask<Mailing?> ReviseAsync(string mailing, int after, MailingRound kind, CancellationToken cancellation = default)
    {
        OutboxLimits.ThrowIfNoId(mailing);
        OutboxLimits.ThrowIfNoRevision(kind);
        return await _connections.TransactAsync(connection => PostgresOutboxMailings.ReviseAsync(connection, mailing, after, kind, Now, cancellation), cancellation);
    }

    /// <inheritdoc />
    public async ValueTask<bool> PauseAsync(string mailing, bool isPaused, CancellationToken cancellation = default)
    {
        OutboxLimits.ThrowIfNoId(mailing);
        return await _connections.WriteAsync(Pause, [mailing, isPaused], cancellation) == 1;
    }

    /// <inheritdoc />
    public async ValueTask<bool> CancelAsync(string mailing, CancellationToken cancellation = default)
    {
        OutboxLimits.ThrowIfNoId(mailing);
        return await _connections.TransactAsync(connection => PostgresOutboxMailings.CancelAsync(connection, mailing, cancellation), cancellation);
    }

    /// <inheritdoc />
    public async ValueTask<int> RetryFailedAsync(string mailing, CancellationToken cancellation = default)
    {
        OutboxLimits.ThrowIfNoId(mailing);
        return await _connections.TransactAsync(connection => PostgresOutboxMailings.RetryFailedAsync(connection, mailing, Now, cancellation), cancellation);
    }

    /// <inheritdoc />
    public async ValueTask<OutboxClaim> ClaimAsync(int most, TimeSpan lease, CancellationToken cancellation = default)
    {
        OutboxLimits.ThrowIfInvalid(most, lease);
        return await _connections.TransactAsync(connection => PostgresOutboxClaims.ClaimAsync(connection, _pace, most, lease, Now, cancellation), cancellation);
    }

    /// <inheritdoc />
    public ValueTask<bool> CompleteAsync(OutboxLease lease, string? activityId, CancellationToken cancellation = default) =>
        EndAsync(lease, (row, now) => row.Completed(lease, activityId, now), cancellation);

    /// <inheritdoc />
    public ValueTask<bool> RetryAsync(OutboxLease lease, DateTimeOffset at, string reason, bool isUncertain = false, CancellationToken cancellation = default) =>
        EndAsync(lease, (row, now) => row.RetriedAt(lease, at, reason, isUncertain, now), cancellation);

    /// <inheritdoc />
    public ValueTask<bool> FailAsync(OutboxLease lease, string reason, bool isSkipped = false, CancellationToken cancellation = default) =>
        EndAsync(lease, (row, now) => isSkipped ? row.SkippedBy(lease, reason) : row.Failed(lease, reason, now), cancellation);

    /// <inheritdoc />
    public async ValueTask ReleaseAsync(IReadOnlyCollection<OutboxLease> leases, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(leases);
        await Task.WhenAll(leases.Select(lease => EndAsync(lease, (row, _) => row.Released(lease), cancellation).AsTask()));
    }

    /// <inheritdoc />
    public async ValueTask<OutboxCount> CountAsync(string mailing, CancellationToken cancellation = default)
    {
        OutboxLimits.ThrowIfNoId(mailing);
        return await _connections.ReadAsync(Count, [mailing], async (reader, cancelled) =>
        {
            var (states, uncertain) = (new Dictionary<OutboxState, int>(), 0);
            while (await reader.ReadAsync(cancelled))
            {
                states[(OutboxState)reader.GetInt16(0)] = reader.GetInt32(1);
                uncertain += reader.GetInt32(2);
            }
            return new OutboxCount(states, uncertain);
        }, cancellation);
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<OutboxRow> RowsAsync(string mailing, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        OutboxLimits.ThrowIfNoId(mailing);
        for (var page = await PageAsync(""); page.Count > 0; page = await PageAsync(page[^1].Recipient))
        {
            foreach (var row in page)
            {
                yield return row.Record.ToRow(mailing, row.Recipient);
            }
        }

        Task<List<PostgresOutboxRow>> PageAsync(string after) => _connections.ReadAsync(ListRows, [mailing, after, Page], PostgresOutboxRows.ReadAsync, cancellation);
    }

    /// <inheritdoc />
    public async ValueTask ForgetAsync(string mailing, CancellationToken cancellation = default)
    {
        OutboxLimits.ThrowIfNoId(mailing);
        await _connections.TransactAsync(connection => PostgresOutboxMailings.ForgetAsync(connection, mailing, cancellation), cancellation);
    }

    /// <inheritdoc />
    public async ValueTask ForgetRecipientAsync(string recipient, CancellationToken cancellation = default)
    {
        OutboxLimits.ThrowIfInvalid(new OutboxEntry(recipient));
        await _connections.WriteAsync(ForgetRecipient, [recipient], cancellation);
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _connections.Dispose();

    private async ValueTask<bool> EndAsync(OutboxLease lease, Func<OutboxRecord, DateTimeOffset, OutboxRecord> end, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(lease);
        cancellation.ThrowIfCancellationRequested();
        var now = Now;
        return await _ends.EndAsync(lease, row => end(row, now), now);
    }
}
