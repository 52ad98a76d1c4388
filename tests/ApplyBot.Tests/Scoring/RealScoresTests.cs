using ApplyBot.Eligibility;
using ApplyBot.Knowledge;
using ApplyBot.Scoring;
using ApplyBot.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace ApplyBot.Tests.Scoring;

/// <summary>What holds of every scoring table of the repository, whatever points are given.</summary>
public class RealScoresTests
{
    private static readonly IReadOnlyList<ScoreTable> Tables = ScoreTables.Of(Some.Knowledge).All;
    private static readonly PointsReader Reader = new(Some.Knowledge.Vocabulary, Some.Knowledge.Wording);
    private static readonly EstimateText Text = new(Some.Knowledge.Wording);

    private static readonly Arbitrary<(ScoreTable Table, int Seed)> Runs = Gen.Choose(0, Tables.Count - 1).SelectMany(t => Gen.Choose(0, int.MaxValue).Select(seed => (Tables[t], seed))).ToArbitrary();

    [Fact]
    public void There_are_the_table_of_the_review_and_that_of_the_assessment() => Tables.Select(t => (t.Items.Count(), t.Total, t.Bonus, t.PassMark, string.Join("/", t.Raters.Select(r => r.Percent)))).ShouldBe(
        [(16, 100m, 0m, null, ""), (18, 120m, 20m, 50m, "20/30/50")]);

    [Fact]
    public void Every_row_can_be_asked_in_both_languages()
    {
        foreach (var table in Tables)
            foreach (var item in table.Items)
            {
                item.Max.ShouldBeGreaterThan(0);
                table.Notice.FindClause(item.Clauses[0]).ShouldNotBeNull();
                Reader.Question(item).ShouldSatisfyAllConditions(q => q.Text.Zh.ShouldContain(item.Title.Zh), q => q.Text.En.ShouldContain(item.Title.En), q => q.Help.ShouldNotBeNull(), q => item.Title.En.ShouldNotBe(item.Title.Zh));
            }
    }

    [Theory]
    [InlineData("评定指标", 1)]
    [InlineData("考核", 1)]
    [InlineData("附件4", 1)]
    [InlineData("指标", 2)]
    [InlineData("没有这张表", 0)]
    [InlineData("", 0)]
    public void A_table_is_found_by_name_clause_or_part_of_its_title(string name, int found) => new ScoreTables(Tables).Find(name).Count.ShouldBe(found);

    [Fact]
    public void Conflicts_and_rules_of_a_table_come_with_it()
    {
        Tables[1].Rules.ShouldContain(r => r.PassMark == 50);
        Tables.ShouldAllBe(t => t.Conflicts.Count > 0);
    }

    [Fact]
    public void The_sum_lies_within_the_table_and_the_order_of_answers_changes_nothing() => Prop.ForAll(Runs, run =>
    {
        var points = Points(run.Table, new System.Random(run.Seed));
        var (one, other) = (Estimate.Of(run.Table, points), Estimate.Of(run.Table, points.Reverse().ToDictionary(p => p.Key, p => p.Value)));
        return one.Sum >= 0 && one.Sum <= one.OutOf && one.Highest <= run.Table.Total && one.Sum == other.Sum && Said(one).SequenceEqual(Said(other));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void More_answers_never_turn_what_is_decided() => Prop.ForAll(Runs, run =>
    {
        var random = new System.Random(run.Seed);
        var points = Points(run.Table, random);
        var before = Estimate.Of(run.Table, points);
        foreach (var item in before.Missing) points[item.Id] = new NumberAnswer(random.Next((int)item.Max * 2 + 1) / 2m);
        var after = Estimate.Of(run.Table, points);
        return before.Standing is Standing.Open || after.Standing == before.Standing;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_text_makes_it_throw() => Prop.ForAll(Runs, ArbMap.Default.ArbFor<string?>(), (run, text) =>
    {
        var question = Reader.Question(run.Table.Items.First());
        var reading = Reader.Read(question, text);
        return (reading.Answer is null) != (reading.Defect is null) && new ScoreTables(Tables).Find(text ?? "").Count <= Tables.Count;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void Whatever_is_said_can_be_said_in_both_languages_and_says_what_it_is()
    {
        foreach (var table in Tables)
            foreach (var seed in Enumerable.Range(0, 50))
            {
                var estimate = Estimate.Of(table, Points(table, new System.Random(seed)));
                foreach (var language in new[] { Languages.Chinese, Languages.English })
                    Text.Summary(estimate, language).Concat(Text.Weakest(estimate, language)).Append(Text.Caution(language)).ShouldAllBe(s => s.Length > 0 && !s.Contains('{'));
            }
        Text.Caution(Languages.Chinese).ShouldContain("估计");
    }

    private static IEnumerable<string> Said(Estimate estimate) => Text.Summary(estimate, Languages.Chinese).Concat(Text.Weakest(estimate, Languages.Chinese));

    private static Dictionary<string, CheckAnswer> Points(ScoreTable table, System.Random random)
    {
        var points = new Dictionary<string, CheckAnswer>();
        foreach (var item in table.Items.Where(_ => random.Next(4) > 0)) points[item.Id] = random.Next(6) == 0 ? new UnsureAnswer() : new NumberAnswer(random.Next((int)item.Max * 2 + 1) / 2m);
        foreach (var rater in table.Raters.Where(r => !r.IsSelf && random.Next(2) == 0)) points[rater.Id] = new NumberAnswer(random.Next((int)table.Total * 2 + 1) / 2m);
        return points;
    }
}
