using ApplyBot.Storage.Outbox;
using Npgsql;

namespace ApplyBot.Storage.Postgres;

/// <summary>Writes what came of leases: those that are told while others are being written go together in one transaction, which is flushed once.</summary>
internal sealed class PostgresOutboxEnds(PostgresConnections connections)
{
    private const int AtOnce = 256;

    // Nobody waits for a row here, so no two transactions wait for each other.
    private const string Find = $"""
        SELECT {PostgresOutboxRows.Columns}, m.id FROM unnest($1::text[], $2::text[]) e(id, recipient) JOIN applybot.mailings m ON m.id = e.id
        JOIN applybot.outbox o ON o.mailing = m.number AND o.recipient = e.recipient FOR UPDATE OF o SKIP LOCKED
        """;

    private const string FindOne = $"""
        SELECT {PostgresOutboxRows.Columns}, m.id FROM applybot.mailings m JOIN applybot.outbox o ON o.mailing = m.number WHERE m.id = $1 AND o.recipient = $2
        """;

    private readonly Lock _lock = new();
    private List<Ending> _told = [];
    private bool _isWriting;

    /// <returns>False when the row is not this lease's any more.</returns>
    /// <exception cref="IOException">It may have been written or not.</exception>
    public Task<bool> EndAsync(OutboxLease lease, Func<OutboxRecord, OutboxRecord> end, DateTimeOffset now)
    {
        var ending = new Ending(lease, end, now);
        lock (_lock)
        {
            _told.Add(ending);
            if (!_isWriting)
            {
                _isWriting = true;
                _ = Task.Run(WriteWhileToldAsync);
            }
        }
        return ending.Done.Task;
    }

    private async Task WriteWhileToldAsync()
    {
        while (true)
        {
            List<Ending> told;
            lock (_lock)
            {
                if (_told.Count == 0)
                {
                    _isWriting = false;
                    return;
                }
                (told, _told) = (_told[..Math.Min(_told.Count, AtOnce)], _told[Math.Min(_told.Count, AtOnce)..]);
            }
            await WriteAsync(told);
        }
    }

    private async Task WriteAsync(List<Ending> told)
    {
        var mayBeWritten = false;
        Dictionary<Ending, bool> done = [];
        try
        {
            done = await connections.TransactAsync(connection => WriteAsync(connection, told), CancellationToken.None);
        }
#pragma warning disable CA1031 // Each by itself then, and whoever waits for it is told what is wrong.
        catch (Exception)
#pragma warning restore CA1031
        {
            mayBeWritten = true;
        }
        foreach (var ending in told)
        {
            if (done.TryGetValue(ending, out var isDone))
            {
                ending.Done.SetResult(isDone);
            }
            else
            {
                _ = WriteAloneAsync(ending, mayBeWritten);
            }
        }
    }

    private static async Task<Dictionary<Ending, bool>> WriteAsync(NpgsqlConnection connection, List<Ending> told)
    {
        Dictionary<(string, string), PostgresOutboxRow> rows;
        await using (var command = PostgresConnections.Command(connection, Find, [told.Select(ending => ending.Lease.Mailing).ToArray(), told.Select(ending => ending.Lease.Recipient).ToArray()]))
        {
            await using var reader = await command.ExecuteReaderAsync();
            rows = (await ReadAsync(reader, CancellationToken.None)).DistinctBy(found => found.Key).ToDictionary(found => found.Key, found => found.Row);
        }
        var (done, changed) = (new Dictionary<Ending, bool>(), new HashSet<(string, string)>());
        foreach (var ending in told)
        {
            var key = (ending.Lease.Mailing, ending.Lease.Recipient);
            if (!rows.TryGetValue(key, out var row))
            {
                // Forgotten, or somebody else is writing it.
                continue;
            }
            done[ending] = row.Record.Token == ending.Lease.Token;
            if (done[ending])
            {
                rows[key] = row with { Record = ending.End(row.Record).In(row.Round) };
                changed.Add(key);
            }
        }
        if (changed.Count > 0)
        {
            await using var change = PostgresConnections.Command(connection, PostgresOutboxRows.ChangeMany, PostgresOutboxRows.ToArrays([.. changed.Select(key => rows[key])]));
            await change.ExecuteNonQueryAsync();
        }
        return done;
    }

    // Written if nobody has written the row since it was read. What a lost connection leaves open is looked up: a lease tells nothing twice.
    private async Task WriteAloneAsync(Ending ending, bool mayBeWritten)
    {
        try
        {
            while (true)
            {
                var found = (await connections.ReadAsync(FindOne, [ending.Lease.Mailing, ending.Lease.Recipient], ReadAsync, CancellationToken.None)).SingleOrDefault().Row;
                if (found is null || found.Record.Token != ending.Lease.Token)
                {
                    ending.Done.SetResult(mayBeWritten && found?.Record.TriedAt == ending.Now);
                    return;
                }
                if (await connections.WriteAsync(PostgresOutboxRows.Change, PostgresOutboxRows.ToValues(found, ending.End(found.Record).In(found.Round)), CancellationToken.None) == 1)
                {
                    ending.Done.SetResult(true);
                    return;
                }
            }
        }
#pragma warning disable CA1031 // Handed to whoever waits.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            ending.Done.SetException(failure);
        }
    }

    private static async Task<List<((string Mailing, string Recipient) Key, PostgresOutboxRow Row)>> ReadAsync(NpgsqlDataReader reader, CancellationToken cancellation)
    {
        var rows = new List<((string, string), PostgresOutboxRow)>();
        while (await reader.ReadAsync(cancellation))
        {
            var row = PostgresOutboxRows.Read(reader);
            rows.Add(((reader.GetString(PostgresOutboxRows.Count), row.Recipient), row));
        }
        return rows;
    }

    private sealed record Ending(OutboxLease Lease, Func<OutboxRecord, OutboxRecord> End, DateTimeOffset Now)
    {
        public TaskCompletionSource<bool> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool Equals(Ending? other) => ReferenceEquals(this, other);

        public override int GetHashCode() => Done.GetHashCode();
    }
}
