using System.Text.Json;
using ApplyBot.Tests.Support;

namespace ApplyBot.Tests.Cli;

public class AskTests
{
    private const string Now = "2026-03-01T09:00:00+08:00";

    [Fact]
    public async Task A_question_is_answered_in_plain_text()
    {
        var ran = await CommandLine.RunProcess("", "ask", "赣海汇智什么时候截止？", "--now", Now);

        ran.Code.ShouldBe(0, ran.Error);
        ran.Output.ShouldContain("2026年3月25日");
        ran.Output.ShouldContain("四.4");
        ran.Error.ShouldBeEmpty();
    }

    [Fact]
    public async Task Json_has_the_keys_that_others_rely_on()
    {
        var ran = await CommandLine.Run("ask", "赣海汇智什么时候截止？", "--json", "--now", Now);

        ran.Code.ShouldBe(0, ran.Error);
        using var json = JsonDocument.Parse(ran.Lines.ShouldHaveSingleItem());
        var answer = json.RootElement;
        answer.EnumerateObject().Select(p => p.Name).ShouldBe(["id", "outcome", "text", "citations", "programmes", "suggestions"], ignoreOrder: true);
        answer.GetProperty("outcome").GetString().ShouldBe("answered");
        answer.GetProperty("text").GetString()!.ShouldContain("3月25日");
        var citation = answer.GetProperty("citations")[0];
        citation.EnumerateObject().Select(p => p.Name).ShouldBe(["notice", "docNumber", "clause", "text"], ignoreOrder: true);
        citation.GetProperty("notice").GetString().ShouldBe("jiangxi-ganhai-huizhi-2026");
        citation.GetProperty("docNumber").GetString().ShouldBe("赣科协字〔2026〕6号");
        citation.GetProperty("clause").GetString()!.ShouldStartWith("四.4");
        citation.GetProperty("text").GetString().ShouldNotBeNullOrWhiteSpace();
        answer.GetProperty("programmes")[0].GetString()!.ShouldStartWith("jiangxi-ganhai-huizhi-2026");
        answer.GetProperty("suggestions").GetArrayLength().ShouldBeInRange(1, 3);
    }

    [Fact]
    public async Task Json_is_readable_Chinese() => (await CommandLine.Run("ask", "赣海汇智什么时候截止？", "--json", "--now", Now)).Output.ShouldNotContain("\\u");

    [Fact]
    public async Task The_moment_is_the_one_named()
    {
        (await CommandLine.Run("ask", "赣海汇智还剩几天？", "--now", "2026-03-20T09:00:00+08:00")).Output.ShouldContain("5天");
        (await CommandLine.Run("ask", "赣海汇智还能报吗？", "--now", "2026-04-01T00:00:00+08:00")).Output.ShouldContain("截止");
    }

    private static readonly string[] Lines =
    [
        """{"id":"a","now":"2026-03-01T09:00:00+08:00","turns":["赣海汇智什么时候截止？"]}""",
        """{"id":"b","turns":""",
        "",
        """{"id":"c","turns":["重庆海智工作站什么时候截止？","联系电话多少？"]}""",
        """{"turns":["没有编号"]}""",
        """{"id":"d","turns":[]}""",
        """{"id":"e","turns":[1]}""",
        """{"id":"f","now":"soon","turns":["赣海汇智什么时候截止？"]}""",
        """{"id":"g","now":"9999-12-31T23:59:59Z","turns":["赣海汇智还能报吗？"]}""",
        """[1]""",
        """{"id":"h","turns":["联系电话多少？"]}""",
    ];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Lines_are_answered_in_order_and_malformed_ones_named(bool fromFile)
    {
        using var folder = Some.KnowledgeFolder();
        folder.Write("lines.jsonl", string.Join("\n", Lines));

        string[] Arguments(string file) => ["ask", "--jsonl", file, "--now", Now];
        var ran = await (fromFile ? CommandLine.Run(Arguments(folder.PathOf("lines.jsonl"))) : CommandLine.RunProcess(string.Join("\n", Lines), Arguments("-")));

        ran.Code.ShouldBe(1);
        var answers = ran.Lines.Select(l => JsonDocument.Parse(l).RootElement).ToList();
        answers.Select(a => a.GetProperty("id").GetString()).ShouldBe(["a", "c", "g", "h"]);
        answers[0].GetProperty("text").GetString()!.ShouldContain("24天");
        answers[1].GetProperty("text").GetString()!.ShouldContain("63002858", customMessage: "the last turn counts");
        answers[3].GetProperty("text").GetString()!.ShouldNotStartWith("咨询电话023", customMessage: "a line is a conversation of its own");
        var errors = ran.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        foreach (var number in new[] { 2, 5, 6, 7, 8, 10 }) errors.ShouldContain(e => e.Contains($":{number}: ") && e.Length > $"lines.jsonl:{number}: ".Length, $"line {number}");
        errors.Length.ShouldBe(6, ran.Error);
    }

    [Fact]
    public async Task Lines_without_fault_end_well()
    {
        var ran = await CommandLine.RunOn(Lines[0] + "\r\n", "ask", "--jsonl", "-");

        ran.Code.ShouldBe(0, ran.Error);
        ran.Lines.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(1, "nowhere.jsonl", "ask", "--jsonl", "nowhere.jsonl")]
    [InlineData(1, "yesterday", "ask", "赣海汇智什么时候截止？", "--now", "yesterday")]
    [InlineData(2, "", "ask")]
    [InlineData(2, "", "ask", "问题", "--jsonl", "-")]
    [InlineData(2, "", "ask", "问题", "--no-such-option")]
    [InlineData(2, "", "no-such-command")]
    [InlineData(2, "", "ask", "--jsonl")]
    public async Task A_mistake_is_told_on_standard_error(int code, string message, params string[] arguments)
    {
        var ran = await CommandLine.Run(arguments);

        ran.Code.ShouldBe(code, ran.Error);
        ran.Error.ShouldNotBeNullOrWhiteSpace();
        ran.Error.ShouldContain(message);
        ran.Error.ShouldNotContain("   at ", customMessage: "a stack trace is no message");
    }

    [Fact]
    public async Task A_long_and_hostile_question_is_answered() =>
        (await CommandLine.Run("ask", "'; DROP TABLE <script> \u0001 " + new string('报', 20_000), "--now", Now)).Code.ShouldBe(0);
}
