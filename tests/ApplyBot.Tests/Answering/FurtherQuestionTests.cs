using ApplyBot.Answering;
using ApplyBot.Tests.Support;

namespace ApplyBot.Tests.Answering;

/// <summary>Messages that ask two things at once.</summary>
public class FurtherQuestionTests
{
    private static string Ask(string text) => Some.Assistant.Reply(text, ConversationState.Empty, Some.Now).Answer.Text;

    [Theory]
    [InlineData("赣海汇智要不要交咨询报告？公开报道发几篇？", "咨询报告", "公开报道不少于2篇")]
    [InlineData("赣海汇智公开报道发几篇？要不要交咨询报告？", "公开报道不少于2篇", "咨询报告")]
    [InlineData("重庆海智工作站几号截止？找谁？", "5月30日", "黄庆文")]
    public void Both_are_answered(string text, string first, string second)
    {
        var answer = Ask(text);

        answer.ShouldContain(first);
        answer.ShouldContain(second);
    }

    [Fact]
    public void What_asks_nothing_by_itself_adds_nothing() => Ask("赣海汇智什么时候截止？谢谢你啊？").ShouldBe(Ask("赣海汇智什么时候截止？"));
}
