using System.Text.Json;
using ApplyBot.Tests.Scoring;
using ApplyBot.Tests.Support;

namespace ApplyBot.Tests.Cli;

public sealed class ScoreTests : IDisposable
{
    private readonly KnowledgeFolder _folder = SmallScores.Folder();

    public void Dispose() => _folder.Dispose();

    private Task<Ran> Run(string input, params string[] arguments) => CommandLine.RunOn(input, Whole(arguments));

    private string[] Whole(string[] arguments) => ["self-check", "score", .. arguments, "--knowledge", _folder.Path];

    [Fact]
    public async Task The_estimate_is_json()
    {
        var ran = await CommandLine.RunProcess("""{"1.1":7.5,"附件1.1.2":"满分","2.1":"不清楚","3.1":0,"panel":30}""", Whole(["打分表", "--answers", "-", "--json"]));

        ran.Code.ShouldBe(0, ran.Error);
        var root = JsonDocument.Parse(ran.Output).RootElement;
        root.GetProperty("estimate").GetBoolean().ShouldBeTrue();
        (root.GetProperty("sum").GetDecimal(), root.GetProperty("of").GetDecimal(), root.GetProperty("total").GetDecimal(), root.GetProperty("pass").GetString()).ShouldBe((17.5m, 30m, 40m, "unknown"));
        root.GetProperty("weakest").EnumerateArray().Select(w => (w.GetProperty("item").GetString(), w.GetProperty("clause").GetString())).ShouldBe([("1.1", "附件1.1.1"), ("3.1", "附件1.3.1")]);
        root.GetProperty("missing").EnumerateArray().Select(m => m.GetString()).ShouldBe(["2.1"]);
        root.GetProperty("raters").GetProperty("pass").GetString().ShouldBe("met");
    }

    [Fact]
    public async Task Without_json_it_is_readable_and_says_that_it_is_an_estimate()
    {
        var ran = await Run("""{"1.1":3,"1.2":10,"2.1":10,"3.1":0}""", "茶马打分表", "--answers", "-");

        ran.Lines[0].ShouldBe("茶马打分表（yunnan-tea-2026/打分表）");
        ran.Output.ShouldContain("合计23分");
        ran.Output.ShouldContain("场地：3分（满分10分），少7分〔附件1.1.1〕");
        ran.Lines[^1].ShouldContain("估计");
    }

    [Fact]
    public async Task The_tables_are_listed_with_their_rows()
    {
        var table = JsonDocument.Parse((await Run("", "list", "--json")).Output).RootElement[0];

        (table.GetProperty("table").GetString(), table.GetProperty("passMark").GetDecimal()).ShouldBe(("yunnan-tea-2026/打分表", 20m));
        table.GetProperty("groups")[0].GetProperty("items")[1].ShouldSatisfyAllConditions(i => i.GetProperty("item").GetString().ShouldBe("1.2"), i => i.GetProperty("max").GetDecimal().ShouldBe(10), i => i.GetProperty("looks").GetString().ShouldBe("人员10分。"));
        (await Run("", "list")).Output.ShouldContain("1.1 场地 [0–10]〔附件1.1.1〕");
    }

    [Theory]
    [InlineData("""{"1.1":11}""", "1.1: “11”超出了合理范围")]
    [InlineData("""{"1.1":"3.3"}""", "1.1: 请填整分或半分")]
    [InlineData("""{"1.1":""}""", "1.1: 请先回答")]
    [InlineData("""{"9.9":1}""", "9.9: yunnan-tea-2026/打分表 没有这一项")]
    [InlineData("""{"self":1}""", "self: ")]
    [InlineData("""{"1.1":1,"附件1.1.1":2}""", "只能填一次")]
    [InlineData("""{"1.1":1,"1.1":2}""", "写了两次")]
    [InlineData("""{"1.1":[1]}""", "1.1: 应是文字")]
    [InlineData("[1]", "JSON 对象")]
    [InlineData("{", "-: ")]
    public async Task Bad_points_are_refused_at_their_field(string input, string message)
    {
        var ran = await Run(input, "打分表", "--answers", "-", "--json");

        ran.Code.ShouldBe(1);
        ran.Output.ShouldBeEmpty();
        ran.Error.ShouldContain(message);
    }

    [Theory]
    [InlineData(1, "没有“咖啡”这张评分表", "咖啡", "--answers", "-")]
    [InlineData(1, "no such file", "打分表", "--answers", "/nowhere.json")]
    [InlineData(2, "--answers", "打分表")]
    public async Task What_cannot_be_done_is_said(int code, string message, params string[] arguments)
    {
        var ran = await Run("{}", arguments);

        ran.Code.ShouldBe(code, ran.Error);
        ran.Error.ShouldContain(message);
    }
}
