using System.Text.RegularExpressions;
using ApplyBot.Answering;
using ApplyBot.Tests.Support;

namespace ApplyBot.Tests.Architecture;

/// <summary>Arrows between the namespaces of the library run one way.</summary>
public partial class LayerTests
{
    private static readonly string[] Layers = ["Storage", "Knowledge", "Eligibility", "Scoring", "Applications", "Search", "Understanding", "Answering", "Evaluation", "Announcements", "Exporting"];
    private static readonly Type[] Types = typeof(Assistant).Assembly.GetTypes();

    [GeneratedRegex(@"\b(?:ApplyBot\.)?(?<ns>Storage|Knowledge|Eligibility|Scoring|Applications|Announcements|Exporting|Search|Understanding|Answering|Evaluation)(?:\.[A-Z]\w*)?\s*;|(?<![\w.])(?<ns>Eligibility|Scoring|Applications|Announcements|Exporting|Search|Understanding|Answering|Evaluation)\.[A-Z]\w*")]
    private static partial Regex Named();

    public static TheoryData<string> Names() => [.. Layers];

    [Theory]
    [MemberData(nameof(Names))]
    public void No_type_uses_what_comes_after_it(string layer)
    {
        var own = Types.Where(t => LayerOf(t) == layer).ToList();
        own.ShouldNotBeEmpty();

        var wrong = from type in own from used in TypeUses.Of(type) where IsAfter(LayerOf(used), layer) select $"{type} uses {used}";

        wrong.Distinct().ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_file_names_what_comes_after_it(string layer)
    {
        var wrong = from file in Repository.Sources
                    where Repository.Relative(file).StartsWith($"src/ApplyBot/{layer}/", StringComparison.Ordinal)
                    let code = SourceText.WithoutStrings(SourceText.WithoutComments(File.ReadAllText(file)))
                    from Match m in Named().Matches(code)
                    where IsAfter(m.Groups["ns"].Value, layer)
                    select $"{Repository.Relative(file)}: {m.Value}";

        wrong.Distinct().ShouldBeEmpty();
    }

    [Fact]
    public void Answering_a_question_stores_nothing() =>
        Types.Where(t => LayerOf(t) is not (null or "Storage") && TypeUses.Of(t).Any(used => LayerOf(used) == "Storage")).ShouldBeEmpty();

    [Fact]
    public void Every_file_is_of_the_namespace_of_its_folder()
    {
        var wrong = from file in Repository.Sources
                    let path = Repository.Relative(file).Split('/')[1..^1]
                    let stated = Regex.Match(File.ReadAllText(file), @"^namespace\s+([\w.]+)", RegexOptions.Multiline)
                    where stated.Success && !string.Join(".", path).StartsWith(stated.Groups[1].Value, StringComparison.Ordinal) && stated.Groups[1].Value != string.Join(".", path)
                    select $"{Repository.Relative(file)} is of {stated.Groups[1].Value}";

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void The_library_knows_no_web_server_no_bot_protocol_and_no_cards()
    {
        var references = typeof(Assistant).Assembly.GetReferencedAssemblies().Select(a => a.Name!).ToList();

        references.ShouldAllBe(n => !n.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) && !n.StartsWith("Microsoft.Bot", StringComparison.Ordinal) && !n.StartsWith("Microsoft.Agents", StringComparison.Ordinal)
            && !n.StartsWith("Microsoft.Extensions.Hosting", StringComparison.Ordinal) && !n.Contains("AdaptiveCards", StringComparison.OrdinalIgnoreCase) && !n.StartsWith("System.CommandLine", StringComparison.Ordinal));
        Types.ShouldAllBe(t => t.Name != "Activity" && !t.Name.Contains("AdaptiveCard"));
        Repository.Sources.Where(f => Repository.Relative(f).StartsWith("src/ApplyBot/", StringComparison.Ordinal))
            .Where(f => Regex.IsMatch(SourceText.WithoutComments(File.ReadAllText(f)), "AdaptiveCard|application/vnd\\.microsoft|Microsoft\\.AspNetCore")).Select(Repository.Relative).ShouldBeEmpty();
    }

    [Fact]
    public void JSON_is_read_only_at_the_edges()
    {
        string[] edges = ["Evaluation", "Exporting", "Importing", "Storage"];

        var wrong = Types.Where(t => Layers.Contains(LayerOf(t)) && !edges.Contains(LayerOf(t)) && TypeUses.Of(t).Any(u => u.Namespace?.StartsWith("System.Text.Json", StringComparison.Ordinal) == true));

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void The_scan_sees_a_use_within_a_method() => TypeUses.Of(typeof(LayerTests)).ShouldContain(typeof(Repository));

    private static string? LayerOf(Type type) => type.Namespace?.Split('.') is ["ApplyBot", var layer, ..] ? layer : null;

    private static bool IsAfter(string? used, string layer) => Array.IndexOf(Layers, used) > Array.IndexOf(Layers, layer);
}
