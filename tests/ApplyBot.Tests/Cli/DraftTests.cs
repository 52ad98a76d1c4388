using System.Text;
using System.Text.Json;
using ApplyBot.Exporting;
using ApplyBot.Tests.Applications;
using ApplyBot.Tests.Exporting;
using ApplyBot.Tests.Support;

namespace ApplyBot.Tests.Cli;

public sealed class DraftTests : IDisposable
{
    private const string Now = "2026-04-10T09:00:00+08:00";

    private static readonly string Good = Encoding.UTF8.GetString(ValuesJson.Write(SmallForms.Form, SmallForms.Sample));

    private readonly KnowledgeFolder _folder = Some.KnowledgeFolder();

    public DraftTests() => _folder.Write(SmallForms.File, SmallForms.Yaml);

    public void Dispose() => _folder.Dispose();

    // What would come on standard input comes from a file: a command within the tests' process shares theirs.
    private Task<Ran> Run(string input, params string[] arguments)
    {
        _folder.Write("input.json", input);
        return CommandLine.Run(["draft", .. arguments.Select(a => a == "-" ? _folder.PathOf("input.json") : a), "--knowledge", _folder.Path]);
    }

    private Task<Ran> RunProcess(string input, params string[] arguments) =>
        CommandLine.RunIn(_folder.Path, input, new Dictionary<string, string>(), ["draft", .. arguments, "--knowledge", _folder.Path]);

    [Fact]
    public async Task Forms_are_listed_with_their_fields()
    {
        var ran = await Run("", "forms", "--json");

        ran.Code.ShouldBe(0, ran.Error);
        var form = JsonDocument.Parse(ran.Output).RootElement[0];
        (form.GetProperty("id").GetString(), form.GetProperty("version").GetInt32(), form.GetProperty("title").GetString(), form.GetProperty("notice").GetString(), form.GetProperty("use").GetString(), form.GetProperty("clause").GetString())
            .ShouldBe((SmallForms.Id, 1, "茶马论坛申报表", "yunnan-tea-2026", "application", "一"));
        var fields = form.GetProperty("sections")[0].GetProperty("fields");
        fields[0].GetProperty("max").GetInt32().ShouldBe(20);
        fields[2].GetProperty("options")[0].GetProperty("id").GetString().ShouldBe("forum");
        fields[7].GetProperty("unit").GetString().ShouldBe("wan");
        form.GetProperty("sections")[1].GetProperty("fields")[0].GetProperty("columns")[0].GetProperty("label").GetString().ShouldBe("姓名");
        (await Run("", "forms")).Output.ShouldContain("name* [text] 项目名称");
    }

    [Fact]
    public async Task Problems_are_the_result()
    {
        var ran = await RunProcess("""{"name":"a","unit":"b","type":"forum","ways":["onsite"],"grant":"11","oops":1}""", "check", "论坛表", "--values", "-", "--json", "--now", Now);

        ran.Code.ShouldBe(0, ran.Error);
        var problems = JsonDocument.Parse(ran.Output).RootElement.EnumerateArray().ToList();
        problems.Select(p => $"{p.GetProperty("severity").GetString()} {p.GetProperty("field").GetString()} {p.GetProperty("clause").GetString()}").ShouldBe(["error oops ", "error grant 三.1"]);
        problems[1].GetProperty("message").GetString()!.ShouldContain("最多10万元");
    }

    [Fact]
    public async Task A_good_form_has_none()
    {
        (await Run(Good, "check", SmallForms.Id, "--values", "-", "--json", "--now", Now)).Lines.ShouldBe(["[]"]);
        (await Run(Good, "check", "forum", "--values", "-", "--now", Now)).Lines.ShouldBe(["没有发现问题。"]);
        (await Run(Good, "check", "forum", "--values", "-", "--now", "2026-05-02", "--language", "en-US")).Output.ShouldContain("closed on 30 April 2026");
    }

    [Theory]
    [InlineData(".docx")]
    [InlineData(".xlsx")]
    [InlineData(".md")]
    [InlineData(".json")]
    public async Task A_file_is_written(string extension)
    {
        var ran = await Run(Good, "export", "forum", "--values", "-", "--out", _folder.PathOf("out" + extension), "--now", Now, "--final");

        (ran.Code, ran.Error).ShouldBe((0, ""));
        var bytes = File.ReadAllBytes(_folder.PathOf("out" + extension));
        bytes.ShouldBe(SmallForms.Write(SmallForms.Sample, ExportFormats.OfFile(extension)!.Value).Bytes);
        if (extension is ".docx" or ".xlsx") OpenXmlFiles.Errors(bytes).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_draft_is_called_so_and_is_no_final_copy()
    {
        var draft = await Run("""{"name":"a"}""", "export", "forum", "--values", "-", "--out", _folder.PathOf("a.md"), "--now", Now);
        var final = await Run("""{"name":"a"}""", "export", "forum", "--values", "-", "--out", _folder.PathOf("b.md"), "--now", Now, "--final");

        (draft.Code, File.Exists(_folder.PathOf("a.md"))).ShouldBe((0, true));
        draft.Error.ShouldContain("还有 2 处错误");
        (final.Code, File.Exists(_folder.PathOf("b.md"))).ShouldBe((1, false));
        final.Error.ShouldContain("error unit: “申报单位”还没有填。");
    }

    [Fact]
    public async Task What_comes_on_standard_input_is_checked_too()
    {
        var ran = await RunProcess("no json", "check", "forum", "--values", "-");

        (ran.Code, ran.Output).ShouldBe((1, ""));
        ran.Error.ShouldContain("JSON");
    }

    [Theory]
    [InlineData(1, "没有“茶马表”", "check", "茶马表", "--values", "-")]
    [InlineData(1, "JSON", "check", "forum", "--values", "-")]
    [InlineData(1, "nothing.json", "check", "forum", "--values", "nothing.json")]
    [InlineData(2, "--values", "check", "forum")]
    [InlineData(2, "--out", "export", "forum", "--values", "-")]
    [InlineData(2, ".docx", "export", "forum", "--values", "-", "--out", "a.pdf")]
    public async Task Bad_input_is_said(int code, string message, params string[] arguments)
    {
        var ran = await Run("no json", arguments);

        (ran.Code, ran.Output).ShouldBe((code, ""));
        ran.Error.ShouldContain(message);
    }
}
