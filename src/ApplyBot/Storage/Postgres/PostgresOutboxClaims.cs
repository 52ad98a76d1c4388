using ApplyBot.Storage.Outbox;
using Npgsql;

namespace ApplyBot.Storage.Postgres;

/// <summary>Leases what is due, within one short transaction. Hosts that claim at once follow each other at the row of the pace; nobody waits for a row.</summary>
internal static class PostgresOutboxClaims
{
    // Compiling the statements below takes ten times as long as running them.
    private const string LockPace = "SET LOCAL jit = off; SELECT next FROM applybot.outbox_pace FOR UPDATE";
    private const string Expired = $"SELECT {PostgresOutboxRows.Columns} FROM applybot.outbox o WHERE state = 1 AND lease_until <= $1 FOR UPDATE SKIP LOCKED";

    // Mailings of which something waits, found one after the other in the index: however many there are of which nothing does, and however much waits of one that is paused.
    // OFFSET 0 keeps the planner from looking through the whole table for who is busy.
    private const string Mailings = $"""
        WITH RECURSIVE waiting(mailing) AS (
            (SELECT mailing FROM applybot.outbox WHERE {PostgresOutboxRows.Waiting} ORDER BY mailing LIMIT 1)
            UNION ALL
            SELECT (SELECT o.mailing FROM applybot.outbox o WHERE o.{PostgresOutboxRows.Waiting} AND o.mailing > w.mailing ORDER BY o.mailing LIMIT 1) FROM waiting w WHERE w.mailing IS NOT NULL)
        """;

    private const string Due = $"""
        {Mailings}
        SELECT c.mailing, c.recipient FROM waiting w JOIN applybot.mailings m ON m.number = w.mailing AND NOT m.is_paused CROSS JOIN LATERAL (
            SELECT o.mailing, o.recipient, o.due_at FROM applybot.outbox o WHERE o.mailing = w.mailing AND o.{PostgresOutboxRows.Waiting} AND o.due_at <= $1
                AND NOT EXISTS (SELECT FROM applybot.outbox b WHERE b.recipient = o.recipient AND b.state = 1 OFFSET 0)
                AND NOT EXISTS (SELECT FROM applybot.outbox b WHERE b.recipient = o.recipient AND b.tried_at > $2 OFFSET 0)
            ORDER BY o.due_at, o.recipient LIMIT $3) c
        ORDER BY c.due_at, c.mailing, c.recipient LIMIT $3
        """;

    private const string Lease = $"""
        UPDATE applybot.outbox o SET state = 1, leased_from = o.state, attempts = o.attempts + 1, token = t.token, lease_until = $4
        FROM (SELECT l.mailing, l.recipient, c.token FROM unnest($1::bigint[], $2::text[], $3::uuid[]) c(mailing, recipient, token)
            JOIN applybot.outbox l ON l.mailing = c.mailing AND l.recipient = c.recipient WHERE l.{PostgresOutboxRows.Waiting} AND l.due_at <= $5 FOR UPDATE OF l SKIP LOCKED) t
        WHERE o.mailing = t.mailing AND o.recipient = t.recipient RETURNING {PostgresOutboxRows.Columns}
        """;

    private const string SetPace = "UPDATE applybot.outbox_pace SET next = $1";

    // Of each mailing those due first tell enough: more of them are busy only where more were leased than that.
    private const string Next = $"""
        {Mailings}
        SELECT least((SELECT min(lease_until) FROM applybot.outbox WHERE state = 1), (
            SELECT min(greatest(c.due_at, (SELECT max(b.tried_at) + $2 FROM applybot.outbox b WHERE b.recipient = c.recipient AND b.tried_at > $1)))
            FROM waiting w JOIN applybot.mailings m ON m.number = w.mailing AND NOT m.is_paused CROSS JOIN LATERAL (
                SELECT o.recipient, o.due_at FROM applybot.outbox o WHERE o.mailing = w.mailing AND o.{PostgresOutboxRows.Waiting} ORDER BY o.due_at LIMIT 100) c
            WHERE NOT EXISTS (SELECT FROM applybot.outbox b WHERE b.recipient = c.recipient AND b.state = 1 OFFSET 0)))
        """;

    public static async Task<OutboxClaim> ClaimAsync(NpgsqlConnection connection, OutboxPace pace, int most, TimeSpan lease, DateTimeOffset now, CancellationToken cancellation)
    {
        var next = (await ReadMomentAsync(connection, LockPace, [], cancellation)).GetValueOrDefault();
        await ExpireAsync(connection, now, cancellation);
        var slots = new OutboxSlots(pace, next, now, most);
        var due = slots.Count == 0 ? [] : await DueAsync(connection, pace, slots.Count, now, cancellation);
        var leased = due.Count == 0 ? [] : await LeaseAsync(connection, due, slots[due.Count - 1] + lease, now, cancellation);
        if (leased.Count > 0)
        {
            next = slots[leased.Count];
            await using var set = PostgresConnections.Command(connection, SetPace, [next]);
            await set.ExecuteNonQueryAsync(cancellation);
        }
        var waits = slots.Count > 0 && leased.Count < slots.Count ? await ReadMomentAsync(connection, Next, [now - pace.PerRecipient, pace.PerRecipient], cancellation) : now;
        return new OutboxClaim([.. leased.Select((row, number) => row.Row.Record.ToLease(row.Id, row.Row.Recipient, row.Row.Round.Kind, slots[number]))],
            waits <= now ? OutboxSlots.Free(next, now) : waits);
    }

    private static async Task ExpireAsync(NpgsqlConnection connection, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var command = PostgresConnections.Command(connection, Expired, [now]);
        List<PostgresOutboxRow> expired;
        await using (var reader = await command.ExecuteReaderAsync(cancellation))
        {
            expired = await PostgresOutboxRows.ReadAsync(reader, cancellation);
        }
        foreach (var row in expired)
        {
            await using var change = PostgresConnections.Command(connection, PostgresOutboxRows.Change, PostgresOutboxRows.ToValues(row, row.Record.Expired(now).In(row.Round)));
            await change.ExecuteNonQueryAsync(cancellation);
        }
    }

    // Two rows of one recipient may both be due.
    private static async Task<List<(long Mailing, string Recipient)>> DueAsync(NpgsqlConnection connection, OutboxPace pace, int most, DateTimeOffset now, CancellationToken cancellation)
    {
        var due = new List<(long, string Recipient)>();
        await using var command = PostgresConnections.Command(connection, Due, [now, now - pace.PerRecipient, most]);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            due.Add((reader.GetInt64(0), reader.GetString(1)));
        }
        return [.. due.DistinctBy(row => row.Recipient, StringComparer.Ordinal)];
    }

    private static async Task<List<(string Id, PostgresOutboxRow Row)>> LeaseAsync(NpgsqlConnection connection, List<(long Mailing, string Recipient)> due, DateTimeOffset until, DateTimeOffset now, CancellationToken cancellation)
    {
        var order = due.Select((row, number) => (row, number)).ToDictionary(row => row.row, row => row.number);
        List<PostgresOutboxRow> leased;
        await using (var command = PostgresConnections.Command(connection, Lease,
            [due.Select(row => row.Mailing).ToArray(), due.Select(row => row.Recipient).ToArray(), due.Select(_ => Guid.NewGuid()).ToArray(), until, now]))
        {
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            leased = await PostgresOutboxRows.ReadAsync(reader, cancellation);
        }
        var ids = new Dictionary<long, string>();
        await using (var command = PostgresConnections.Command(connection, "SELECT number, id FROM applybot.mailings WHERE number = ANY($1)", [leased.Select(row => row.Mailing).Distinct().ToArray()]))
        {
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            while (await reader.ReadAsync(cancellation))
            {
                ids[reader.GetInt64(0)] = reader.GetString(1);
            }
        }
        return [.. leased.OrderBy(row => order[(row.Mailing, row.Recipient)]).Select(row => (ids[row.Mailing], row))];
    }

    private static async Task<DateTimeOffset?> ReadMomentAsync(NpgsqlConnection connection, string sql, object[] values, CancellationToken cancellation)
    {
        await using var command = PostgresConnections.Command(connection, sql, values);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) && !reader.IsDBNull(0) ? reader.GetFieldValue<DateTimeOffset>(0) : null;
    }
}
