using System.Net.Sockets;
using Npgsql;

namespace ApplyBot.Storage.Postgres;

/// <summary>Connections to a database, and what it means when one fails.</summary>
internal sealed class PostgresConnections : IDisposable
{
    private readonly NpgsqlDataSource _source;

    /// <exception cref="ArgumentException">This is no connection string. It is not repeated: a password may stand in it.</exception>
    public PostgresConnections(string connectionString)
    {
        try
        {
            var settings = new NpgsqlConnectionStringBuilder(connectionString);
            settings.ApplicationName ??= "ApplyBot";
            Database = $"{settings.Host}:{settings.Port}/{settings.Database ?? settings.Username}";
            _source = NpgsqlDataSource.Create(settings);
        }
        catch (ArgumentException)
        {
            throw new ArgumentException("This is no connection string for PostgreSQL.", nameof(connectionString));
        }
    }

    /// <summary>Server, port and name of the database.</summary>
    public string Database { get; }

    /// <summary>Opens a database, and makes its tables or brings them up to date.</summary>
    /// <exception cref="ArgumentException">This is no connection string.</exception>
    /// <exception cref="PostgresUnsuitableException">The server is too old, or set up so that it would lose what is written or cannot keep it.</exception>
    /// <exception cref="PostgresSchemaException">The tables were made by a newer program, or otherwise.</exception>
    /// <exception cref="IOException">The server cannot be reached, or refuses.</exception>
    public static PostgresConnections OpenUpToDate(string connectionString)
    {
        var connections = new PostgresConnections(connectionString);
        try
        {
            using var connection = connections._source.OpenConnection();
            PostgresSchema.BringUpToDate(connection, PostgresMigration.All);
            return connections;
        }
        catch (Exception failure)
        {
            connections.Dispose();
            if (failure is NpgsqlException refused)
            {
                throw Failed("be opened", refused);
            }
            throw;
        }
    }

    /// <summary>Reads; once more when the connection was lost.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public async Task<T> ReadAsync<T>(string sql, object[] values, Func<NpgsqlDataReader, CancellationToken, Task<T>> read, CancellationToken cancellation)
    {
        for (var again = false; ; again = true)
        {
            try
            {
                await using var connection = await _source.OpenConnectionAsync(cancellation);
                await using var command = Command(connection, sql, values);
                await using var reader = await command.ExecuteReaderAsync(cancellation);
                return await read(reader, cancellation);
            }
            catch (NpgsqlException lost) when (!again && IsLost(lost))
            {
                // The pool keeps no other connection of before.
            }
            catch (NpgsqlException failure)
            {
                throw Failed("read", failure);
            }
        }
    }

    /// <summary>Writes; never twice. Given up only before the statement is sent.</summary>
    /// <returns>Rows that were written.</returns>
    /// <exception cref="PostgresConnectionLostException">It may have been written or not.</exception>
    /// <exception cref="IOException">It was not written, or the server takes too long.</exception>
    public async Task<int> WriteAsync(string sql, object[] values, CancellationToken cancellation)
    {
        try
        {
            await using var connection = await _source.OpenConnectionAsync(cancellation);
            await using var command = Command(connection, sql, values);
            try
            {
                return await command.ExecuteNonQueryAsync(CancellationToken.None);
            }
            catch (NpgsqlException lost) when (IsLost(lost))
            {
                throw new PostgresConnectionLostException(lost);
            }
        }
        catch (NpgsqlException failure)
        {
            throw Failed("write", failure);
        }
    }

    /// <summary>Does something within a transaction; never twice. Given up, or failed, nothing of it is written.</summary>
    /// <exception cref="PostgresConnectionLostException">It may have been written or not.</exception>
    /// <exception cref="IOException">It was not written, or the server takes too long.</exception>
    public async Task<T> TransactAsync<T>(Func<NpgsqlConnection, Task<T>> work, CancellationToken cancellation)
    {
        try
        {
            await using var connection = await _source.OpenConnectionAsync(cancellation);
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            var result = await work(connection);
            try
            {
                await transaction.CommitAsync(CancellationToken.None);
            }
            catch (NpgsqlException lost) when (IsLost(lost))
            {
                throw new PostgresConnectionLostException(lost);
            }
            return result;
        }
        catch (NpgsqlException failure)
        {
            throw Failed("write", failure);
        }
    }

    public static IOException Failed(string what, NpgsqlException failure) => new($"PostgreSQL could not {what}: {failure.Message}", failure);

    public void Dispose() => _source.Dispose();

    private static bool IsLost(NpgsqlException failure) =>
        failure is { InnerException: IOException or SocketException } or PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown };

    /// <summary>A statement with its values; a value that is a parameter already is taken as it is.</summary>
    public static NpgsqlCommand Command(NpgsqlConnection connection, string sql, object[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(value as NpgsqlParameter ?? new() { Value = value });
        }
        return command;
    }
}

/// <summary>The connection was lost between a write and its acknowledgement.</summary>
internal sealed class PostgresConnectionLostException(Exception cause) : IOException($"The connection to PostgreSQL was lost, and with it whether the write was done: {cause.Message}", cause);
