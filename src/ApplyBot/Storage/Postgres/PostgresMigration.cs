using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace ApplyBot.Storage.Postgres;

/// <summary>A step from one schema to the next: <c>Migrations/NNNN_name.sql</c>. Once released it is not changed; the next step is a file of its own.</summary>
/// <param name="Number">Its number, from 1 without a gap.</param>
/// <param name="Sql">Its statements.</param>
internal sealed record PostgresMigration(int Number, string Sql)
{
    private const string Folder = "ApplyBot.Storage.Postgres.Migrations.";

    /// <summary>All of them, in order.</summary>
    public static IReadOnlyList<PostgresMigration> All { get; } = Load(typeof(PostgresMigration).Assembly);

    /// <summary>SHA-256 of the statements in UTF-8, hexadecimal.</summary>
    public string Checksum { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql)));

    private static PostgresMigration[] Load(Assembly assembly) =>
    [
        .. from name in assembly.GetManifestResourceNames()
           where name.StartsWith(Folder, StringComparison.Ordinal)
           orderby name
           select new PostgresMigration(int.Parse(name.AsSpan(Folder.Length, 4), CultureInfo.InvariantCulture), Read(assembly, name)),
    ];

    // Git may have changed the ends of lines on this machine.
    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
