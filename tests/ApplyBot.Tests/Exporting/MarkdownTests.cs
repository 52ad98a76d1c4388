using System.Text;
using System.Text.RegularExpressions;
using ApplyBot.Applications;
using ApplyBot.Exporting;
using ApplyBot.Knowledge;
using ApplyBot.Tests.Applications;

namespace ApplyBot.Tests.Exporting;

public class MarkdownTests
{
    public static TheoryData<string> Forms() => RealForms.Ids();

    private static string Small(FormValues values, string language = Languages.Chinese) => Encoding.UTF8.GetString(SmallForms.Write(values, ExportFormat.Markdown, language).Bytes);

    [Theory]
    [MemberData(nameof(Forms))]
    public void Every_label_and_value_stands_in_it(string id)
    {
        var form = RealForms.Of(id);
        var sample = RealForms.Sample(form);
        var text = OpenXmlFiles.Bare(Encoding.UTF8.GetString(RealForms.Write(form, sample, ExportFormat.Markdown).Bytes).Replace("\\", "", StringComparison.Ordinal));

        foreach (var field in form.Fields) text.ShouldContain(OpenXmlFiles.Bare(field.Text.Zh));
        foreach (var field in form.Asked.Where(f => f.Kind is FieldKind.Text or FieldKind.LongText or FieldKind.Email)) text.ShouldContain(OpenXmlFiles.Bare(sample.Text(field.Id)));
        foreach (var name in form.Asked.SelectMany(f => sample.Rows(f.Id)).SelectMany(r => r).Where(v => v.Key is "name" or "item").Select(v => v.Value)) text.ShouldContain(OpenXmlFiles.Bare(name));
        text.ShouldContain("没有发现问题");
    }

    [Fact]
    public void What_is_missing_and_what_is_wrong_is_said()
    {
        var text = Small(SmallForms.Sample.With("unit", null).With("grant", new TypedValue("11")));

        text.ShouldContain("> 草稿：还有3处错误");
        text.ShouldContain("**申报单位**：未填");
        text.ShouldContain("- 错误：“申请经费”是11万元，最多10万元。论坛每个10万元。（依据：三.1）");
        text.ShouldContain("| 姓名 | 年龄 | 分工 |\n| --- | --- | --- |\n| 张三 | 40 | 负责 |");
    }

    [Fact]
    public void In_english_too() => Small(SmallForms.Sample, Languages.English).ShouldContain("**Grant**: CNY 80,000");

    [Theory]
    [InlineData("a|b")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("[click](http://evil.example)")]
    [InlineData("![x](http://evil.example/p.png)")]
    [InlineData("http://evil.example")]
    [InlineData("www.evil.example")]
    [InlineData("# heading `code` **bold** _x_ ~~y~~ &amp; \\")]
    public void What_somebody_typed_means_nothing(string typed)
    {
        var text = Small(SmallForms.Sample.With("name", new TypedValue(typed)).With("plan", new TypedValue("- 一\n# 二\n1. " + typed)).With("people", SmallForms.Rows($"name: {typed}")));
        var bare = Regex.Replace(text, @"\\[\p{P}\p{S}]", "");

        bare.Split('\n').Where(l => l.StartsWith("| ", StringComparison.Ordinal)).ShouldAllBe(l => l.Count(c => c == '|') == 3 || l.Count(c => c == '|') == 4);
        Regex.IsMatch(bare, @"<|\]\(|https?:|www\.|`|~~|&\w+;|^# 二|^> (?:-|#|1\.) ", RegexOptions.Multiline).ShouldBeFalse(bare);
    }
}
