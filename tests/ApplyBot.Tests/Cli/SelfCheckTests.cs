using System.Text.Json;
using ApplyBot.Tests.Eligibility;
using ApplyBot.Tests.Support;

namespace ApplyBot.Tests.Cli;

public sealed class SelfCheckTests : IDisposable
{
    private const string Good = """{"place":"云南昆明","unit":"民营企业","founded":"2020年1月1日","staff":"1.5万","partners":["abroad","媒体"],"banned":false}""";
    private const string Now = "2026-04-10T09:00:00+08:00";

    private readonly KnowledgeFolder _folder = Some.KnowledgeFolder();

    public SelfCheckTests() => _folder.Write(SmallRules.File, SmallRules.Yaml);

    public void Dispose() => _folder.Dispose();

    private Task<Ran> Run(string input, params string[] arguments) => CommandLine.RunOn(input, Whole(arguments));

    private string[] Whole(string[] arguments) => ["self-check", .. arguments, "--knowledge", _folder.Path];

    [Fact]
    public async Task The_verdict_is_json()
    {
        var ran = await CommandLine.RunProcess(Good, Whole(["学术论坛", "--answers", "-", "--json", "--now", Now]));

        ran.Code.ShouldBe(0, ran.Error);
        var root = JsonDocument.Parse(ran.Output).RootElement;
        root.GetProperty("programme").GetString().ShouldBe(SmallRules.Forum);
        root.GetProperty("verdict").GetString().ShouldBe("eligible");
        root.GetProperty("ask").GetArrayLength().ShouldBe(0);
        root.GetProperty("results").EnumerateArray().Select(r => (r.GetProperty("criterion").GetString(), r.GetProperty("result").GetString())).ShouldBe(
            [("deadline", "met"), ("in-yunnan", "met"), ("right-kind", "met"), ("old-enough", "met"), ("big-enough", "met"), ("partner", "met"), ("not-banned", "met")]);
        root.GetProperty("results")[1].GetProperty("clause").GetString().ShouldBe("二");
        root.GetProperty("results")[1].GetProperty("reason").GetString()!.ShouldContain("云南昆明");
        root.GetProperty("advice").EnumerateArray().Select(r => r.GetProperty("criterion").GetString()).ShouldBe(["press", "plan"]);
    }

    [Fact]
    public async Task What_is_still_to_be_answered_is_asked()
    {
        var root = JsonDocument.Parse((await Run("""{"unit":"school"}""", "tea/tea-forum", "--answers", "-", "--json", "--now", Now)).Output).RootElement;

        root.GetProperty("verdict").GetString().ShouldBe("unclear");
        root.GetProperty("ask").EnumerateArray().Select(a => a.GetString()).ShouldBe(["place", "partners", "banned"]);
    }

    [Fact]
    public async Task Without_json_it_is_readable()
    {
        var ran = await Run("""{"place":"江西"}""", SmallRules.Forum, "--answers", "-", "--now", Now);

        ran.Lines[0].ShouldStartWith("不符合：云南“茶马论坛” · 学术论坛");
        ran.Output.ShouldContain("× 云南省内的单位可以申报。您的回答：“单位在哪里？”江西。〔二〕");
    }

    [Fact]
    public async Task Every_programme_is_listed_with_its_questions()
    {
        var root = JsonDocument.Parse((await Run("", "list", "--json")).Output).RootElement;

        root.EnumerateArray().Select(p => p.GetProperty("programme").GetString()).ShouldBe([SmallRules.Forum, SmallRules.Fair]);
        var unit = root[0].GetProperty("questions")[1];
        (unit.GetProperty("id").GetString(), unit.GetProperty("kind").GetString(), unit.GetProperty("text").GetString()).ShouldBe(("unit", "one-of", "单位属于哪一类？"));
        unit.GetProperty("options")[1].GetProperty("id").GetString().ShouldBe("company");
    }

    [Fact]
    public async Task A_profile_is_matched()
    {
        _folder.Write("profile.json", """{"province":"云南","applicant-kind":"学会"}""");

        var root = JsonDocument.Parse((await Run("", "match", "--profile", _folder.PathOf("profile.json"), "--json", "--now", Now)).Output).RootElement;

        root[0].GetProperty("ask")[0].GetString().ShouldBe("banned");
        root[1].GetProperty("because")[0].GetProperty("criterion").GetString().ShouldBe("right-kind");
    }

    [Fact]
    public async Task The_way_through_the_questions_is_drawn()
    {
        var ran = await Run("", "diagram", "科普集市");

        ran.Lines[0].ShouldBe("flowchart TD");
        ran.Output.ShouldContain("n0{\"是否在惩戒期内？\"}");
        ran.Output.ShouldContain("n0x[\"不符合 not-banned 四.2\"]");
    }

    [Theory]
    [InlineData("""{"founded":"2024-02-31"}""", "founded: 没有“2024-02-31”这一天")]
    [InlineData("""{"staff":-3}""", "staff: “-3”超出了合理范围")]
    [InlineData("""{"unit":"castle"}""", "unit: 没有“castle”这个选项")]
    [InlineData("""{"banned":""}""", "banned: 请先回答")]
    [InlineData("""{"place":{"a":1}}""", "place: 应是文字")]
    [InlineData("""{"colour":"red"}""", "colour: ")]
    [InlineData("""{"unit":"school","unit":"company"}""", "unit: 写了两次")]
    [InlineData("""{"staff":2.5}""", "staff: 请填整数")]
    [InlineData("""{"partners":[1]}""", "partners: 应是文字")]
    [InlineData("""{"banned":"也许"}""", "banned: 请回答")]
    [InlineData("""{"unit":"\ud800"}""", "-: ")]
    [InlineData("""[1]""", "JSON 对象")]
    [InlineData("""{"unit":""", "-: ")]
    [InlineData("", "-: ")]
    public async Task Bad_answers_are_refused_at_their_field(string input, string message)
    {
        var ran = await Run(input, SmallRules.Forum, "--answers", "-", "--json", "--now", Now);

        ran.Code.ShouldBe(1);
        ran.Output.ShouldBeEmpty();
        ran.Error.ShouldContain(message);
    }

    [Theory]
    [InlineData(1, "没有“咖啡”这个项目", "咖啡", "--answers", "-")]
    [InlineData(1, "相近的有：yunnan-tea-2026/tea/tea-fair", "科普市集", "--answers", "-")]
    [InlineData(1, "相近的有：yunnan-tea-2026/tea/tea-forum", "diagram", "tea-forun")]
    [InlineData(1, "不止一个", "茶马论坛", "--answers", "-")]
    [InlineData(1, "no such file", "学术论坛", "--answers", "/nowhere.json")]
    [InlineData(1, "is no moment", "学术论坛", "--answers", "-", "--now", "soon")]
    [InlineData(2, "--answers", "学术论坛")]
    [InlineData(2, "list", "--json")]
    [InlineData(2, "--profile", "match")]
    [InlineData(2, "fr", "list", "--language", "fr")]
    public async Task What_cannot_be_done_is_said(int code, string message, params string[] arguments)
    {
        var ran = await Run("{}", arguments);

        ran.Code.ShouldBe(code, ran.Error);
        ran.Error.ShouldContain(message);
    }
}
