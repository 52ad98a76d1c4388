using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using ApplyBot.Knowledge;

namespace ApplyBot.Announcements.Reminders;

/// <summary>Finds the deadlines that a notice states.</summary>
public static class Deadlines
{
    // A notice never changes, and each of very many subscribers asks for the same.
    private static readonly ConditionalWeakTable<Notice, ConcurrentDictionary<string, IReadOnlyList<Deadline>>> Found = [];

    /// <summary>Deadlines of the programme or kind at <paramref name="path"/>, by role: those that are stated of it, else of what it is a kind of, else of the whole notice. None where its call is announced separately, and none where the notice states none.</summary>
    public static IReadOnlyList<Deadline> Of(Notice notice, string path) => Found.GetOrCreateValue(notice).GetOrAdd(path, static (at, of) => Read(of, at), notice);

    private static IReadOnlyList<Deadline> Read(Notice notice, string path)
    {
        if (ApplicationWindow.Of(notice, path).Later is not null)
        {
            return [];
        }
        var closing = notice.Facts.Where(f => f is { Kind: FactKind.WindowCloses, At: not null } && f.HoldsFor(path)).GroupBy(RoleOf);
        return [.. from role in closing.OrderBy(g => g.Key)
                   let nearest = role.Max(f => Nearness(f, path))
                   from d in role.Where(f => Nearness(f, path) == nearest).Select((fact, i) => Of(notice, path, role.Key, fact, i))
                   select d];
    }

    /// <summary>Deadlines of a programme and of the kinds within it that have others than the programme; of all programmes of the notice where <paramref name="path"/> is null.</summary>
    public static IReadOnlyList<Deadline> Within(Notice notice, string? path) =>
        [.. notice.AllProgrammes.Where(p => path is null ? p.Parent is null : p.Path == path).SelectMany(p => WithKinds(notice, p))];

    private static IEnumerable<Deadline> WithKinds(Notice notice, Programme programme)
    {
        var own = Of(notice, programme.Path);
        return own.Concat(programme.Kinds.SelectMany(kind => Of(notice, kind.Path)).Where(d => own.All(o => o.Fact != d.Fact)));
    }

    private static Deadline Of(Notice notice, string path, DeadlineRole role, Fact fact, int index) =>
        new($"{notice.Id}/{path}:{DeadlineRoles.Name(role)}{(index == 0 ? "" : $":{index + 1}")}", notice.Id, path, role, fact.At!.Value, fact);

    private static DeadlineRole RoleOf(Fact fact) => DeadlineRoles.Find(fact.For) ?? DeadlineRole.Everyone;

    // What is said of this kind goes before what is said of its programme, and that before what is said of the notice.
    private static int Nearness(Fact fact, string path) =>
        fact.Scopes.Where(s => path == s || path.StartsWith(s + "/", StringComparison.Ordinal)).Select(s => s.Length).DefaultIfEmpty(0).Max();
}
