using ApplyBot.Knowledge;
using ApplyBot.Tests.Support;

namespace ApplyBot.Tests.Knowledge;

public class WordingTests
{
    private static readonly Wording Wording = new(new Dictionary<string, IReadOnlyDictionary<string, string>>
    {
        ["en-US"] = new Dictionary<string, string> { ["left"] = "{1} {1:day is|days are} left until {0}; {2:0.0} {{x|y}}", ["plain"] = "{0" },
    });

    [Theory]
    [InlineData(0, "0 days are left")]
    [InlineData(1, "1 day is left")]
    [InlineData(2, "2 days are left")]
    [InlineData(21, "21 days are left")]
    [InlineData("1", "1 day is left")]
    [InlineData(null, " days are left")]
    public void Words_agree_with_their_number(object? days, string said) => Wording.Say("en-US", "left", "noon", days, 1.25).ShouldBe($"{said} until noon; 1.3 {{x|y}}");

    [Fact]
    public void A_sentence_that_nothing_is_filled_into_is_said_as_it_stands() => Wording.Say("en-US", "plain").ShouldBe("{0");

    [Theory]
    [InlineData("time.left", 1, "1 day is left")]
    [InlineData("time.left", 5, "5 days are left")]
    public void The_days_left_are_said_in_English_as_they_should_be(string key, int days, string said) => Some.Knowledge.Wording.Say(Languages.English, key, "noon", days).ShouldStartWith(said);
}
