using ApplyBot.Answering;
using ApplyBot.Tests.Support;

namespace ApplyBot.Tests.Answering;

/// <summary>A number that somebody plans with, held against the least that is asked for.</summary>
public class MinimumTests
{
    private static string Ask(string text) => Some.Assistant.Reply(text, ConversationState.Empty, Some.Now).Answer.Text;

    [Theory]
    [InlineData("广西国际与跨区域项目参会80人可以通过吧？", "80人少于写明的下限100人")]
    [InlineData("广西八桂科技讲坛来40人够不够", "40人少于写明的下限50人")]
    [InlineData("江西赣海汇智开展2场活动够吗？", "2场少于写明的下限3场")]
    public void Fewer_is_not_enough(string text, string said) => Ask(text).ShouldStartWith("不够：" + said);

    [Theory]
    [InlineData("广西国际与跨区域项目参会120人可以通过吧？")]
    [InlineData("广西国际与跨区域项目参会100人够不够？")]
    [InlineData("广西国际与跨区域项目要多少人参会？")]
    [InlineData("广西国际与跨区域项目不少于80人参会，对吗？")]
    public void Otherwise_nothing_is_said_of_it(string text) => Ask(text).ShouldNotContain("不够");

    [Fact]
    public void A_number_of_partners_is_no_question_for_a_number() => Ask("两家单位一起联合申报湖南的国际交流项目，鼓励吗？").ShouldStartWith("鼓励");
}
