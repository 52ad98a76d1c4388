using ApplyBot.Evaluation;
using ApplyBot.Tests.Support;
using ApplyBot.Understanding;

namespace ApplyBot.Tests.Understanding;

/// <summary>What is to be done, told from what is asked.</summary>
public class CommandReaderTests
{
    private static readonly CommandReader Reader = new(Some.Knowledge.Vocabulary);
    

    private static CommandSaid? Read(string text) => Reader.Read(text, new Lazy<Question>(() => Some.Assistant.Understand(text)));

    [Theory]
    [InlineData("资格自测", Command.Check)]
    [InlineData("請幫我做一下資格自測", Command.Check)]
    [InlineData("我能报吗？", Command.Check)]
    [InlineData("我们能不能申报？", Command.Check)]
    [InlineData("赣海汇智我能报吗", Command.Check)]
    [InlineData("我可以申请广西海智计划项目吗", Command.Check)]
    [InlineData("Can we apply?", Command.Check)]
    [InlineData("am I eligible for Ganhai Huizhi", Command.Check)]
    [InlineData("我能报哪些", Command.Match)]
    [InlineData("我们是江苏的民营企业能申请哪些", Command.Match)]
    [InlineData("我们是一家南京的高新技术企业，能申报哪些项目？", Command.Match)]
    [InlineData("What can I apply for?", Command.Match)]
    [InlineData("我的资料", Command.Profile)]
    [InlineData("删除我的资料", Command.ForgetProfile)]
    [InlineData("上一步", Command.Back)]
    [InlineData("重新开始", Command.Restart)]
    [InlineData("退出", Command.Quit)]
    [InlineData("评分自测", Command.Score)]
    [InlineData("重庆海智工作站评分自测", Command.Score)]
    [InlineData("我能打多少分？", Command.Score)]
    [InlineData("自评打分", Command.Score)]
    [InlineData("score myself", Command.Score)]
    [InlineData("不用了", Command.Decline)]
    public void A_command_is_known(string text, Command command) => Read(text).ShouldNotBeNull().Command.ShouldBe(command);

    [Theory]
    [InlineData("修改2", 2)]
    [InlineData("修改第三题", 3)]
    [InlineData("change answer 4", 4)]
    public void A_number_said_with_it_is_read(string text, int number) => Read(text).ShouldBe(new CommandSaid(Command.Edit, number));

    [Theory]
    [InlineData("企业能不能报")]
    [InlineData("我们学会能不能报？")]
    [InlineData("企业能报哪些项目？")]
    [InlineData("现在还能报吗")]
    [InlineData("我能申请多少钱")]
    [InlineData("我什么时候能报")]
    [InlineData("我们单位能报几个项目？")]
    [InlineData("退出机制是什么")]
    [InlineData("自评打分占多少")]
    [InlineData("评审怎么打分")]
    [InlineData("")]
    [InlineData("\ud800我能报吗\0的话呢然后")]
    public void A_question_stays_one(string text) => Read(text).ShouldBeNull();

    [Fact]
    public void No_question_that_is_answered_today_becomes_a_command()
    {
        var asked = CaseReader.ReadAll(Repository.Knowledge).Cases.SelectMany(c => c.Turns).Distinct().ToList();

        asked.Count.ShouldBeGreaterThan(300);
        asked.Where(t => Read(t) is not null).ShouldBeEmpty();
    }

    [Fact]
    public void Every_command_has_its_phrases() =>
        Enum.GetValues<Command>().Select(CommandReader.Name).Except(Some.Knowledge.Vocabulary.Commands.Keys).ShouldBeEmpty();
}
