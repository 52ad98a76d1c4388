using ApplyBot.Bot.Conversations;
using ApplyBot.Understanding;
using Shouldly;

namespace ApplyBot.Bot.Tests.Conversations;

/// <summary>How often a message that is said again is read.</summary>
public class HearingTests
{
    private const string Command = "赣海汇智我能报吗", Private = "赣海汇智我能报吗，电话13800138000";

    private readonly FakeTime _time = new();
    private int _understood;

    [Fact]
    public void What_is_said_again_is_understood_once()
    {
        var hearing = Hearing(100);

        for (var i = 0; i < 3; i++)
        {
            hearing.Hear(Command, isPrivate: false).Command.ShouldBe(new CommandSaid(ApplyBot.Understanding.Command.Check, null));
        }

        _understood.ShouldBe(1);
    }

    [Theory]
    [InlineData(100, Command, true)]
    [InlineData(100, Private, false)]
    [InlineData(0, Command, false)]
    public void What_is_not_remembered_is_understood_each_time(int most, string text, bool isPrivate)
    {
        var hearing = Hearing(most);

        for (var i = 0; i < 3; i++)
        {
            hearing.Hear(text, isPrivate).Question.Mentions.ShouldNotBeNull();
        }

        _understood.ShouldBe(3);
    }

    [Fact]
    public void After_an_hour_it_is_forgotten()
    {
        var hearing = Hearing(100);
        _ = hearing.Hear(Command, isPrivate: false).Question;

        _time.Pass(TimeSpan.FromMinutes(61));
        _ = hearing.Hear(Command, isPrivate: false).Question;

        _understood.ShouldBe(2);
    }

    [Fact]
    public void So_many_are_remembered_and_no_more()
    {
        var hearing = Hearing(3);
        string[] texts = ["一", "二", "三", "四"];

        foreach (var text in texts)
        {
            _ = hearing.Hear(text, isPrivate: false).Question;
        }
        _ = hearing.Hear("四", isPrivate: false).Question;
        _ = hearing.Hear("一", isPrivate: false).Question;

        _understood.ShouldBe(5);
    }

    [Fact]
    public void What_one_person_may_not_order_another_still_may()
    {
        var hearing = Hearing(100);

        hearing.Hear("发公告", isPrivate: false).AsNoCommand().Command.ShouldBeNull();

        hearing.Hear("发公告", isPrivate: false).Command.ShouldNotBeNull().Command.ShouldBe(ApplyBot.Understanding.Command.NewAnnouncement);
    }

    private Hearing Hearing(int most) => new(new CommandReader(Real.Knowledge.Vocabulary), text =>
    {
        _understood++;
        return Real.Understand(text);
    }, most, _time);
}
