using ApplyBot.Announcements;
using ApplyBot.Knowledge;
using ApplyBot.Tests.Support;

namespace ApplyBot.Tests.Announcements;

public class AnnouncementTextTests
{
    private static string[] Keys(string title, string text) => [.. AnnouncementText.Check(AnnouncementText.Title(title), AnnouncementText.Text(text)).Select(f => f.Key.Split('.')[^1])];

    [Theory]
    [InlineData("**请注意** _申报_\n\n- 一\n- 二\n\n[申报系统](https://example.org/a?b=1)")]
    [InlineData("经费<5万元，A&B 公司，a > b，邮箱 a@example.org，http://example.org 可以打开")]
    [InlineData("[注] 说明（见附件）")]
    public void Limited_markdown_is_taken(string text) => Keys("标题", text).ShouldBeEmpty();

    [Theory]
    [InlineData("![图](https://example.org/a.png)", "text-image")]
    [InlineData("! [图][a]", "text-image")]
    [InlineData("<img src=x>", "text-html")]
    [InlineData("<!-- -->", "text-html")]
    [InlineData("</b>", "text-html")]
    [InlineData("&#60;script", "text-html")]
    [InlineData("[a](http://example.org)", "text-link")]
    [InlineData("[a](javascript:alert(1))", "text-link")]
    [InlineData("[a]( data:text/html,x )", "text-link")]
    [InlineData("[a](https://user@example.org)", "text-link")]
    [InlineData("[a](/etc)", "text-link")]
    [InlineData("[a]\n\n[a]: http://example.org", "text-link")]
    [InlineData("", "text-missing")]
    [InlineData(" \u0000\n\t", "text-missing")]
    public void Images_markup_and_other_links_are_refused(string text, string key) => Keys("标题", text).ShouldBe([key]);

    [Fact]
    public void Lengths_have_their_limits()
    {
        Keys(new string('题', 100), new string('字', 4000)).ShouldBeEmpty();
        Keys(new string('题', 101), new string('字', 4001)).ShouldBe(["title-long", "text-long"]);
        Keys(" \n ", "x").ShouldBe(["title-missing"]);
        Keys("<b>", "x").ShouldBe(["text-html"]);
    }

    [Fact]
    public void What_is_kept_is_clean()
    {
        AnnouncementText.Title(" a\r\n b\u202ec\ud800 ").ShouldBe("a bc");
        AnnouncementText.Text("\r\na  \r\n\u0007b\tc\ud83d\ude00\r\n").ShouldBe("a\nb c\ud83d\ude00");
    }

    [Theory]
    [InlineData("programme:茶马论坛项目", "programme:yunnan-tea-2026/tea")]
    [InlineData("项目：论坛类", "programme:yunnan-tea-2026/tea/tea-forum")]
    [InlineData("Programme: yunnan-tea-2026/tea", "programme:yunnan-tea-2026/tea")]
    [InlineData("省份：江西省", "province:江西")]
    [InlineData("province: Jiangxi", "province:江西")]
    [InlineData("全部", "all")]
    [InlineData("ALL", "all")]
    [InlineData("团队：科研处", "team:科研处")]
    [InlineData("conversation:19:abc@thread.v2, 科研处群", "conversation:19:abc@thread.v2,科研处群")]
    public void An_audience_is_read_and_written_alike(string text, string written)
    {
        var reader = new AudienceReader(Some.SmallKnowledge);

        var (audience, problem) = reader.Read(text);

        problem.ShouldBeNull();
        audience!.ToString().ShouldBe(written);
        reader.Read(written).Audience.ShouldBe(audience);
    }

    [Theory]
    [InlineData("", "audience-missing")]
    [InlineData("张三", "audience-unclear")]
    [InlineData("team:", "audience-unclear")]
    [InlineData("team:,,", "audience-unclear")]
    [InlineData("programme:没有这个", "programme-unknown")]
    [InlineData("province:火星", "province-unknown")]
    public void What_names_no_audience_is_refused(string text, string key)
    {
        var (audience, problem) = new AudienceReader(Some.SmallKnowledge).Read(text);

        (audience, problem!.Key.Split('.')[^1], problem.Weight).ShouldBe((null, key, FindingWeight.Refused));
        problem.In(Some.Knowledge.Wording, Languages.English).ShouldNotBeEmpty();
    }

    [Fact]
    public void Facts_are_those_of_the_programme_with_their_clauses()
    {
        var facts = AnnouncementFacts.Of(Some.SmallKnowledge, new ProgrammeNames(Some.SmallKnowledge).Of("yunnan-tea-2026/tea/tea-forum")!, Some.Now);

        facts.Select(f => $"{f.Topic} {string.Join('、', f.Clauses)}").ShouldBe(["Deadline 四.1", "Amount 三.1"]);
        facts[0].Text.Zh.ShouldContain("2026年4月30日截止");
        AnnouncementFacts.AreSame(facts, [.. facts.Select(f => f with { Clauses = [.. f.Clauses] })]).ShouldBeTrue();
        AnnouncementFacts.AreSame(facts, [facts[0], facts[1] with { Clauses = ["三"] }]).ShouldBeFalse();
    }

    [Fact]
    public void Every_programme_of_the_repository_has_facts_that_do_not_speak_against_themselves()
    {
        foreach (var programme in from n in Some.Knowledge.Notices from p in n.AllProgrammes select new NamedProgramme(n, p))
        {
            var facts = AnnouncementFacts.Of(Some.Knowledge, programme, Some.Now);
            facts.ShouldAllBe(f => f.Text.Zh.Length > 0 && (f.Topic == AnnouncementTopic.Deadline || f.Clauses.Count > 0));
            AnnouncementCheck.Text(programme, "提醒", string.Join('\n', facts.Where(f => f.Clauses.Count > 0).Select(f => f.Text.Zh)), Some.At("2024-01-01T09:00:00+08:00"))
                .Select(f => $"{programme.Id}: {f.In(Some.Knowledge.Wording, Languages.Chinese)}").ShouldBeEmpty();
        }
    }

    [Fact]
    public void Changes_are_told_line_by_line()
    {
        static AnnouncementRevision Revision(string title, string text) => new() { Round = 1, Title = title, Text = text, At = Some.Now, By = "甲" };

        AnnouncementChange.Between(Revision("一", "甲\n乙\n丙"), Revision("二", "甲\n乙改\n丙\n丁"), Languages.Chinese)
            .ShouldBe([new(AnnouncementPart.Title, "一", "二"), new(AnnouncementPart.Text, "乙", "乙改"), new(AnnouncementPart.Text, null, "丁")]);
        AnnouncementChange.Between(Revision("一", "甲\n乙"), Revision("一", "乙"), Languages.Chinese).ShouldBe([new(AnnouncementPart.Text, "甲", null)]);
        AnnouncementChange.Between(Revision("一", "甲"), Revision("一", "甲"), Languages.Chinese).ShouldBeEmpty();
    }
}
