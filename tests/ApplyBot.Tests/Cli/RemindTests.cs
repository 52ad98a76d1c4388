using System.Text.Json;
using ApplyBot.Tests.Support;

namespace ApplyBot.Tests.Cli;

public sealed class RemindTests : IDisposable
{
    private const string Now = "2026-04-23T09:00:00+08:00";

    private readonly KnowledgeFolder _folder = Some.KnowledgeFolder();

    public void Dispose() => _folder.Dispose();

    private Task<Ran> Run(string input, params string[] arguments) => CommandLine.RunProcess(input, ["remind", .. arguments, "--knowledge", _folder.Path]);

    [Fact]
    public async Task What_would_be_sent_is_json_by_moment()
    {
        var ran = await Run("""
            {"subscriber":"b","province":"云南","roles":["recommenders"]}
            {"subscriber":"b","programme":"tea/tea-forum","offsets":["P7D","PT3H"],"quiet":null}

            {"subscriber":"a","all":true,"offsets":["P3D"]}
            """, "--dry-run", "--json", "--now", Now, "--subscribers", "-");

        ran.Code.ShouldBe(0, ran.Error);
        JsonDocument.Parse(ran.Output).RootElement.EnumerateArray().Select(r => string.Join(' ', r.EnumerateObject().Select(p => $"{p.Name}={p.Value}"))).ShouldBe(
        [
            "subscriber=b programme=yunnan-tea-2026/tea deadline=2026-04-30T23:59:59+08:00 offset=P7D at=2026-04-23T09:00:00+08:00",
            "subscriber=a programme=yunnan-tea-2026/tea deadline=2026-04-30T23:59:59+08:00 offset=P3D at=2026-04-27T09:00:00+08:00",
            "subscriber=b programme=yunnan-tea-2026/tea deadline=2026-04-30T23:59:59+08:00 offset=PT3H at=2026-04-30T21:00:00+08:00",
        ]);
    }

    [Fact]
    public async Task What_is_wrong_is_said_with_its_line()
    {
        var ran = await Run("""
            {"subscriber":"a","programme":"nothing of the kind"}
            {"subscriber":"a","all":true,"offsets":["7 days"]}
            {"all":true}
            no json
            """, "--dry-run", "--subscribers", "-");

        ran.Code.ShouldBe(1);
        ran.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(": ")[0]).ShouldBe(["-:1", "-:2", "-:3", "-:4"]);
        (await Run("", "--json")).Code.ShouldBe(2);
    }
}
