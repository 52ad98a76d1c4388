using ApplyBot.Announcements.Reminders;
using ApplyBot.Knowledge;
using ApplyBot.Tests.Support;
using static ApplyBot.Tests.Announcements.Reminders.Dated;

namespace ApplyBot.Tests.Announcements.Reminders;

public class DeadlineTests
{
    private static IReadOnlyList<Deadline> Of(KnowledgeBase knowledge, string path = "tea") => Deadlines.Of(knowledge.Find(Tea)!, path);

    [Fact]
    public void Each_role_has_its_own_deadline()
    {
        var notice = Some.Knowledge.Notices.First(n => n.Facts.Any(f => f is { Kind: FactKind.WindowCloses, For: "paper" }));

        var found = Deadlines.Of(notice, notice.Programmes[0].Path);

        found.Select(d => (d.Role, d.At)).ShouldBe([
            (DeadlineRole.Applicants, Moment(5, 18, 17, 30)), (DeadlineRole.Recommenders, Moment(5, 20, 17, 30)), (DeadlineRole.Paper, Moment(5, 22, 17, 30))]);
        found.ShouldAllBe(d => d.Fact.Clauses.Count > 0 && d.Id == $"{notice.Id}/{notice.Programmes[0].Path}:{DeadlineRoles.Name(d.Role)}");
    }

    [Fact]
    public void Where_the_call_comes_later_or_no_day_is_stated_there_is_none()
    {
        foreach (var notice in Some.Knowledge.Notices)
            foreach (var programme in notice.AllProgrammes)
            {
                var window = ApplicationWindow.Of(notice, programme.Path);
                Deadlines.Of(notice, programme.Path).Where(d => d.Role is DeadlineRole.Everyone or DeadlineRole.Applicants).Select(d => d.Fact).ShouldBe(
                    window is { Closes: { } closes, Later: null } ? [closes] : [], programme.Path);
            }
    }

    [Fact]
    public void What_is_said_of_a_kind_goes_before_what_is_said_of_all()
    {
        var knowledge = With(Closing(Day(4, 30)), Closing(Day(5, 3), "applicants", "tea/tea-forum"), Closing(Day(5, 9), null));

        Of(knowledge).Select(d => (d.Role, d.At)).ShouldBe([(DeadlineRole.Everyone, Day(5, 9)), (DeadlineRole.Applicants, Day(4, 30))]);
        Of(knowledge, "tea/tea-forum").Select(d => d.At).ShouldBe([Day(5, 9), Day(5, 3)]);
        Deadlines.Within(knowledge.Find(Tea)!, "tea").Select(d => (d.Path, d.At)).ShouldBe([("tea", Day(5, 9)), ("tea", Day(4, 30)), ("tea/tea-forum", Day(5, 3))]);
    }

    [Fact]
    public void Several_of_one_role_are_told_apart_by_their_order()
    {
        var knowledge = With(Closing(Day(4, 30)), Closing(Day(9, 30)));

        Of(knowledge).Select(d => d.Id).ShouldBe([$"{Tea}/tea:applicants", $"{Tea}/tea:applicants:2"]);
        Deadline.Find($"{Tea}/tea:applicants:2", knowledge)!.At.ShouldBe(Day(9, 30));
        Deadline.Find($"{Tea}/tea:paper", knowledge).ShouldBeNull();
        (Deadline.ProgrammeOf($"{Tea}/tea:applicants:2"), Deadline.RoleOf($"{Tea}/tea:applicants:2")).ShouldBe(($"{Tea}/tea", DeadlineRole.Applicants));
    }

    [Theory]
    [InlineData("all"), InlineData("province:云南"), InlineData(Tea), InlineData(Tea + "/tea/tea-forum")]
    public void A_topic_is_read_as_it_is_written(string text) => Topic.Parse(text)!.ToString().ShouldBe(text);

    [Theory]
    [InlineData(""), InlineData("province:"), InlineData("/tea"), InlineData("tea/"), InlineData(null)]
    public void What_is_no_topic_is_none(string? text) => Topic.Parse(text).ShouldBeNull();

    [Theory]
    [InlineData("all", true), InlineData("province:云南", true), InlineData("province:四川", false), InlineData(Tea, true), InlineData(Tea + "/tea", true), InlineData(Tea + "/tea/tea-forum", true)]
    [InlineData(Tea + "/tea/tea-fair", false), InlineData(Panda, false), InlineData("province:nowhere", false)]
    public void Who_is_concerned_by_a_kind(string subscribed, bool isConcerned) => Topic.Parse(subscribed)!.Meets(Forum, Some.SmallKnowledge).ShouldBe(isConcerned);

    [Theory]
    [InlineData("all", true), InlineData("province:云南", true), InlineData("province:四川", false), InlineData(Tea + "/tea/tea-fair", true), InlineData(Panda, false)]
    public void Who_is_concerned_by_a_province(string subscribed, bool isConcerned) => Topic.Parse(subscribed)!.Meets(Yunnan, Some.SmallKnowledge).ShouldBe(isConcerned);

    [Fact]
    public void What_has_no_deadline_is_named() =>
        Topic.All.Undated(Some.Knowledge).Select(p => p.Notice.Id).Distinct().Count().ShouldBeGreaterThan(1);
}
