using Npgsql;

namespace ApplyBot.Storage.Postgres;

/// <summary>Sees that a database can keep documents, and brings its tables up to date.</summary>
internal static class PostgresSchema
{
    private const int OldestServer = 15;
    // Any number, as long as nobody else takes it in this database.
    private const long Lock = 0x4170706c79426f74;

    /// <exception cref="PostgresUnsuitableException">The server or the database is set up so that it cannot.</exception>
    /// <exception cref="PostgresSchemaException">Its tables are not those of this program.</exception>
    /// <exception cref="NpgsqlException">The server cannot be reached, or refuses.</exception>
    public static void BringUpToDate(NpgsqlConnection connection, IReadOnlyList<PostgresMigration> known)
    {
        Check(connection);
        using var transaction = connection.BeginTransaction();
        // Hosts that start together wait for each other here.
        Execute(connection, $"SELECT pg_advisory_xact_lock({Lock})");
        var applied = Applied(connection);
        foreach (var (number, checksum) in applied)
        {
            if (number > known.Count)
            {
                throw new PostgresSchemaException(number, $"was applied by a newer program; this one knows {known.Count}");
            }
            if (checksum != known[number - 1].Checksum)
            {
                throw new PostgresSchemaException(number, "is not the one that was applied");
            }
        }
        foreach (var migration in known.Skip(applied.Count))
        {
            Execute(connection, migration.Sql);
            Execute(connection, "INSERT INTO applybot.migrations (number, checksum) VALUES ($1, $2)", migration.Number, migration.Checksum);
        }
        transaction.Commit();
    }

    private static void Check(NpgsqlConnection connection)
    {
        if (connection.PostgreSqlVersion.Major < OldestServer)
        {
            throw new PostgresUnsuitableException("server_version", connection.ServerVersion, $"{OldestServer} or newer");
        }
        Need("server_encoding", "UTF8", found => found == "UTF8");
        // Otherwise a crash of the server takes what was acknowledged.
        Need("synchronous_commit", "on", found => found != "off");
        Need("transaction_read_only", "off", found => found == "off");

        void Need(string setting, string needed, Func<string, bool> fits)
        {
            using var command = new NpgsqlCommand("SELECT current_setting($1)", connection) { Parameters = { new() { Value = setting } } };
            var found = (string)command.ExecuteScalar()!;
            if (!fits(found))
            {
                throw new PostgresUnsuitableException(setting, found, needed);
            }
        }
    }

    // Looked for first: whoever may only use the tables cannot make them.
    private static List<(int Number, string Checksum)> Applied(NpgsqlConnection connection)
    {
        using (var made = new NpgsqlCommand("SELECT to_regclass('applybot.migrations') IS NOT NULL", connection))
        {
            if (made.ExecuteScalar() is false)
            {
                Execute(connection, "CREATE SCHEMA IF NOT EXISTS applybot");
                Execute(connection, "CREATE TABLE applybot.migrations (number int PRIMARY KEY, checksum text NOT NULL, applied timestamptz NOT NULL DEFAULT now())");
            }
        }
        var applied = new List<(int, string)>();
        using var command = new NpgsqlCommand("SELECT number, checksum FROM applybot.migrations ORDER BY number", connection);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            applied.Add((reader.GetInt32(0), reader.GetString(1)));
        }
        return applied;
    }

    private static void Execute(NpgsqlConnection connection, string sql, params object[] values)
    {
        using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }
        command.ExecuteNonQuery();
    }
}
