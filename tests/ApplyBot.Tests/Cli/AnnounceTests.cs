using System.Text.Json;
using ApplyBot.Storage;
using ApplyBot.Tests.Support;

namespace ApplyBot.Tests.Cli;

public sealed class AnnounceTests : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("applybot-").FullName;
    private readonly KnowledgeFolder _knowledge = Some.KnowledgeFolder();

    public void Dispose()
    {
        Directory.Delete(_data, true);
        _knowledge.Dispose();
    }

    private Task<Ran> Run(params string[] arguments) => CommandLine.RunIn(
        Repository.Root, "", new Dictionary<string, string> { ["Storage__Folder"] = _data, ["Storage__Postgres"] = "" }, ["announce", .. arguments, "--knowledge", _knowledge.Path]);

    private static string Later => TimeProvider.System.GetUtcNow().AddDays(2).ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public async Task A_dry_run_shows_everything_and_writes_nothing()
    {
        var ran = await Run("--title", "提醒", "--text", "请于4月28日前网上申报", "--programme", "茶马论坛", "--at", Later, "--dry-run", "--json");

        ran.Code.ShouldBe(0, ran.Error);
        var preview = JsonDocument.Parse(ran.Output).RootElement;
        (preview.GetProperty("recipients").GetInt32(), preview.GetProperty("announcement").GetProperty("audience").GetString()).ShouldBe((0, "programme:yunnan-tea-2026/tea"));
        preview.GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("message").GetString()).ShouldContain(m => m!.Contains("四.1"));
        preview.GetProperty("card").GetProperty("type").GetString().ShouldBe("AdaptiveCard");
        (await Run("list", "--json")).Lines.ShouldBe(["[]"]);
        (await Run("audit", "--json")).Lines.ShouldBe(["[]"]);
    }

    [Fact]
    public async Task One_is_scheduled_followed_and_cancelled()
    {
        (await Run("--title", "提醒", "--text", "请留意", "--audience", "all")).Error.ShouldContain("现在没有人会收到它");
        var sent = await Run("--title", "提醒", "--text", "请留意", "--audience", "all", "--at", Later, "--json");
        sent.Code.ShouldBe(0, sent.Error);
        var id = JsonDocument.Parse(sent.Output).RootElement.GetProperty("id").GetString()!;

        JsonDocument.Parse((await Run("status", id, "--json")).Output).RootElement.GetProperty("state").GetString().ShouldBe("scheduled");
        (await Run("cancel", id)).Lines.ShouldHaveSingleItem().ShouldContain("cancelled");
        (await Run("audit")).Lines.Select(l => l.Split("  ")[2]).ShouldBe(["preview", "schedule", "cancel"]);
        var unknown = await Run("status", "a20260301-000000");
        (unknown.Code, unknown.Output).ShouldBe((1, ""));
    }

    [Fact]
    public async Task Data_that_a_bot_has_are_reached_through_that_bot()
    {
        using var held = new JournalDocumentStore(new JournalOptions { Folder = _data }, TimeProvider.System);

        var ran = await Run("list", "--host", "http://127.0.0.1:9", "--key", "k");
        (ran.Code, ran.Error.Contains("http://127.0.0.1:9", StringComparison.Ordinal)).ShouldBe((1, true));
        (await Run("list")).Error.ShouldContain("--key");
    }

    [Theory]
    [InlineData(2)]
    [InlineData(1, "--title", "x", "--text", "y", "--audience", "all", "--at", "soon")]
    [InlineData(2, "--title", "x", "--oops")]
    public async Task Bad_input_and_bad_usage_have_their_codes(int code, params string[] arguments)
    {
        var ran = await Run(arguments);

        (ran.Code, ran.Output).ShouldBe((code, ""));
        ran.Error.ShouldNotBeEmpty();
    }
}
