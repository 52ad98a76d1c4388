using ApplyBot.Answering;
using ApplyBot.Tests.Support;

namespace ApplyBot.Tests.Answering;

/// <summary>What is kept is little, and not for long. Whether an answer was kept shows in whether the same instance comes again.</summary>
public class AnswerCacheLimitTests
{
    private const string Question = "重庆海智工作站申报材料电子版发到哪个邮箱？";

    private readonly Assistant _cached = Assistant.Create(Some.Knowledge, 20);

    [Theory]
    [InlineData(Question, true)]
    [InlineData("重庆海智工作站怎么报？我的电话是13800138000", false)]
    [InlineData("重庆海智工作站怎么报？请回复 someone@example.org", false)]
    [InlineData("身份证３６０１０２那种能报赣海汇智吗？", false)]
    public void What_looks_personal_is_not_kept(string text, bool kept) => IsKept(text).ShouldBe(kept);

    [Fact]
    public void A_long_message_is_not_kept() => IsKept(Question + new string('吗', 100)).ShouldBeFalse();

    [Fact]
    public void Of_many_answers_only_so_many_are_kept()
    {
        var first = Ask(Question);

        for (var i = 0; i < 60; i++) Ask($"重庆海智工作站第{i}条写了什么？");

        Ask(Question).ShouldNotBeSameAs(first);
    }

    [Fact]
    public void What_is_asked_again_and_again_stays()
    {
        var first = Ask(Question);

        for (var i = 0; i < 60; i++)
        {
            Ask($"重庆海智工作站第{i}条写了什么？");
            Ask(Question).ShouldBeSameAs(first);
        }
    }

    [Fact]
    public void What_is_not_asked_again_is_gone_after_an_hour()
    {
        var first = Ask(Question);

        Ask("你好", Some.Now.AddMinutes(35));
        Ask("你好", Some.Now.AddMinutes(70));

        Ask(Question, Some.Now.AddMinutes(70)).ShouldNotBeSameAs(first);
    }

    [Fact]
    public void Without_leave_nothing_is_kept()
    {
        Some.Assistant.Reply(Question, ConversationState.Empty, Some.Now).ShouldNotBeSameAs(Some.Assistant.Reply(Question, ConversationState.Empty, Some.Now));
    }

    [Fact]
    public void Many_at_once_get_the_same_as_one_alone()
    {
        string[] questions = ["赣海汇智什么时候截止？", "那金额呢？", "湖南国际交流项目什么时候截止？", Question];

        Parallel.For(0, 400, i =>
        {
            var text = questions[i % questions.Length];
            AnswerCacheTests.Same(_cached.Reply(text, ConversationState.Empty, Some.Now), Some.Assistant.Reply(text, ConversationState.Empty, Some.Now), text);
        });
    }

    private bool IsKept(string text) => ReferenceEquals(Ask(text), Ask(text));

    private Answer Ask(string text, DateTimeOffset? now = null) => _cached.Reply(text, ConversationState.Empty, now ?? Some.Now).Answer;
}
