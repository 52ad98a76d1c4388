namespace ApplyBot.Knowledge.Checking;

/// <summary>What the facts of a notice say together.</summary>
internal static class Consistency
{
    public static IEnumerable<(string, string)> WindowsDoNotOverlap(Notice notice, Vocabulary _)
    {
        var closings = notice.Facts.Where(f => f is { Kind: FactKind.WindowCloses, At: not null }).ToList();
        foreach (var group in closings.GroupBy(f => (f.For, Scope: string.Join(",", f.Scopes))))
            if (group.Select(f => f.At).Distinct().Count() > 1 && !InConflict(notice, FactKind.WindowCloses))
                yield return (group.Last().Source, $"two closing dates for {group.Key.For}: {string.Join(" and ", group.Select(f => f.At!.Value.Date))}");
        foreach (var opens in notice.Facts.Where(f => f is { Kind: FactKind.WindowOpens, At: not null }))
            foreach (var closes in closings.Where(c => c.For == (opens.For ?? c.For) && c.Scopes.SequenceEqual(opens.Scopes)))
                if (closes.At!.Value.End <= opens.At!.Value.Start) yield return (opens.Source, $"opens on {opens.At.Value.Date}, after it closes on {closes.At.Value.Date}");
    }

    public static IEnumerable<(string, string)> AmountsAddUp(Notice notice, Vocabulary _)
    {
        foreach (var total in notice.Facts.Where(f => f is { Kind: FactKind.GrantTotal, Money: not null, Scopes.Count: 1 }))
        {
            var programme = notice.Programmes.FirstOrDefault(p => p.Path == total.Scopes[0]);
            if (programme is null || InConflict(notice, FactKind.GrantTotal, programme.Path)) continue;
            var parts = programme.Kinds.Count > 0 ? programme.Kinds : [programme];
            var sums = parts.Select(k => (Amount: Single(notice, FactKind.GrantAmount, k)?.Money?.High, Count: Single(notice, FactKind.Quota, k)?.Count?.High)).ToList();
            if (sums.Any(s => s.Amount is null || s.Count is null)) continue;
            var sum = sums.Sum(s => s.Amount!.Value * s.Count!.Value);
            if (sum != total.Money!.Value.High)
                yield return (total.Source, $"the parts of {programme.Path} add up to {sum}, the stated total is {total.Money.Value.High}; if the notice really says so, record it under conflicts (about: grant.total)");
        }
    }

    public static IEnumerable<(string, string)> AliasesAreDistinct(Notice notice, Vocabulary _)
    {
        var owners = new Dictionary<string, Programme>(StringComparer.OrdinalIgnoreCase);
        foreach (var programme in notice.AllProgrammes)
            foreach (var alias in programme.Aliases.Append(programme.Name.Zh))
                if (!owners.TryAdd(alias, programme) && owners[alias] is var other && other.Path != programme.Path && programme.Parent != other.Path)
                    yield return ("", $"the alias `{alias}` means both {other.Path} and {programme.Path}");
    }

    private static Fact? Single(Notice notice, FactKind kind, Programme programme)
    {
        var own = notice.Facts.Where(f => f.Kind == kind && f.Scopes.Contains(programme.Path)).ToList();
        return own.Count == 1 ? own[0] : null;
    }

    private static bool InConflict(Notice notice, FactKind kind, string? scope = null) =>
        notice.Conflicts.Any(c => c.About.Contains(kind) && (scope is null || c.Scopes.Count == 0 || c.Scopes.Contains(scope)));
}
