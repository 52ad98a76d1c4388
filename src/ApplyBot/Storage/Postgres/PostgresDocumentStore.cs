using System.Runtime.CompilerServices;
using Npgsql;

namespace ApplyBot.Storage.Postgres;

/// <summary>Documents in a table of PostgreSQL 15 or newer. Several processes may share it.</summary>
public sealed class PostgresDocumentStore : IDocumentStore, IDisposable
{
    private const string Columns = "key, content, etag, written";
    private const string Get = $"SELECT {Columns} FROM applybot.documents WHERE key = $1";
    private const string Holds = "SELECT 1 FROM applybot.documents WHERE key = $1 AND etag = $2";
    private const string Create = $"INSERT INTO applybot.documents ({Columns}) VALUES ($1, $2, $3, $4) ON CONFLICT (key) DO NOTHING";
    private const string Write = $"INSERT INTO applybot.documents ({Columns}) VALUES ($1, $2, $3, $4) ON CONFLICT (key) DO UPDATE SET content = $2, etag = $3, written = $4";
    private const string Replace = "UPDATE applybot.documents SET content = $2, etag = $3, written = $4 WHERE key = $1 AND etag = $5";
    private const string Remove = "DELETE FROM applybot.documents WHERE key = $1";
    private const string RemoveThis = $"{Remove} AND etag = $2";

    // starts_with is looked up in the index, from PostgreSQL 15 on. A page ends early where its contents get large, but for its first document.
    private const string Page = $"""
        SELECT {Columns} FROM (
            SELECT *, sum(octet_length(content)) OVER (ORDER BY key) - octet_length(content) AS bytes_before FROM (
                SELECT * FROM applybot.documents WHERE key >= $1 AND key > $2 AND starts_with(key, $1) ORDER BY key LIMIT 256) page) sized
        WHERE bytes_before < 4194304 ORDER BY key
        """;

    private readonly PostgresConnections _connections;
    private readonly TimeProvider _clock;

    /// <summary>Opens a database, and makes its tables or brings them up to date.</summary>
    /// <param name="connectionString">Where it is, in the form of Npgsql: <c>Host=…;Database=…;Username=…;Password=…</c>.</param>
    /// <param name="clock">Says when a document was written.</param>
    /// <exception cref="ArgumentException">This is no connection string.</exception>
    /// <exception cref="PostgresUnsuitableException">The server is too old, or set up so that it would lose documents or cannot keep them.</exception>
    /// <exception cref="PostgresSchemaException">The tables were made by a newer program, or otherwise.</exception>
    /// <exception cref="IOException">The server cannot be reached, or refuses.</exception>
    public PostgresDocumentStore(string connectionString, TimeProvider clock) => (_connections, _clock) = (PostgresConnections.OpenUpToDate(connectionString), clock);

    /// <summary>Server, port and name of the database.</summary>
    public string Database => _connections.Database;

    /// <inheritdoc />
    public async ValueTask<StoredDocument?> GetAsync(string key, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        DocumentKeys.ThrowIfInvalid(key);
        return (await ReadAsync(Get, [key], cancellation)).SingleOrDefault();
    }

    /// <inheritdoc />
    public async ValueTask<bool> HoldsAsync(string key, string etag, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        DocumentKeys.ThrowIfInvalid(key);
        ArgumentNullException.ThrowIfNull(etag);
        return VersionOf(etag) is { } version && await _connections.ReadAsync(Holds, [key, version], (reader, cancelled) => reader.ReadAsync(cancelled), cancellation);
    }

    /// <inheritdoc />
    public async ValueTask<string?> PutAsync(string key, ReadOnlyMemory<byte> content, string? etag, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        DocumentKeys.ThrowIfInvalid(key);
        DocumentKeys.ThrowIfTooLarge(content);
        var next = Guid.NewGuid();
        object[] values = [key, content, next, _clock.GetUtcNow()];
        try
        {
            var written = etag switch
            {
                null => await _connections.WriteAsync(Create, values, cancellation),
                ETags.Any => await _connections.WriteAsync(Write, values, cancellation),
                _ => VersionOf(etag) is { } version ? await _connections.WriteAsync(Replace, [.. values, version], cancellation) : 0,
            };
            return written == 1 ? ETagOf(next) : null;
        }
        catch (PostgresConnectionLostException)
        {
            // Perhaps only the acknowledgement was lost: nobody else writes this ETag.
            if (await IsThereAsync(key, ETagOf(next)))
            {
                return ETagOf(next);
            }
            throw;
        }
    }

    /// <inheritdoc />
    public async ValueTask<bool> DeleteAsync(string key, string etag, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        DocumentKeys.ThrowIfInvalid(key);
        ArgumentNullException.ThrowIfNull(etag);
        if (etag == ETags.Any)
        {
            await _connections.WriteAsync(Remove, [key], cancellation);
            return true;
        }
        return VersionOf(etag) is { } version && await _connections.WriteAsync(RemoveThis, [key, version], cancellation) == 1;
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<StoredDocument> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        DocumentKeys.ThrowIfNoPrefix(prefix);
        for (var page = await ReadAsync(Page, [prefix, ""], cancellation); page.Count > 0; page = await ReadAsync(Page, [prefix, page[^1].Key], cancellation))
        {
            foreach (var document in page)
            {
                yield return document;
            }
        }
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _connections.Dispose();

    private Task<List<StoredDocument>> ReadAsync(string sql, object[] values, CancellationToken cancellation) => _connections.ReadAsync(sql, values, async (reader, cancelled) =>
    {
        var documents = new List<StoredDocument>();
        while (await reader.ReadAsync(cancelled))
        {
            documents.Add(new StoredDocument(reader.GetString(0), reader.GetFieldValue<byte[]>(1), ETagOf(reader.GetGuid(2)), reader.GetFieldValue<DateTimeOffset>(3)));
        }
        return documents;
    }, cancellation);

    private async Task<bool> IsThereAsync(string key, string etag)
    {
        try
        {
            return await HoldsAsync(key, etag, CancellationToken.None);
        }
        catch (IOException)
        {
            // Nothing can be known: the caller is told of the write that was lost.
            return false;
        }
    }

    private static string ETagOf(Guid version) => version.ToString("N");

    // Only what this store gave: a Guid is read from more than one spelling.
    private static Guid? VersionOf(string etag) => Guid.TryParseExact(etag, "N", out var version) && ETagOf(version) == etag ? version : null;
}
