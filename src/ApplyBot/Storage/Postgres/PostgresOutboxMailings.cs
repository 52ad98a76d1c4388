using ApplyBot.Storage.Outbox;
using Npgsql;

namespace ApplyBot.Storage.Postgres;

/// <summary>What is done to a mailing with its rows, each within one transaction. A mailing is locked before its rows.</summary>
internal static class PostgresOutboxMailings
{
    public const string Columns = "id, due_at, round, kind, is_paused, cancelled_in, begun";
    private const int AtOnce = 1_000;

    private const string Insert = """
        INSERT INTO applybot.mailings (id, due_at, round, kind, is_paused, cancelled_in, begun, since) VALUES ($1, $2, 1, 0, $3, 0, $4, $4) ON CONFLICT (id) DO NOTHING
        """;

    // Of two for one recipient the first counts. The state is as OutboxRecord.New says.
    private const string InsertRows = """
        INSERT INTO applybot.outbox (mailing, recipient, round, state, due_at, reason, payload, mailing_round, mailing_kind, cancelled_in, since)
        SELECT m.number, e.recipient, m.round, CASE WHEN m.kind = 2 OR m.cancelled_in >= m.round THEN 5 ELSE 0 END, greatest(m.due_at, $4),
            CASE WHEN m.kind = 2 THEN 'Withdrawn' WHEN m.cancelled_in >= m.round THEN 'Cancelled' END, e.payload, m.round, m.kind, m.cancelled_in, m.since
        FROM applybot.mailings m, unnest($2::text[], $3::bytea[]) WITH ORDINALITY e(recipient, payload, number)
        WHERE m.id = $1 ORDER BY e.number ON CONFLICT DO NOTHING
        """;

    private const string Lock = $"SELECT {Columns} FROM applybot.mailings WHERE id = $1 FOR UPDATE";
    private const string Revise = "UPDATE applybot.mailings SET round = $2, kind = $3, is_paused = false, since = $4 WHERE id = $1";

    // As OutboxRecord.In says. A leased row is written too: who ends its lease at the same moment has to look again.
    private const string ReviseRows = """
        UPDATE applybot.outbox SET mailing_round = $2, mailing_kind = $3, since = $4,
            round = CASE WHEN state = 1 THEN round ELSE $2 END,
            state = CASE WHEN state = 1 THEN 1 WHEN delivered_round > 0 THEN 0 WHEN state IN (0, 3, 6) AND $3 = 2 THEN 5 ELSE state END,
            reason = CASE WHEN state = 1 THEN reason WHEN delivered_round > 0 THEN NULL WHEN state IN (0, 3, 6) AND $3 = 2 THEN 'Withdrawn' ELSE reason END,
            attempts = CASE WHEN state <> 1 AND (delivered_round > 0 OR state IN (0, 3, 6) AND $3 <> 2) THEN 0 ELSE attempts END,
            due_at = CASE WHEN state <> 1 AND delivered_round > 0 THEN $4 ELSE due_at END,
            in_doubt = in_doubt AND (state = 1 OR delivered_round = 0)
        WHERE mailing = (SELECT number FROM applybot.mailings WHERE id = $1)
        """;

    private const string Cancel = "UPDATE applybot.mailings SET cancelled_in = round WHERE id = $1";

    private const string CancelRows = """
        UPDATE applybot.outbox SET cancelled_in = mailing_round,
            state = CASE WHEN state IN (0, 3, 6) THEN 5 ELSE state END,
            reason = CASE WHEN state IN (0, 3, 6) THEN 'Cancelled' ELSE reason END
        WHERE mailing = (SELECT number FROM applybot.mailings WHERE id = $1)
        """;

    // As OutboxRecord.IsRetried and Again say.
    private const string RetryRows = """
        UPDATE applybot.outbox SET state = 0, attempts = 0, due_at = $2, reason = NULL
        WHERE mailing = (SELECT number FROM applybot.mailings WHERE id = $1) AND state = 4 AND cancelled_in < mailing_round AND (mailing_kind <> 2 OR delivered_round > 0)
        """;

    public static async Task<int?> BeginAsync(NpgsqlConnection connection, Mailing mailing, IAsyncEnumerable<OutboxEntry> entries, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await ExecuteAsync(connection, Insert, [mailing.Id, mailing.DueAt, mailing.IsPaused, now], cancellation) == 0)
        {
            return null;
        }
        var rows = 0;
        var batch = new List<OutboxEntry>(AtOnce);
        await foreach (var entry in entries.WithCancellation(cancellation))
        {
            OutboxLimits.ThrowIfInvalid(entry);
            batch.Add(entry);
            if (batch.Count == AtOnce)
            {
                rows += await InsertAsync(connection, mailing.Id, batch, mailing.DueAt, cancellation);
                batch.Clear();
            }
        }
        rows += await InsertAsync(connection, mailing.Id, batch, mailing.DueAt, cancellation);
        cancellation.ThrowIfCancellationRequested();
        return rows;
    }

    public static async Task<int?> AddAsync(NpgsqlConnection connection, string mailing, IReadOnlyCollection<OutboxEntry> entries, DateTimeOffset now, CancellationToken cancellation) =>
        await LockAsync(connection, mailing, cancellation) is null ? null : await InsertAsync(connection, mailing, entries, now, cancellation);

    public static async Task<Mailing?> ReviseAsync(NpgsqlConnection connection, string mailing, int after, MailingRound kind, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await LockAsync(connection, mailing, cancellation) is not { } found || found.Round != after || found.Kind == MailingRound.Delete)
        {
            return null;
        }
        object[] values = [mailing, after + 1, (short)kind, now];
        await ExecuteAsync(connection, Revise, values, cancellation);
        await ExecuteAsync(connection, ReviseRows, values, cancellation);
        return found with { Round = after + 1, Kind = kind, IsPaused = false };
    }

    public static async Task<bool> CancelAsync(NpgsqlConnection connection, string mailing, CancellationToken cancellation)
    {
        if (await LockAsync(connection, mailing, cancellation) is null)
        {
            return false;
        }
        await ExecuteAsync(connection, Cancel, [mailing], cancellation);
        await ExecuteAsync(connection, CancelRows, [mailing], cancellation);
        return true;
    }

    public static async Task<int> RetryFailedAsync(NpgsqlConnection connection, string mailing, DateTimeOffset now, CancellationToken cancellation) =>
        await LockAsync(connection, mailing, cancellation) is null ? 0 : await ExecuteAsync(connection, RetryRows, [mailing, now], cancellation);

    public static async Task<int> ForgetAsync(NpgsqlConnection connection, string mailing, CancellationToken cancellation)
    {
        await LockAsync(connection, mailing, cancellation);
        await ExecuteAsync(connection, "DELETE FROM applybot.outbox WHERE mailing = (SELECT number FROM applybot.mailings WHERE id = $1)", [mailing], cancellation);
        return await ExecuteAsync(connection, "DELETE FROM applybot.mailings WHERE id = $1", [mailing], cancellation);
    }

    public static async Task<List<Mailing>> ReadAsync(NpgsqlDataReader reader, CancellationToken cancellation)
    {
        var mailings = new List<Mailing>();
        while (await reader.ReadAsync(cancellation))
        {
            mailings.Add(new Mailing(reader.GetString(0), reader.GetFieldValue<DateTimeOffset>(1))
            {
                Round = reader.GetInt32(2), Kind = (MailingRound)reader.GetInt16(3), IsPaused = reader.GetBoolean(4), CancelledIn = reader.GetInt32(5), Begun = reader.GetFieldValue<DateTimeOffset>(6),
            });
        }
        return mailings;
    }

    private static async Task<Mailing?> LockAsync(NpgsqlConnection connection, string mailing, CancellationToken cancellation)
    {
        await using var command = PostgresConnections.Command(connection, Lock, [mailing]);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return (await ReadAsync(reader, cancellation)).SingleOrDefault();
    }

    private static async Task<int> InsertAsync(NpgsqlConnection connection, string mailing, IReadOnlyCollection<OutboxEntry> entries, DateTimeOffset notBefore, CancellationToken cancellation) =>
        entries.Count == 0 ? 0 : await ExecuteAsync(connection, InsertRows,
            [mailing, entries.Select(entry => entry.Recipient).ToArray(), entries.Select(entry => entry.Payload.ToArray()).ToArray(), notBefore], cancellation);

    private static async Task<int> ExecuteAsync(NpgsqlConnection connection, string sql, object[] values, CancellationToken cancellation)
    {
        await using var command = PostgresConnections.Command(connection, sql, values);
        // A hundred thousand rows take longer than a command usually may.
        command.CommandTimeout = 10 * 60;
        return await command.ExecuteNonQueryAsync(cancellation);
    }
}
