using ApplyBot.Knowledge;
using ApplyBot.Scoring;

namespace ApplyBot.Cli;

/// <summary>Scoring tables and estimates as JSON.</summary>
internal static class ScoreShape
{
    public static object Table(ScoreTable t, string language) => new
    {
        table = t.Id, name = t.Title.In(language), notice = t.Notice.Short.In(language), t.Total, t.Bonus, t.PassMark, clause = VerdictShape.Clause(t.Clauses), t.Clauses,
        raters = t.Raters.Select(r => new { r.Id, name = r.Name.In(language), r.Percent, self = r.IsSelf }),
        groups = t.Groups.Select(g => new
        {
            group = g.Id, title = g.Title.In(language), max = g.Points, clause = VerdictShape.Clause(g.Clauses),
            items = g.Items.Select(i => new { item = i.Id, title = i.Title.In(language), looks = i.Looks.In(language), i.Max, bonus = i.IsBonus, clause = VerdictShape.Clause(i.Clauses) }),
        }),
    };

    public static object Of(Estimate e, EstimateText text, string language) => new
    {
        table = e.Table.Id, name = e.Table.Title.In(language), estimate = true, caution = text.Caution(language),
        e.Sum, of = e.OutOf, e.Highest, e.Table.Total, e.Bonus, e.Table.PassMark, pass = Name(e.Standing), summary = text.Summary(e, language),
        groups = e.Table.Groups.Select(g => new { group = g.Id, title = g.Title.In(language), points = e.Rows.Where(r => g.Items.Contains(r.Item)).Sum(r => r.Points ?? 0), max = g.Points, clause = VerdictShape.Clause(g.Clauses) }),
        items = e.Rows.Select(r => Row(r, language)),
        weakest = e.Weakest.Select(r => Row(r, language)),
        missing = e.Missing.Select(i => i.Id),
        raters = e.Raters is not { } raters ? null : new
        {
            parts = raters.Parts.Select(p => new { rater = p.Rater.Id, name = p.Rater.Name.In(language), p.Rater.Percent, p.Low, p.High, p.Adds }),
            raters.Low, raters.High, raters.Needed, pass = Name(raters.Standing),
        },
        rules = e.Table.Rules.Select(f => new { text = f.Text.In(language), clause = VerdictShape.Clause(f.Clauses) }),
        conflicts = e.Table.Conflicts.Select(c => c.Text.In(language)),
    };

    private static object Row(ScoredItem r, string language) => new { item = r.Item.Id, title = r.Item.Title.In(language), r.Points, r.Item.Max, r.Lost, bonus = r.Item.IsBonus, clause = VerdictShape.Clause(r.Item.Clauses) };

    private static string? Name(Standing standing) => standing switch
    {
        Standing.Passed => "met", Standing.Failed => "not_met", Standing.NoMark => null, _ => "unknown",
    };
}
