using ApplyBot.Knowledge;
using static ApplyBot.Knowledge.Compatibility;

namespace ApplyBot.Announcements;

/// <summary>A programme together with its notice.</summary>
/// <param name="Notice">The notice.</param>
/// <param name="Programme">The programme or kind.</param>
public sealed record NamedProgramme(Notice Notice, Programme Programme)
{
    /// <summary>Tells it from all others: <c>notice/path</c>.</summary>
    public string Id => $"{Notice.Id}/{Programme.Path}";
}

/// <summary>Programmes and kinds of all notices by what people call them, whether or not they have rules.</summary>
public sealed class ProgrammeNames
{
    private readonly IReadOnlyList<NamedProgramme> _all;

    /// <summary>The names that a knowledge has.</summary>
    public ProgrammeNames(KnowledgeBase knowledge) => _all = [.. from n in knowledge.Notices from p in n.AllProgrammes select new NamedProgramme(n, p)];

    /// <summary>The programme of this id; null when there is none.</summary>
    public NamedProgramme? Of(string? id) => _all.FirstOrDefault(p => p.Id == id);

    /// <summary>Programmes that a name means: notice/path, path, the last part of a path, name, alias, number, or what their notice is called where it has one programme alone. Never throws.</summary>
    public IReadOnlyList<NamedProgramme> Find(string name)
    {
        var wanted = Bare(name);
        if (wanted.Length == 0) return [];
        foreach (var fits in Ways(wanted))
            if (_all.Where(fits).ToList() is { Count: > 0 } found) return found;
        return [];
    }

    private static IEnumerable<Func<NamedProgramme, bool>> Ways(string wanted) =>
    [
        p => Bare(p.Id) == wanted,
        p => Bare(p.Programme.Path) == wanted || Bare(p.Programme.Path.Split('/')[^1]) == wanted,
        p => p.Programme.Aliases.Append(p.Programme.Name.Zh).Append(p.Programme.Name.En).Append(p.Programme.Number ?? "").Any(n => Bare(n) == wanted),
        p => p.Programme.Parent is null && p.Notice.Aliases.Append(p.Notice.Id).Append(p.Notice.Short.Zh).Append(p.Notice.Short.En).Any(n => Bare(n) == wanted),
    ];
}
