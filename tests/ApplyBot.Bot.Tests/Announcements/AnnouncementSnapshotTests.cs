using ApplyBot.Bot.Cards.Announcements;
using ApplyBot.Knowledge;

namespace ApplyBot.Bot.Tests.Announcements;

/// <summary>Each sort of card of announcements as it was looked at and approved, and how staff's marks are read.</summary>
public sealed class AnnouncementSnapshotTests
{
    private const int MostBytes = 28 * 1024;

    public static TheoryData<string> Sorts() => [.. AnnouncementSamples.Sorts().Select(s => s.Name)];

    public static TheoryData<string> OfStaff() => [.. StaffSamples.Sorts().Select(s => s.Name)];

    [Theory]
    [MemberData(nameof(Sorts))]
    public void A_card_is_as_approved(string name) => CardSnapshotTests.Approve("announcement-" + name, AnnouncementSamples.Sorts().First(s => s.Name == name).Card);

    [Theory]
    [MemberData(nameof(OfStaff))]
    public void A_card_of_staff_is_as_approved(string name) => CardSnapshotTests.Approve("staff-" + name, StaffSamples.Sorts().First(s => s.Name == name).Card);

    [Theory]
    [InlineData("**粗**与_斜_", "粗与斜")]
    [InlineData("a_b_c 和 2**3", "a_b_c 和 2**3")]
    [InlineData("- 一\n* 二\n+ 三\n-四", "• 一\n• 二\n• 三\n-四")]
    [InlineData("[通知](https://a.cn/x_y)。", "通知（https://a.cn/x_y）。")]
    [InlineData("[通知](http://a.cn) ![图](https://a.cn/1.png) [坏](javascript:alert(1))", "[通知](http://a.cn) ![图](https://a.cn/1.png) [坏](javascript:alert(1))")]
    [InlineData("<b>x</b> # 一 ${a} {{b}}", "<b>x</b> # 一 ${a} {{b}}")]
    [InlineData("**a _b_ [c](https://d.cn)**", "a b c（https://d.cn）")]
    [InlineData("**没有结尾 _也没有 [空]()", "**没有结尾 _也没有 [空]()")]
    public void Marks_are_read_and_what_is_none_stays_as_it_is_written(string text, string plain)
    {
        var card = AnnouncementCard.Of(new AnnouncementMessage("a", 1, "题", text, "由"), Languages.Chinese, Real.Knowledge.Wording);

        ((string)card["fallbackText"]!).ShouldBe($"公告：题\n{plain}\n由");
    }

    [Fact]
    public void The_longest_announcement_fits()
    {
        var message = new AnnouncementMessage("a20260301-0a1b2c", 9, new string('题', 100), string.Concat(Enumerable.Repeat("**申**报", 660)), "由") { WantsAcknowledgement = true };

        CardText.Bytes(AnnouncementCard.Of(message, Languages.Chinese, Real.Knowledge.Wording)).ShouldBeLessThanOrEqualTo(MostBytes);
    }
}
