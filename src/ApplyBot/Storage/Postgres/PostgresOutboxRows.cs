using ApplyBot.Storage.Outbox;
using Npgsql;
using NpgsqlTypes;

namespace ApplyBot.Storage.Postgres;

/// <summary>A row of the outbox as it was read.</summary>
/// <param name="Mailing">Number of its mailing.</param>
/// <param name="Recipient">Its recipient.</param>
/// <param name="Record">The row.</param>
/// <param name="Round">The round that its mailing is in.</param>
/// <param name="Version">Changes whenever the row is written.</param>
internal sealed record PostgresOutboxRow(long Mailing, string Recipient, OutboxRecord Record, OutboxRound Round, uint Version);

/// <summary>Rows of the outbox as columns.</summary>
internal static class PostgresOutboxRows
{
    public const string Waiting = "state IN (0, 3, 6)";

    public const string Columns = """
        o.mailing, o.recipient, o.round, o.state, o.was_uncertain, o.in_doubt, o.attempts, o.due_at, o.reason, o.activity_id, o.delivered_round, o.delivered_at, o.tried_at,
        o.token, o.lease_until, o.leased_from, o.payload, o.mailing_round, o.mailing_kind, o.cancelled_in, o.since, o.xmin
        """;

    /// <summary>Columns of <see cref="Columns"/>.</summary>
    public const int Count = 22;

    /// <summary>Writes what has become of rows that are locked.</summary>
    public const string ChangeMany = """
        UPDATE applybot.outbox o SET round = c.round, state = c.state, was_uncertain = c.was_uncertain, in_doubt = c.in_doubt, attempts = c.attempts, due_at = c.due_at, reason = c.reason,
            activity_id = c.activity_id, delivered_round = c.delivered_round, delivered_at = c.delivered_at, tried_at = c.tried_at, token = c.token
        FROM unnest($1::bigint[], $2::text[], $3::integer[], $4::smallint[], $5::boolean[], $6::boolean[], $7::integer[], $8::timestamptz[], $9::text[], $10::text[], $11::integer[],
            $12::timestamptz[], $13::timestamptz[], $14::uuid[])
            c(mailing, recipient, round, state, was_uncertain, in_doubt, attempts, due_at, reason, activity_id, delivered_round, delivered_at, tried_at, token)
        WHERE o.mailing = c.mailing AND o.recipient = c.recipient
        """;

    /// <summary>Writes what has become of a row, if nobody has written it since it was read.</summary>
    public const string Change = """
        UPDATE applybot.outbox SET round = $4, state = $5, was_uncertain = $6, in_doubt = $7, attempts = $8, due_at = $9, reason = $10, activity_id = $11, delivered_round = $12,
            delivered_at = $13, tried_at = $14, token = $15
        WHERE mailing = $1 AND recipient = $2 AND xmin = $3
        """;

    public static object[] ToValues(PostgresOutboxRow row, OutboxRecord changed) =>
    [
        row.Mailing, row.Recipient, new NpgsqlParameter<uint> { TypedValue = row.Version, NpgsqlDbType = NpgsqlDbType.Xid },
        changed.Round, (short)changed.State, changed.WasUncertain, changed.InDoubt, changed.Attempts, changed.DueAt, OrNull(changed.Reason, NpgsqlDbType.Text), OrNull(changed.ActivityId, NpgsqlDbType.Text),
        changed.DeliveredRound, OrNull(changed.DeliveredAt, NpgsqlDbType.TimestampTz), OrNull(changed.TriedAt, NpgsqlDbType.TimestampTz),
        OrNull(changed.Token is { } token ? Guid.Parse(token) : null, NpgsqlDbType.Uuid),
    ];

    public static object[] ToArrays(IReadOnlyCollection<PostgresOutboxRow> rows)
    {
        T[] All<T>(Func<OutboxRecord, T> column) => [.. rows.Select(row => column(row.Record))];
        return
        [
            rows.Select(row => row.Mailing).ToArray(), rows.Select(row => row.Recipient).ToArray(), All(row => row.Round), All(row => (short)row.State), All(row => row.WasUncertain), All(row => row.InDoubt),
            All(row => row.Attempts), All(row => row.DueAt), All(row => row.Reason), All(row => row.ActivityId), All(row => row.DeliveredRound), All(row => row.DeliveredAt), All(row => row.TriedAt),
            All(row => row.Token is { } token ? Guid.Parse(token) : (Guid?)null),
        ];
    }

    public static async Task<List<PostgresOutboxRow>> ReadAsync(NpgsqlDataReader reader, CancellationToken cancellation)
    {
        var rows = new List<PostgresOutboxRow>();
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add(Read(reader));
        }
        return rows;
    }

    public static PostgresOutboxRow Read(NpgsqlDataReader reader)
    {
        var record = new OutboxRecord
        {
            Round = reader.GetInt32(2), State = (OutboxState)reader.GetInt16(3), WasUncertain = reader.GetBoolean(4), InDoubt = reader.GetBoolean(5), Attempts = reader.GetInt32(6),
            DueAt = reader.GetFieldValue<DateTimeOffset>(7), Reason = Text(8), ActivityId = Text(9), DeliveredRound = reader.GetInt32(10), DeliveredAt = Moment(11), TriedAt = Moment(12),
            Token = reader.IsDBNull(13) ? null : reader.GetGuid(13).ToString("N"), LeaseUntil = Moment(14) ?? default, LeasedFrom = (OutboxState)reader.GetInt16(15),
            Payload = reader.GetFieldValue<byte[]>(16),
        };
        var round = new OutboxRound(reader.GetInt32(17), (MailingRound)reader.GetInt16(18), reader.GetInt32(19), reader.GetFieldValue<DateTimeOffset>(20));
        return new PostgresOutboxRow(reader.GetInt64(0), reader.GetString(1), record, round, reader.GetFieldValue<uint>(21));

        string? Text(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
        DateTimeOffset? Moment(int column) => reader.IsDBNull(column) ? null : reader.GetFieldValue<DateTimeOffset>(column);
    }

    private static NpgsqlParameter OrNull(object? value, NpgsqlDbType type) => new() { Value = value ?? DBNull.Value, NpgsqlDbType = type };
}
