using System.Text.Json;
using System.Text.RegularExpressions;
using ApplyBot.Tests.Cli;
using ApplyBot.Tests.Support;

namespace ApplyBot.Tests.Architecture;

/// <summary>Without <c>NamedStack</c> no restore asks for the packages of the named stack. Not compiled with it.</summary>
public partial class DefaultBuildTests
{
    private static readonly string[] Named = ["Lucene.Net", "J2N", "ICU4N", "Microsoft.Bot.", "Microsoft.Rest.", "AdaptiveCards", "ApplyBot.Lucene", "ApplyBot.BotBuilder"];

    [GeneratedRegex(@"""(?<path>[^""]+)\.csproj""")]
    private static partial Regex Project();

    private static IReadOnlyList<string> Projects { get; } =
        [.. Project().Matches(File.ReadAllText(Path.Combine(Repository.Root, "ApplyBot.sln"))).Select(m => m.Groups["path"].Value.Replace('\\', '/'))];

    private static bool IsNamed(string package) => Named.Any(n => package.StartsWith(n, StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void No_project_of_the_solution_has_restored_a_package_of_the_named_stack()
    {
        var restored = Projects.Select(p => Path.Combine(Repository.Root, Path.GetDirectoryName(p)!, "obj", "project.assets.json")).Where(File.Exists).ToList();

        // These tests, and what they are built on, were restored for sure.
        restored.Count.ShouldBeGreaterThanOrEqualTo(4);
        var wrong = from file in restored
                    from package in Libraries(file)
                    where IsNamed(package)
                    select $"{Repository.Relative(file)}: {package}";
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void The_solution_has_no_project_of_the_named_stack() =>
        Projects.Select(p => Path.GetFileName(p)).Where(IsNamed).ShouldBeEmpty();

    [Theory]
    [InlineData("Lucene", "ask", "什么时候截止？")]
    [InlineData("Lucene", "evaluate")]
    public async Task An_index_that_is_not_built_in_is_refused_with_what_to_do(string index, params string[] arguments)
    {
        var named = await CommandLine.Run([.. arguments, "--index", index]);
        var set = await CommandLine.RunIn(Repository.Root, "", new Dictionary<string, string> { ["Stack__Index"] = index }, arguments);

        foreach (var ran in new[] { named, set })
        {
            ran.Code.ShouldBe(1);
            ran.Error.ShouldContain("InMemory");
            ran.Error.ShouldContain("-p:NamedStack=true");
            ran.Output.ShouldBeEmpty();
        }
    }

    private static IEnumerable<string> Libraries(string file)
    {
        using var assets = JsonDocument.Parse(File.ReadAllText(file));
        return [.. assets.RootElement.GetProperty("libraries").EnumerateObject().Select(l => l.Name)];
    }
}
