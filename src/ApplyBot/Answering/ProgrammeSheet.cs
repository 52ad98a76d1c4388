using ApplyBot.Knowledge;

namespace ApplyBot.Answering;

/// <summary>What matters of a programme on one page: window, money, who, whom to ask; each with its clauses.</summary>
/// <param name="Notice">The notice.</param>
/// <param name="Programme">The programme or kind.</param>
/// <param name="Glance">Window and status at the moment asked for.</param>
/// <param name="Rows">The rows, in this order: time, money, who, contact.</param>
public sealed record ProgrammeSheet(Notice Notice, Programme Programme, ProgrammeGlance Glance, IReadOnlyList<SheetRow> Rows)
{
    private const int MostWithin = 4;

    private static readonly (SheetTopic Topic, FactKind[] Kinds)[] Topics =
    [
        (SheetTopic.Window, [FactKind.WindowLater, FactKind.WindowCloses, FactKind.WindowOpens]), (SheetTopic.Amount, [FactKind.GrantAmount]),
        (SheetTopic.Who, [FactKind.Eligible]), (SheetTopic.Contact, [FactKind.Contact]),
    ];

    /// <summary>The page of a programme.</summary>
    /// <param name="knowledge">Everything known.</param>
    /// <param name="notice">A notice of it.</param>
    /// <param name="programme">A programme or kind of that notice.</param>
    /// <param name="now">The present moment, for the status.</param>
    public static ProgrammeSheet Of(KnowledgeBase knowledge, Notice notice, Programme programme, DateTimeOffset now) =>
        new(notice, programme, ProgrammeGlance.Of(knowledge.Wording, notice, programme, now), [.. Topics.Select(t => Row(notice, programme.Path, t.Topic, t.Kinds))]);

    // Opening and closing often stand in one sentence, and a clause may be shared: each is shown once.
    private static SheetRow Row(Notice notice, string path, SheetTopic topic, FactKind[] kinds)
    {
        var facts = kinds.Select(kind => Chosen(notice, path, kind)).FirstOrDefault(chosen => chosen.Count > 0)
            ?? [.. notice.Facts.Where(f => f.Kind == FactKind.NotStated && f.About is { } about && kinds.Contains(about) && f.HoldsFor(path)).Take(1)];
        return new SheetRow(topic, [.. facts.DistinctBy(f => f.Text).Select(f => f.Text)], [.. facts.SelectMany(f => f.Clauses).Distinct()], facts.Any(f => f.Kind != FactKind.NotStated));
    }

    // Its own facts; else what holds for all; else those of its kinds, one by one.
    private static List<Fact> Chosen(Notice notice, string path, FactKind kind)
    {
        var facts = notice.Facts.Where(f => f.Kind == kind && f.For is null or "applicants").ToList();
        var own = facts.Where(f => f.Scopes.Contains(path)).Take(2).ToList();
        var general = facts.Where(f => f.HoldsFor(path)).OrderByDescending(f => f.Scopes.Count > 0).Take(1).ToList();
        return own.Count > 0 ? own : general.Count > 0 ? general : [.. facts.Where(f => f.LiesWithin(path)).Take(MostWithin)];
    }
}

/// <summary>A row of a <see cref="ProgrammeSheet"/>.</summary>
/// <param name="Topic">What it is about.</param>
/// <param name="Texts">What the notice says, a sentence or two each; what it leaves open where it says nothing; empty when even that is not recorded.</param>
/// <param name="Clauses">Anchors of the clauses that say so.</param>
/// <param name="IsStated">Whether the notice says it.</param>
public sealed record SheetRow(SheetTopic Topic, IReadOnlyList<LocalText> Texts, IReadOnlyList<string> Clauses, bool IsStated);

/// <summary>What a row of a <see cref="ProgrammeSheet"/> is about.</summary>
public enum SheetTopic
{
    /// <summary>When to apply.</summary>
    Window,
    /// <summary>How much is paid.</summary>
    Amount,
    /// <summary>Who may apply.</summary>
    Who,
    /// <summary>Whom to ask.</summary>
    Contact,
}
