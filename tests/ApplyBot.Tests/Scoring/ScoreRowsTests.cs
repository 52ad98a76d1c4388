namespace ApplyBot.Tests.Scoring;

public class ScoreRowsTests
{
    [Theory]
    [InlineData("ordinal: 2, points: 10, clause: 附件1.1.2", "ordinal: 9, points: 10, clause: 附件1.1.2", "the ordinals of level 2 are not 1 to 4", "level: 2, ordinal: 1")]
    [InlineData("ordinal: 2, points: 10, clause: 附件1.1.2, zh: 人员10分。", "ordinal: 2, points: 20, clause: 附件1.1.2, zh: 人员20分。", "the rows of the group add up to 30, not 20", "level: 1, ordinal: 1")]
    [InlineData("points: 40, clause: 附件1, zh: 打分表总分40分。", "points: 20, clause: 附件1, zh: 打分表总分20分。", "the groups add up to 40, not 20", "Tea table")]
    [InlineData("clause: 附件1.1.2, zh: 人员", "clause: 附件1, zh: 人员", "the row lies in 0 groups", "人员10分")]
    [InlineData("percent: 75}", "percent: 25}", "the raters' shares add up to 50 percent", "- kind: score.rule")]
    [InlineData(", self: true", "", "`self: true` stands at one rater", "- kind: score.rule")]
    [InlineData("id: panel", "id: self", "a rater's id stands twice", "- kind: score.rule")]
    [InlineData("pass: 20, clause: 附件1, zh: 合格分20分。", "pass: 75, clause: 附件1, zh: 合格分75分。", "the pass mark 75 lies outside the table", "pass:")]
    [InlineData("pass: 20", "pass: 25", "the value 25 does not stand in `zh`", "pass:")]
    [InlineData("percent: 75", "share: 75", "unknown key `share`", "raters:")]
    public void A_slip_is_told_with_file_and_line(string old, string replacement, string reason, string at)
    {
        using var folder = SmallScores.Folder();
        folder.Edit(SmallScores.File, old, replacement);

        var problem = folder.Load().Problems.FirstOrDefault(p => p.Reason.Contains(reason, StringComparison.Ordinal)).ShouldNotBeNull();

        Path.GetFullPath(problem.File).ShouldBe(folder.PathOf(SmallScores.File));
        problem.Line.ShouldBe(folder.LineOf(SmallScores.File, at));
    }
}
