using System.Text;
using ApplyBot.Applications;
using ApplyBot.Exporting;
using ApplyBot.Tests.Applications;
using ApplyBot.Tests.Support;

namespace ApplyBot.Tests.Exporting;

public class JsonTests
{
    public static TheoryData<string> Forms() => RealForms.Ids();

    private static ReadValues Read(string json) => ValuesJsonReader.Read(SmallForms.Form, Encoding.UTF8.GetBytes(json));

    private static IEnumerable<string> Problems(string json) => Read(json).Problems.Select(p => $"{p.Field} {p.Key}");

    [Theory]
    [MemberData(nameof(Forms))]
    public void What_is_written_is_read_again(string id)
    {
        var form = RealForms.Of(id);
        var sample = RealForms.Sample(form);

        var read = ValuesJsonReader.Read(form, RealForms.Write(form, sample, ExportFormat.Json).Bytes);

        read.Problems.ShouldBeEmpty();
        read.Values.ShouldBe(sample);
    }

    [Fact]
    public void It_looks_as_agreed()
    {
        var values = SmallForms.Filled("name: 茶会 <b>").With("type", new ChosenValue(["other"], "沙龙")).With("ways", new ChosenValue(["onsite", "online"])).With("people", SmallForms.Rows("name: 张三, age: 42"));

        Encoding.UTF8.GetString(ValuesJson.Write(SmallForms.Form, values)).ReplaceLineEndings("").Replace("  ", "").ShouldBe(
            """{"form": "yunnan-tea-2026/forum","version": 1,"values": {"name": "茶会 <b>","type": {"chosen": ["other"],"other": "沙龙"},"ways": ["onsite","online"],"people": [{"name": "张三","age": "42"}]}}""");
    }

    [Fact]
    public void Values_alone_are_read_and_numbers_and_booleans_are_text()
    {
        var read = Read("""{"name":" 茶会 ","grant":1.50,"rent":1e3,"count":5,"unit":true,"plan":null,"type":"论坛","ways":["线上","onsite"],"people":[{"name":"张三","age":42,"role":"协助"}]}""");

        read.Problems.ShouldBeEmpty();
        read.Values.ShouldBe(SmallForms.Filled("name: 茶会", "grant: 1.50", "rent: 1000", "count: 5", "unit: true").With("type", new ChosenValue(["forum"]))
            .With("ways", new ChosenValue(["onsite", "online"])).With("people", SmallForms.Rows("name: 张三, age: 42, role: help")));
    }

    [Theory]
    [InlineData("", " export.json.broken")]
    [InlineData("{\"name\":", " export.json.broken")]
    [InlineData("[]", " export.json.no-object")]
    [InlineData("3", " export.json.no-object")]
    [InlineData("{\"values\":[]}", " export.json.no-object")]
    [InlineData("{\"name\":\"\\ud83d\"}", " export.json.half-character")]
    [InlineData("{\"form\":\"a/b\",\"values\":{}}", " export.json.other-form")]
    [InlineData("{\"form\":3,\"values\":{}}", " export.json.other-form")]
    [InlineData("{\"version\":2,\"values\":{}}", " export.json.other-version")]
    [InlineData("{\"extra\":2,\"values\":{}}", "extra form.value.unknown-field")]
    [InlineData("{\"nothing\":2}", "nothing form.value.unknown-field")]
    [InlineData("{\"opinion\":\"同意\"}", "opinion form.value.unknown-field")]
    [InlineData("{\"name\":\"a\",\"name\":\"b\"}", "name export.json.twice")]
    [InlineData("{\"name\":[\"a\"]}", "name form.value.shape")]
    [InlineData("{\"name\":{}}", "name form.value.shape")]
    [InlineData("{\"type\":[[]]}", "type form.value.shape")]
    [InlineData("{\"type\":{\"other\":\"x\"}}", "type form.value.shape")]
    [InlineData("{\"type\":{\"chosen\":\"other\",\"other\":\"x\",\"more\":1}}", "type form.value.unknown-column")]
    [InlineData("{\"people\":\"张三\"}", "people form.value.shape")]
    [InlineData("{\"people\":[\"张三\"]}", "people[1] form.value.shape")]
    [InlineData("{\"people\":[{},{\"age\":[1]}]}", "people[2].age form.value.shape")]
    [InlineData("{\"people\":[{\"size\":1}]}", "people[1].size form.value.unknown-column")]
    [InlineData("{\"people\":[{\"age\":1,\"age\":2}]}", "people[1].age export.json.twice")]
    public void What_cannot_be_taken_is_named(string json, string problem)
    {
        Problems(json).ShouldBe([problem]);
        foreach (var p in Read(json).Problems) (p.Say(Some.Knowledge.Wording, "zh-CN").Length, p.Say(Some.Knowledge.Wording, "en-US").Length).ShouldSatisfyAllConditions(l => l.Item1.ShouldBeGreaterThan(5), l => l.Item2.ShouldBeGreaterThan(5));
    }

    [Fact]
    public void What_is_no_option_stays_for_the_checks() => SmallForms.Wrong(Read("""{"name":"a","unit":"b","type":"庙会"}""").Values).ShouldBe(["error type value.option"]);

    [Fact]
    public void A_byte_order_mark_is_no_matter() => ValuesJsonReader.Read(SmallForms.Form, (byte[])[0xef, 0xbb, 0xbf, .. "{\"name\":\"a\"}"u8]).Values.Text("name").ShouldBe("a");

    [Fact]
    public void Too_much_is_refused() => ValuesJsonReader.Read(SmallForms.Form, new byte[ValuesJsonReader.Largest + 1]).Problems.Single().Key.ShouldBe("export.json.too-large");
}
