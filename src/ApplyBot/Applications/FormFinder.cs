using ApplyBot.Knowledge;

namespace ApplyBot.Applications;

/// <summary>Finds the form that somebody names: notice/form, the form's file name, its title or an alias.</summary>
public sealed class FormFinder(FormCatalog forms)
{
    // Below it two names share a syllable by chance.
    private const double Alike = 0.25;

    /// <summary>Forms that the name means; several when it is not clear, none when it means nothing. Never throws.</summary>
    public IReadOnlyList<Form> Find(string name)
    {
        var wanted = Compatibility.Bare(name);
        if (wanted.Length == 0) return [];
        Func<Form, bool>[] ways =
        [
            f => Compatibility.Bare(f.Id) == wanted,
            f => Compatibility.Bare(f.Id.Split('/')[^1]) == wanted,
            f => Names(f).Any(n => Compatibility.Bare(n) == wanted),
        ];
        return ways.Select(fits => forms.All.Where(fits).ToList()).FirstOrDefault(found => found.Count > 0) ?? [];
    }

    /// <summary>Forms whose id and names share most with a name that means none, the nearest first. Never throws.</summary>
    public IReadOnlyList<Form> Nearest(string name, int most)
    {
        var wanted = Pairs(name);
        return [.. forms.All.Select(f => (Form: f, Shared: Spoken(f).Max(n => Likeness(wanted, Pairs(n))))).Where(f => f.Shared >= Alike).OrderByDescending(f => f.Shared).Take(most).Select(f => f.Form)];
    }

    private static IEnumerable<string> Names(Form form) => form.Aliases.Append(form.Title.Zh).Append(form.Title.En);

    private static IEnumerable<string> Spoken(Form form) => [form.Id, form.Notice.Id, form.Id.Split('/')[^1], form.Notice.Short.Zh, .. Names(form)];

    private static HashSet<string> Pairs(string name) => Compatibility.Bare(name) is { Length: > 1 } bare ? [.. Enumerable.Range(0, bare.Length - 1).Select(i => bare.Substring(i, 2))] : [Compatibility.Bare(name)];

    private static double Likeness(HashSet<string> a, HashSet<string> b) => 2d * a.Count(b.Contains) / (a.Count + b.Count);
}
