using System.IO.Compression;
using System.Text.Json.Nodes;
using ApplyBot.Tests.Support;

namespace ApplyBot.Tests.Cli;

/// <summary><c>manifest pack</c>, and what it refuses.</summary>
public sealed class ManifestTests : IDisposable
{
    private const string AppId = "11111111-2222-3333-4444-555555555555";

    private readonly string _folder = Directory.CreateTempSubdirectory("applybot-manifest-").FullName;

    public ManifestTests()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(Repository.Root, "manifest"), "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(_folder, Path.GetRelativePath(Path.Combine(Repository.Root, "manifest"), file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private string Zip => Path.Combine(_folder, "out.zip");

    [Fact]
    public async Task The_package_holds_manifest_icons_and_translation_filled_in_and_always_the_same_bytes()
    {
        var ran = await Pack();
        var first = await File.ReadAllBytesAsync(Zip);
        await Pack();

        ran.Code.ShouldBe(0, ran.Error);
        (await File.ReadAllBytesAsync(Zip)).ShouldBe(first);
        await using var zip = await ZipFile.OpenReadAsync(Zip);
        zip.Entries.Select(e => e.FullName).ShouldBe(["manifest.json", "color.png", "outline.png", "en-us.json"]);
        await using var stream = await zip.GetEntry("manifest.json")!.OpenAsync();
        var manifest = (await JsonNode.ParseAsync(stream))!;
        ((string)manifest["bots"]![0]!["botId"]!).ShouldBe(AppId);
        ((bool)manifest["bots"]![0]!["supportsFiles"]!).ShouldBeTrue();
        ((string)manifest["validDomains"]![0]!).ShouldBe("bot.example.org");
    }

    [Theory]
    [InlineData("abc", "bot.example.org", "no GUID")]
    [InlineData("00000000-0000-0000-0000-000000000000", "bot.example.org", "empty GUID")]
    [InlineData(AppId, "https://bot.example.org", "scheme")]
    [InlineData(AppId, "*.example.org", "wildcard")]
    [InlineData(AppId, "bot.example.org/path", "no host name")]
    [InlineData(AppId, "localhost", "no host name")]
    [InlineData(AppId, "10.0.0.1", "no host name")]
    public async Task A_wrong_id_or_domain_is_refused(string id, string domain, string reason) => (await Refused(id, domain)).ShouldContain(reason);

    [Fact]
    public async Task Every_reason_is_told_at_once()
    {
        var error = await Refused("abc", "*.example.org");

        error.ShouldContain("no GUID");
        error.ShouldContain("wildcard");
    }

    public static TheoryData<string, string, string> Wrong => new()
    {
        { "name.short", "\"" + new string('长', 31) + "\"", "name.short has 31 characters" },
        { "description.short", "\"" + new string('长', 81) + "\"", "description.short has 81 characters" },
        { "description.full", "\"" + new string('长', 4001) + "\"", "description.full has 4001 characters" },
        { "accentColor", "\"teal\"", "accentColor must match" },
        { "version", "\"one\"", "version must match" },
        { "manifestVersion", "\"1.18\"", "manifestVersion must be" },
        { "id", "\"bot\"", "id must match" },
        { "surprise", "1", "surprise is no member" },
        { "developer.websiteUrl", "\"bot.example.org\"", "developer.websiteUrl must match" },
        { "bots.0.scopes", "[\"everywhere\"]", "scopes[0] must be one of" },
        { "bots.0.scopes", "[]", "scopes is empty" },
        { "bots.0.commandLists.0.commands.0.title", "\"" + new string('长', 33) + "\"", "title has 33 characters" },
        { "bots.0.commandLists.0.commands.0.title", "\"哪个项目资助最多？\"", "stands twice" },
        { "bots.0.commandLists.0.commands.0.description", "\"" + new string('长', 129) + "\"", "description has 129 characters" },
        { "bots.0.commandLists.0.commands", "[" + string.Join(',', Enumerable.Range(0, 11).Select(i => $"{{\"title\":\"{i}\",\"description\":\"d\"}}")) + "]", "has 11 items" },
        { "composeExtensions.0.commands.0.id", "null", "id must be string" },
        { "description.full", "\"${UNKNOWN}\"", "placeholder that nothing fills" },
        { "icons.color", "\"outline.png\"", "192×192" },
        { "icons.outline", "\"color.png\"", "32×32" },
        { "icons.outline", "\"none.png\"", "no such file" },
        { "icons.outline", "\"../outline.png\"", "must lie beside" },
        { "icons.outline", "\"en-us.json\"", "is no PNG" },
        { "localizationInfo.additionalLanguages.0.file", "\"none.json\"", "no such file" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_wrong_manifest_is_refused(string at, string value, string reason)
    {
        Change("manifest.json", at, JsonNode.Parse(value));

        (await Refused()).ShouldContain(reason);
    }

    [Theory]
    [InlineData("name\\.short", null, "lacks name.short")]
    [InlineData("name\\.short", "a name of more than thirty characters", "name.short has 37 characters")]
    [InlineData("bots[0]\\.commandLists[2]\\.commands[0]\\.title", "x", "which the manifest has not")]
    public async Task A_wrong_translation_is_refused(string at, string? value, string reason)
    {
        Change("en-us.json", at, value);

        (await Refused()).ShouldContain(reason);
    }

    [Theory]
    [InlineData("manifest.json", "{", "is no JSON")]
    [InlineData("manifest.json", "{\"id\":1,\"id\":2}", "is no JSON")]
    [InlineData("manifest.json", "[]", "the file must be object")]
    [InlineData("en-us.json", "{", "is no JSON")]
    [InlineData("outline.png", "", "is no PNG")]
    public async Task A_broken_file_is_refused(string file, string content, string reason)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, file), content);

        (await Refused()).ShouldContain(reason);
    }

    [Fact]
    public async Task Without_its_options_it_says_what_it_needs()
    {
        var ran = await CommandLine.Run("manifest", "pack");

        ran.Code.ShouldBe(2);
        ran.Error.ShouldContain("--app-id");
        ran.Error.ShouldContain("--domain");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Task<Ran> Pack(string id = AppId, string domain = "bot.example.org") =>
        CommandLine.Run("manifest", "pack", "--app-id", id, "--domain", domain, "--out", Zip, "--manifest", _folder);

    private async Task<string> Refused(string id = AppId, string domain = "bot.example.org")
    {
        var ran = await Pack(id, domain);
        ran.Code.ShouldBe(1, ran.Output + ran.Error);
        File.Exists(Zip).ShouldBeFalse();
        return ran.Error;
    }

    // A path of members and indices; a dot within a name is written \.
    private void Change(string file, string at, JsonNode? value)
    {
        var path = Path.Combine(_folder, file);
        var root = JsonNode.Parse(File.ReadAllText(path))!;
        var steps = at.Replace("\\.", "\0", StringComparison.Ordinal).Split('.').Select(s => s.Replace('\0', '.')).ToList();
        var parent = steps.SkipLast(1).Aggregate(root, (node, step) => int.TryParse(step, out var i) ? node[i]! : node[step]!);
        if (value is null && file != "manifest.json") parent.AsObject().Remove(steps[^1]);
        else parent[steps[^1]] = value;
        File.WriteAllText(path, root.ToJsonString());
    }
}
