namespace ApplyBot.Knowledge.Checking;

/// <summary>Nothing is said that no clause says.</summary>
internal static class Sourcing
{
    public static IEnumerable<(string, string)> FiguresStandInTheClauses(Notice notice, Vocabulary _)
    {
        var head = Figures.Backed($"{notice.Year} {notice.Title.Zh} {notice.DocNumber} {notice.Issued}");
        foreach (var fact in notice.Facts)
        {
            var backed = Figures.Backed(string.Join("\n", fact.Clauses.Select(notice.ClauseText)) + "\n" + string.Join(" ", fact.Clauses));
            foreach (var (text, key) in new[] { (fact.Text.Zh, "zh"), (fact.Text.En, "en") })
                foreach (var figure in Figures.Stated(text).Where(f => !backed.Contains(f) && !head.Contains(f)))
                    yield return (fact.Source, $"the figure {figure} in `{key}` stands in none of its clauses ({string.Join(", ", fact.Clauses)})");
        }
    }

    public static IEnumerable<(string, string)> ClausesAreShort(Notice notice, Vocabulary _) =>
        from clause in notice.Clauses
        from line in clause.Lines
        where line.Length > 140
        select ("", $"clauses.md, {clause.Anchor}: a statement of {line.Length} characters; at most 140 are shown whole");
}
