using ApplyBot.Knowledge;

namespace ApplyBot.Tests.Scoring;

public class PointsReaderTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("7", "7")]
    [InlineData("7.5", "7.5")]
    [InlineData("8分", "8")]
    [InlineData("３．５分", "3.5")]
    [InlineData("十分", "10")]
    [InlineData("满分", "10")]
    [InlineData("Full marks", "10")]
    [InlineData("没有", "0")]
    [InlineData("none", "0")]
    [InlineData("不清楚", "unsure")]
    public void Points_are_read(string text, string points) => SmallScores.Reader.Read(SmallScores.Reader.Question(SmallScores.Table, "1.1")!, text).Answer.ShouldNotBeNull().Text.ShouldBe(points);

    [Theory]
    [InlineData(null, "empty")]
    [InlineData(" ", "empty")]
    [InlineData("10.5", "number-range")]
    [InlineData("-1", "number-range")]
    [InlineData("99999999999999999999", "number-range")]
    [InlineData("3.3", "half-points")]
    [InlineData("1/3", "number")]
    [InlineData("不错", "number")]
    [InlineData("1e1", "number")]
    [InlineData("5元钱", "number")]
    public void What_are_no_points_is_told_why(string? text, string defect)
    {
        var reading = SmallScores.Reader.Read(SmallScores.Reader.Question(SmallScores.Table, "1.1")!, text);

        reading.Answer.ShouldBeNull();
        reading.Defect.ShouldNotBeNull().Key.ShouldBe("eligibility.answer." + defect);
        foreach (var language in new[] { Languages.Chinese, Languages.English }) reading.Defect.Say(SmallScores.Knowledge.Wording, language).ShouldNotContain("{");
    }

    [Fact]
    public void A_row_asks_with_its_name_its_most_and_what_is_looked_at()
    {
        var question = SmallScores.Reader.Question(SmallScores.Table, "附件1.1.1").ShouldNotBeNull();

        (question.Id, question.Min, question.Max, question.Clauses[0]).ShouldBe(("1.1", 0m, 10m, "附件1.1.1"));
        question.Text.Zh.ShouldSatisfyAllConditions(t => t.ShouldContain("场地"), t => t.ShouldContain("10"));
        question.Text.En.ShouldContain("premises");
        question.Help!.Zh.ShouldBe("场地10分。");
    }

    [Fact]
    public void Another_rater_is_asked_for_a_total()
    {
        SmallScores.Reader.Question(SmallScores.Table, "panel").ShouldNotBeNull().Max.ShouldBe(40);
        SmallScores.Reader.Question(SmallScores.Table, "self").ShouldBeNull("one's own points are the rows");
        SmallScores.Reader.Question(SmallScores.Table, "7.7").ShouldBeNull();
    }
}
