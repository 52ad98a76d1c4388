using ApplyBot.Knowledge;
using ApplyBot.Scoring;

namespace ApplyBot.Tests.Scoring;

public class EstimateTests
{
    [Fact]
    public void The_table_is_made_of_the_facts()
    {
        var table = SmallScores.Table;

        (table.Id, table.Title.En, table.Total, table.Bonus, table.PassMark).ShouldBe(("yunnan-tea-2026/打分表", "Tea table", 40m, 10m, 20m));
        table.Groups.Select(g => (g.Id, g.Title.Zh, g.Points)).ShouldBe([("1", "基础", 20m), ("2", "效果", 10m), ("3", "加分项", 10m)]);
        table.Items.Select(i => (i.Id, i.Title.Zh, i.Max, i.IsBonus, i.Clauses[0])).ShouldBe(
            [("1.1", "场地", 10m, false, "附件1.1.1"), ("1.2", "人员", 10m, false, "附件1.1.2"), ("2.1", "影响", 10m, false, "附件1.2.1"), ("3.1", "公益", 10m, true, "附件1.3.1")]);
        table.Raters.Select(r => (r.Id, r.Percent, r.IsSelf)).ShouldBe([("self", 25m, true), ("panel", 75m, false)]);
    }

    [Fact]
    public void Points_are_added_and_what_is_open_is_told()
    {
        var estimate = SmallScores.Estimate("1.1: 7.5", "2.1: 不清楚", "3.1: 2");

        (estimate.Sum, estimate.Bonus, estimate.OutOf, estimate.Highest).ShouldBe((9.5m, 2m, 20m, 29.5m));
        estimate.Missing.Select(i => i.Id).ShouldBe(["1.2", "2.1"]);
        (estimate.Next?.Id, estimate.StepsLeft).ShouldBe(("1.2", 1), "a row that is not known is not asked again");
    }

    [Fact]
    public void Nothing_said_is_nothing_lost()
    {
        var estimate = SmallScores.Estimate();

        (estimate.Sum, estimate.OutOf, estimate.Highest, estimate.Next?.Id, estimate.StepsLeft).ShouldBe((0m, 0m, 40m, "1.1", 4));
        estimate.Weakest.ShouldBeEmpty();
        estimate.Standing.ShouldBe(Standing.Open);
    }

    [Theory]
    [InlineData(Standing.Passed, "1.1: 10", "1.2: 10")]
    [InlineData(Standing.Open, "1.1: 10", "1.2: 9.5")]
    [InlineData(Standing.Open, "1.1: 0", "1.2: 0")]
    [InlineData(Standing.Failed, "1.1: 0", "1.2: 0", "2.1: 9.5")]
    [InlineData(Standing.Failed, "1.1: 5", "1.2: 5", "2.1: 5", "3.1: 4.5")]
    [InlineData(Standing.WithBonus, "1.1: 5", "1.2: 5", "2.1: 5", "3.1: 5")]
    [InlineData(Standing.Passed, "1.1: 5", "1.2: 5", "2.1: 10", "3.1: 0")]
    public void The_pass_mark_is_held_against_the_sum(Standing standing, params string[] points) => SmallScores.Estimate(points).Standing.ShouldBe(standing);

    [Fact]
    public void The_weakest_rows_come_first_and_the_bonus_last()
    {
        var weakest = SmallScores.Estimate("1.1: 8", "1.2: 3", "2.1: 10", "3.1: 0").Weakest;

        weakest.Select(w => (w.Item.Id, w.Lost)).ShouldBe([("1.2", 7m), ("1.1", 2m), ("3.1", 10m)]);
    }

    [Theory]
    [InlineData(5, 0, 80, Standing.Open, 20.0, "1.1: 5", "1.2: 5", "2.1: 5", "3.1: 5")]
    [InlineData(0, 0, 75, Standing.Open, 26.7, "1.1: 0", "1.2: 0", "2.1: 0", "3.1: 0")]
    [InlineData(5, 27.5, 27.5, Standing.Passed, null, "1.1: 5", "1.2: 5", "2.1: 5", "3.1: 5", "panel: 30")]
    [InlineData(5, 12.5, 12.5, Standing.Failed, null, "1.1: 5", "1.2: 5", "2.1: 5", "3.1: 5", "panel: 10")]
    [InlineData(2.5, 10, 15, Standing.Failed, null, "1.1: 5", "2.1: 5", "panel: 10")]
    public void Raters_count_by_their_share(double own, double low, double high, Standing standing, double? needed, params string[] points)
    {
        var raters = SmallScores.Estimate(points).Raters.ShouldNotBeNull();

        raters.Parts[0].Adds.ShouldBe((decimal)own);
        if (needed is null) (raters.Low, raters.High).ShouldBe(((decimal)low, (decimal)high));
        (raters.Standing, raters.Needed).ShouldBe((standing, (decimal?)needed));
    }

    [Theory]
    [InlineData(99, "0", "scoring.needed-beyond")]
    [InlineData(50, "满分", "scoring.needed-none")]
    public void What_the_others_must_give_may_be_out_of_reach_or_nothing(int ownShare, string first, string key)
    {
        var table = SmallScores.Table with { PassMark = 5, Raters = [new Rater("self", new LocalText("自评", "own"), ownShare, true), new Rater("panel", new LocalText("专家", "panel"), 100 - ownShare, false)] };
        var estimate = Estimate.Of(table, SmallScores.Answers($"1.1: {first}", "1.2: 0", "2.1: 0", "3.1: 0"));

        new EstimateText(SmallScores.Knowledge.Wording).Summary(estimate, Languages.Chinese).ShouldContain(SmallScores.Knowledge.Wording.Say(Languages.Chinese, key, 5));
    }

    [Fact]
    public void Points_beyond_a_row_count_as_its_most() => Estimate.Of(SmallScores.Table, new Dictionary<string, ApplyBot.Eligibility.CheckAnswer> { ["1.1"] = new ApplyBot.Eligibility.NumberAnswer(99), ["9.9"] = new ApplyBot.Eligibility.NumberAnswer(5) }).Sum.ShouldBe(10);
}
