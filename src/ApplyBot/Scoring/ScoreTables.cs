using ApplyBot.Knowledge;
using static ApplyBot.Knowledge.Compatibility;

namespace ApplyBot.Scoring;

/// <summary>Every scoring table of every notice.</summary>
/// <param name="All">By notice, in the order of their facts.</param>
public sealed record ScoreTables(IReadOnlyList<ScoreTable> All)
{
    /// <summary>The tables that the notices' facts hold.</summary>
    public static ScoreTables Of(KnowledgeBase knowledge) => new([.. knowledge.Notices.SelectMany(Of)]);

    /// <summary>The tables that somebody names: notice/name, name, clause or part of a title; several when it is not clear, none when it means nothing. Never throws.</summary>
    public IReadOnlyList<ScoreTable> Find(string name)
    {
        var wanted = Bare(name);
        if (wanted.Length == 0) return [];
        Func<ScoreTable, bool>[] ways =
        [
            t => Bare(t.Id) == wanted,
            t => Bare(t.Name) == wanted || t.Clauses.Any(c => Bare(c) == wanted) || Bare(t.Title.Zh) == wanted || Bare(t.Title.En) == wanted,
            t => wanted.Length > 1 && (Bare(t.Title.Zh).Contains(wanted, StringComparison.Ordinal) || Bare(t.Name).Contains(wanted, StringComparison.Ordinal)),
            t => t.Notice.Aliases.Append(t.Notice.Id).Append(t.Notice.Short.Zh).Any(n => Bare(n) == wanted),
        ];
        return ways.Select(fits => All.Where(fits).ToList()).FirstOrDefault(found => found.Count > 0) ?? [];
    }

    private static IEnumerable<ScoreTable> Of(Notice notice) =>
        from table in notice.Facts.Where(f => f.Table is not null).GroupBy(f => f.Table!)
        where table.Any(f => f.Level == 1) && table.Any(f => f.Level == 2)
        select Of(notice, table.Key, [.. table]);

    private static ScoreTable Of(Notice notice, string name, IReadOnlyList<Fact> facts)
    {
        var head = facts.FirstOrDefault(f => f is { Kind: FactKind.Score, Level: null });
        var clauses = head?.Clauses ?? [];
        return new ScoreTable
        {
            Notice = notice, Name = name, Title = head?.Item ?? new LocalText(name, name), Clauses = clauses,
            Groups = [.. facts.Where(f => f.Level == 1).OrderBy(f => f.Ordinal).Select(f => Group(notice, f, facts))],
            PassMark = facts.Select(f => f.PassMark).FirstOrDefault(p => p is not null),
            Raters = [.. facts.SelectMany(f => f.Raters).OrderByDescending(r => r.IsSelf)],
            Rules = [.. facts.Where(f => f.Kind == FactKind.ScoreRule)],
            Conflicts = [.. notice.Conflicts.Where(c => c.About.Any(k => k is FactKind.Score or FactKind.ScoreRule) && c.Clauses.Any(a => clauses.Any(own => a == own || a.StartsWith(own + ".", StringComparison.Ordinal))))],
        };
    }

    private static ScoreGroup Group(Notice notice, Fact group, IReadOnlyList<Fact> facts)
    {
        var rows = facts.Where(f => f.Level == 2 && f.IsRowOf(group)).OrderBy(f => f.Ordinal);
        return new ScoreGroup($"{group.Ordinal}", Title(notice, group), group.Points ?? 0, group.Clauses,
            [.. rows.Select((r, i) => new ScoreItem($"{group.Ordinal}.{i + 1}", Title(notice, r), r.Text, r.Points ?? 0, group.Bonus || r.Bonus, r.Clauses))]);
    }

    private static LocalText Title(Notice notice, Fact fact) => fact.Item ?? (fact.Clauses.Select(notice.FindClause).FirstOrDefault(c => c is not null)?.Title is { } title ? new LocalText(title, title) : fact.Text);
}
