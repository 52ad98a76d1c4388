using ApplyBot.Announcements;
using ApplyBot.Knowledge;
using ApplyBot.Tests.Support;

namespace ApplyBot.Tests.Announcements;

public class AnnouncementCheckTests
{
    private static readonly NamedProgramme Tea = new ProgrammeNames(Some.SmallKnowledge).Of("yunnan-tea-2026/tea/tea-forum")!;
    private static readonly DateTimeOffset April = Some.At("2026-04-10T09:00:00+08:00");

    private static IReadOnlyList<AnnouncementFinding> Of(string text, string at = "2026-04-10T09:00:00+08:00", string title = "茶马论坛申报提醒") => AnnouncementCheck.Text(Tea, title, text, Some.At(at));

    private static string[] Keys(IReadOnlyList<AnnouncementFinding> findings) => [.. findings.Select(f => f.Key.Split('.')[^1])];

    [Theory]
    [InlineData("请于2026年4月30日前在网上申报。")]
    [InlineData("申报截止时间：4月30日，逾期不候。")]
    [InlineData("网上申报时间为4月1日至30日，四月三十日截止。")]
    [InlineData("截至2026-04-30，学术论坛每个支持10万元。")]
    [InlineData("学术论坛每个10万元，即100,000元；还有20天截止。")]
    [InlineData("Applications close on 30 April 2026; CNY 100,000 each.")]
    [InlineData("Apply by April 30.")]
    [InlineData("请各单位1.5小时内回复，经费<5万元的除外编号3-25不算日期。咨询电话0871-65130001。", "amount-differs")]
    public void What_the_notice_states_is_said_without_a_finding(string text, params string[] keys) => Keys(Of(text)).ShouldBe(keys);

    [Theory]
    [InlineData("请于2026年5月3日前在网上申报。", "公告写截止时间是2026年5月3日，通知（四.1）写的是2026年4月30日。")]
    [InlineData("申报截止时间：4月28日", "公告写截止时间是4月28日，通知（四.1）写的是2026年4月30日。")]
    [InlineData("请在五月三日之前完成申报", "公告写截止时间是5月3日，通知（四.1）写的是2026年4月30日。")]
    [InlineData("申报时间2027年4月1日至2027年4月30日截止", "公告写了2027年4月1日，通知里没有这个日期。", "公告写截止时间是2027年4月30日，通知（四.1）写的是2026年4月30日。")]
    [InlineData("4月12日举办培训会。", "公告写了4月12日，通知里没有这个日期。")]
    [InlineData("距截止还有5天", "公告写还有5天，到发送那天其实还有20天：通知（四.1）写的截止时间是2026年4月30日。")]
    [InlineData("每个项目支持20万元。", "公告写20万元，通知（三.1）写的是：")]
    public void What_it_does_not_state_is_said_with_both_figures_and_the_clause(string text, params string[] sentences)
    {
        var findings = Of(text);

        findings.Count.ShouldBe(sentences.Length);
        for (var i = 0; i < sentences.Length; i++)
        {
            findings[i].Weight.ShouldBe(FindingWeight.NeedsConfirmation);
            findings[i].In(Some.Knowledge.Wording, Languages.Chinese).ShouldStartWith(sentences[i]);
        }
    }

    [Fact]
    public void A_deadline_that_has_passed_when_it_is_due_is_to_be_confirmed()
    {
        Of("请抓紧。", "2026-04-30T23:59:59+08:00").ShouldBeEmpty();

        var finding = Of("请抓紧。", "2026-05-01T00:00:00+08:00").ShouldHaveSingleItem();

        finding.In(Some.Knowledge.Wording, Languages.Chinese).ShouldBe("申报已于2026年4月30日截止（通知四.1）。");
        (finding.Weight, finding.Clauses[0]).ShouldBe((FindingWeight.NeedsConfirmation, "四.1"));
        finding.In(Some.Knowledge.Wording, Languages.English).ShouldContain("30 April 2026");
    }

    [Theory]
    [InlineData("2026-04-10T08:58:59+08:00", "due-past")]
    [InlineData("2026-04-10T08:59:30+08:00")]
    [InlineData("2027-04-10T09:00:00+08:00")]
    [InlineData("2027-04-12T09:00:00+08:00", "due-far")]
    public void A_moment_in_the_past_or_far_ahead_is_refused(string due, params string[] keys)
    {
        Keys([.. AnnouncementCheck.Moment(Some.At(due), April)]).ShouldBe(keys);
        AnnouncementCheck.Moment(null, April).ShouldBeEmpty();
    }

    [Fact]
    public void Deadlines_of_recommenders_and_of_paper_are_their_own()
    {
        var programme = new ProgrammeNames(Some.Knowledge).Find("jiangsu-international-2026")[0];
        var (closes, recommend, paper) = (Closes(programme, "applicants"), Closes(programme, "recommenders"), Closes(programme, "paper"));
        string Day(LocalMoment at) => $"{at.Date:M月d日}{at.Time:HH:mm}";

        AnnouncementCheck.Text(programme, "提醒", $"网上申报{Day(closes)}截止。主管部门审核推荐{Day(recommend)}截止。纸质汇总表{Day(paper)}前报送。", Some.Now).ShouldBeEmpty();
        Keys(AnnouncementCheck.Text(programme, "提醒", $"网上申报{Day(recommend)}截止。主管部门审核推荐{Day(closes)}截止。", Some.Now)).ShouldBe(["deadline-differs", "deadline-differs"]);
        Keys(AnnouncementCheck.Text(programme, "提醒", $"网上申报{closes.Date:M月d日}18:00截止。", Some.Now)).ShouldBe(["deadline-differs"]);
    }

    [Fact]
    public void A_notice_that_states_no_deadline_is_not_put_one_into_its_mouth()
    {
        var none = (from n in Some.Knowledge.Notices from p in n.Programmes where !n.Facts.Any(f => f.Kind == FactKind.WindowCloses && f.HoldsFor(p.Path)) select new NamedProgramme(n, p)).First();

        Keys(AnnouncementCheck.Text(none, "提醒", "12月30日截止申报。", Some.Now)).ShouldBe(["deadline-not-stated"]);
        AnnouncementCheck.Text(null, "通知", "2030年1月1日截止，每人7万元。", Some.Now).ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_that_somebody_writes_throws()
    {
        string[] odd = ["99月99日截止", "0元", "999999999999亿元", "2月30日截止", "\ud800截止", "¥", "24:00前", new string('9', 4000) + "元", "3月25日24:00截止", "١٢月٣日", "第1.2.3条"];

        foreach (var text in odd) _ = Of(text).Select(f => f.In(Some.Knowledge.Wording, Languages.English)).ToList();
    }

    private static LocalMoment Closes(NamedProgramme of, string whom) => of.Notice.Facts.First(f => f.Kind == FactKind.WindowCloses && f.For == whom).At!.Value;
}
