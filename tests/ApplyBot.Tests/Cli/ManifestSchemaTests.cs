using ApplyBot.Tests.Support;

namespace ApplyBot.Tests.Cli;

/// <summary>The schemas that the manifest is checked against are Microsoft's, unchanged.</summary>
public class ManifestSchemaTests
{
    private static readonly string Package = Path.Combine(Repository.Root, "tests", "peers", "node_modules", "@microsoft", "app-manifest");

    /// <summary>A theory that needs tests/peers.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    private sealed class PeerTheoryAttribute : TheoryAttribute
    {
        public PeerTheoryAttribute() => Skip = Directory.Exists(Package) || Environment.GetEnvironmentVariable("CI") == "true"
            ? null
            : "tests/peers is not installed: npm ci --prefix tests/peers --ignore-scripts";
    }

    [PeerTheory]
    [InlineData("MicrosoftTeams.schema.json")]
    [InlineData("MicrosoftTeams.Localization.schema.json")]
    public async Task The_schema_is_the_one_that_the_package_brings(string name) =>
        (await File.ReadAllTextAsync(Path.Combine(Repository.Root, "manifest", "schema", name)))
            .ShouldBe(await File.ReadAllTextAsync(Path.Combine(Package, "build", "json-schemas", "teams", "v1.19", name)));
}
