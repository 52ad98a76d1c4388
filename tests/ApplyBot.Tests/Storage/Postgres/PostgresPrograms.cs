namespace ApplyBot.Tests.Storage.Postgres;

/// <summary>Where the programs of PostgreSQL are.</summary>
internal static class PostgresPrograms
{
    private const string Places = "/usr/lib/postgresql";

    /// <summary>Folder of <c>initdb</c> and <c>postgres</c>: the one that <c>POSTGRES_BIN</c> names, or the newest; null where there is none.</summary>
    public static string? Folder { get; } = Folders().FirstOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")));

    public static string Missing { get; } = $"No PostgreSQL in {Places}; set POSTGRES_BIN to the folder of its initdb.";

    public static string? SkipReason { get; } = Folder is null && Environment.GetEnvironmentVariable("CI") != "true" ? Missing : null;

    private static IEnumerable<string> Folders() =>
        Environment.GetEnvironmentVariable("POSTGRES_BIN") is { Length: > 0 } named ? [named]
        : !Directory.Exists(Places) ? []
        : Directory.GetDirectories(Places).OrderByDescending(place => int.TryParse(Path.GetFileName(place), out var version) ? version : 0).Select(place => Path.Combine(place, "bin"));
}

/// <summary>A fact that needs PostgreSQL: skipped where there is none, unless <c>CI=true</c>, where it fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute() => Skip = PostgresPrograms.SkipReason;
}
