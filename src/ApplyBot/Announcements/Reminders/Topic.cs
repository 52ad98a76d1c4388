using ApplyBot.Knowledge;

namespace ApplyBot.Announcements.Reminders;

/// <summary>What somebody subscribes to, or whom an announcement is for: one programme or kind, a notice, a province, or everything.</summary>
/// <param name="Province">The province, as notices name it; null for another topic.</param>
/// <param name="Notice">Id of the notice; null for a province and for everything.</param>
/// <param name="Path">Path of a programme or kind within the notice; null for the whole notice.</param>
public sealed record Topic(string? Province, string? Notice, string? Path)
{
    private const string ProvincePrefix = "province:";

    /// <summary>Everything.</summary>
    public static Topic All { get; } = new(null, null, null);

    /// <summary>Reads what <see cref="ToString"/> wrote; whether there is such a programme or province is not looked at. Null for what cannot be one.</summary>
    public static Topic? Parse(string? text) => text switch
    {
        null or "" => null,
        "all" => All,
        _ when text.StartsWith(ProvincePrefix, StringComparison.Ordinal) => text.Length > ProvincePrefix.Length ? new Topic(text[ProvincePrefix.Length..], null, null) : null,
        _ when text.IndexOf('/', StringComparison.Ordinal) is >= 0 and var i => i > 0 && i < text.Length - 1 ? new Topic(null, text[..i], text[(i + 1)..]) : null,
        _ => new Topic(null, text, null),
    };

    /// <summary>Whether there is such a thing in the knowledge. A province counts where it has a notice.</summary>
    public bool IsKnown(KnowledgeBase knowledge) =>
        Province is not null ? knowledge.Notices.Any(n => n.Province == Province)
        : Notice is null || knowledge.Find(Notice) is { } notice && (Path is null || notice.AllProgrammes.Any(p => p.Path == Path));

    /// <summary>Whether all of what is named lies within this topic.</summary>
    /// <param name="notice">A notice.</param>
    /// <param name="path">A programme or kind of it; null: the whole notice.</param>
    public bool Covers(Notice notice, string? path) =>
        Province is not null ? Province == notice.Province
        : Notice is null || Notice == notice.Id && (Path is null || path is not null && (path == Path || path.StartsWith(Path + "/", StringComparison.Ordinal)));

    /// <summary>Whether who subscribes to this topic is concerned by what another topic is about: one lies within the other, in whatever way.</summary>
    public bool Meets(Topic other, KnowledgeBase knowledge)
    {
        var (here, there) = (Notices(knowledge).ToList(), other.Notices(knowledge).ToList());
        return this == All || other == All || Province is not null && Province == other.Province
            || here.Intersect(there).Any(n => Path is null || other.Path is null || Covers(n, other.Path) || other.Covers(n, Path));
    }

    /// <summary>A notice of one programme is that programme; any other topic is itself.</summary>
    public Topic Narrowed(KnowledgeBase knowledge) => this is { Notice: { } id, Path: null } && knowledge.Find(id) is { Programmes: [var only] } ? new Topic(null, id, only.Path) : this;

    /// <summary>Deadlines within the topic, in the order of the notices.</summary>
    public IEnumerable<Deadline> DeadlinesIn(KnowledgeBase knowledge) => Notices(knowledge).SelectMany(n => Deadlines.Within(n, Path));

    /// <summary>Programmes within the topic that have no deadline now: none is stated, or their call is announced separately.</summary>
    public IEnumerable<(Notice Notice, Programme Programme)> Undated(KnowledgeBase knowledge) =>
        from n in Notices(knowledge) from p in n.AllProgrammes where (Path is null ? p.Parent is null : p.Path == Path) && Deadlines.Within(n, p.Path).Count == 0 select (n, p);

    /// <inheritdoc/>
    public override string ToString() => Province is not null ? ProvincePrefix + Province : Notice is null ? "all" : Path is null ? Notice : $"{Notice}/{Path}";

    private IEnumerable<Notice> Notices(KnowledgeBase knowledge) =>
        knowledge.Notices.Where(n => Province is not null ? n.Province == Province : Notice is null || n.Id == Notice);
}
