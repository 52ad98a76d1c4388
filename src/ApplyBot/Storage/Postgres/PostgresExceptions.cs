namespace ApplyBot.Storage.Postgres;

/// <summary>The server, or the database on it, is not one to keep documents in.</summary>
/// <param name="setting">Setting of PostgreSQL that is wrong.</param>
/// <param name="found">What it is.</param>
/// <param name="needed">What it must be.</param>
public sealed class PostgresUnsuitableException(string setting, string found, string needed) : IOException($"{setting} is {found} and must be {needed}.")
{
    /// <summary>Setting of PostgreSQL that is wrong.</summary>
    public string Setting { get; } = setting;
    /// <summary>What it is.</summary>
    public string Found { get; } = found;
    /// <summary>What it must be.</summary>
    public string Needed { get; } = needed;
}

/// <summary>The tables of the database are not those that this program makes: it was made by a newer one, or a migration was changed after it was applied.</summary>
/// <param name="migration">Number of the migration.</param>
/// <param name="reason">What is wrong with it.</param>
public sealed class PostgresSchemaException(int migration, string reason) : IOException($"Migration {migration} {reason}.")
{
    /// <summary>Number of the migration.</summary>
    public int Migration { get; } = migration;
}
