using ApplyBot.Knowledge;
using static ApplyBot.Knowledge.Compatibility;

namespace ApplyBot.Eligibility;

/// <summary>Finds the programme that somebody names: notice/path, path, the last part of a path, number, name or alias.</summary>
public sealed class ProgrammeFinder(EligibilityRules rules)
{
    /// <summary>Programmes that the name means; several when it is not clear, none when it means nothing. Never throws.</summary>
    public IReadOnlyList<ProgrammeRules> Find(string name)
    {
        var wanted = Bare(name);
        if (wanted.Length == 0) return [];
        foreach (var fits in Ways(wanted))
            if (rules.Programmes.Where(fits).ToList() is { Count: > 0 } found) return found;
        return [];
    }

    /// <summary>The programmes whose id, names or notice share most with a name that means none, the nearest first. Never throws.</summary>
    public IReadOnlyList<ProgrammeRules> Nearest(string name, int most)
    {
        var wanted = Pairs(name);
        return [.. rules.Programmes
            .Select(p => (Programme: p, Shared: Spoken(p).Max(n => Likeness(wanted, Pairs(n)))))
            .Where(p => p.Shared >= Alike).OrderByDescending(p => p.Shared).Take(most).Select(p => p.Programme)];
    }

    // Below it two names share a syllable by chance.
    private const double Alike = 0.25;

    private static IEnumerable<string> Spoken(ProgrammeRules p) => [p.Id, p.Programme.Path, p.Programme.Path.Split('/')[^1], p.Notice.Id, p.Notice.Short.Zh, .. Names(p.Programme), .. Family(p).SelectMany(Names), .. p.Notice.Aliases];

    private static HashSet<string> Pairs(string name) => Bare(name) is { Length: > 1 } bare ? [.. Enumerable.Range(0, bare.Length - 1).Select(i => bare.Substring(i, 2))] : [Bare(name)];

    private static double Likeness(HashSet<string> a, HashSet<string> b) => 2d * a.Count(b.Contains) / (a.Count + b.Count);

    private static IEnumerable<Func<ProgrammeRules, bool>> Ways(string wanted) =>
    [
        p => Bare(p.Id) == wanted,
        p => Bare(p.Programme.Path) == wanted || Bare(p.Programme.Path.Split('/')[^1]) == wanted,
        p => Names(p.Programme).Any(n => Bare(n) == wanted),
        p => Family(p).Any(f => Bare(f.Path) == wanted || Bare($"{p.Notice.Id}/{f.Path}") == wanted || Names(f).Any(n => Bare(n) == wanted)),
        p => p.Notice.Aliases.Append(p.Notice.Id).Append(p.Notice.Short.Zh).Append(p.Notice.Short.En).Any(n => Bare(n) == wanted),
    ];

    // What a programme is a kind of, and the kinds that it covers.
    private static IEnumerable<Programme> Family(ProgrammeRules p) => p.Notice.Programmes.Where(o => o.Path == p.Programme.Parent).Concat(p.Programme.Kinds);

    private static IEnumerable<string> Names(Programme programme) => programme.Aliases.Append(programme.Name.Zh).Append(programme.Name.En).Append(programme.Number ?? "").Where(n => n.Length > 0);
}
