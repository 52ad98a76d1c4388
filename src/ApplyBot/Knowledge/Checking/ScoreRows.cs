using System.Globalization;

namespace ApplyBot.Knowledge.Checking;

/// <summary>Scoring tables are whole: rows add up to their groups, groups to the total, the raters' shares to all.</summary>
internal static class ScoreRows
{
    public static IEnumerable<(string, string)> AddUp(Notice notice, Vocabulary _) => notice.Facts.Where(f => f.Table is not null).GroupBy(f => f.Table!).SelectMany(t => Table(t.Key, [.. t]));

    private static IEnumerable<(string, string)> Table(string table, IReadOnlyList<Fact> facts)
    {
        var (groups, rows) = (facts.Where(f => f.Level == 1).ToList(), facts.Where(f => f.Level == 2).ToList());
        if (groups.Count == 0 || rows.Count == 0) return [];
        return Ordinals(groups).Concat(Ordinals(rows)).Concat(Sums(facts, groups, rows)).Concat(facts.SelectMany(f => Rules(f, groups))).Select(found => (found.Where, $"{table}: {found.Reason}"));
    }

    private static IEnumerable<(string Where, string Reason)> Ordinals(List<Fact> level)
    {
        if (!level.Select(f => f.Ordinal).Order().SequenceEqual(Enumerable.Range(1, level.Count).Select(i => (int?)i)))
            yield return (level[0].Source, $"the ordinals of level {level[0].Level} are not 1 to {level.Count}");
    }

    private static IEnumerable<(string Where, string Reason)> Sums(IReadOnlyList<Fact> facts, List<Fact> groups, List<Fact> rows)
    {
        foreach (var row in rows)
            if (groups.Count(row.IsRowOf) is var holders && holders != 1) yield return (row.Source, $"the row lies in {holders} groups, not in one");
        foreach (var group in groups)
            if (rows.Where(r => r.IsRowOf(group)).Sum(r => r.Points) is var sum && sum != group.Points) yield return (group.Source, $"the rows of the group add up to {Plain(sum)}, not {Plain(group.Points)}");
        foreach (var whole in facts.Where(f => f is { Kind: FactKind.Score, Level: null, Points: not null }))
            if (groups.Sum(g => g.Points) is var total && total != whole.Points) yield return (whole.Source, $"the groups add up to {Plain(total)}, not {Plain(whole.Points)}");
    }

    private static IEnumerable<(string Where, string Reason)> Rules(Fact fact, List<Fact> groups)
    {
        if (fact.PassMark <= 0 || fact.PassMark > groups.Sum(g => g.Points)) yield return (fact.Source, $"the pass mark {Plain(fact.PassMark)} lies outside the table");
        if (fact.Raters.Count == 0) yield break;
        if (fact.Raters.Sum(r => r.Percent) is var percent && percent != 100) yield return (fact.Source, $"the raters' shares add up to {Plain(percent)} percent");
        if (fact.Raters.Count(r => r.IsSelf) != 1) yield return (fact.Source, "`self: true` stands at one rater: the one that is scored");
        if (fact.Raters.Select(r => r.Id).Distinct().Count() < fact.Raters.Count) yield return (fact.Source, "a rater's id stands twice");
    }

    private static string Plain(decimal? number) => number?.ToString("0.##", CultureInfo.InvariantCulture) ?? "nothing";
}
