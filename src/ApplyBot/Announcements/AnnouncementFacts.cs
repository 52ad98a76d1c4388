using ApplyBot.Answering;
using ApplyBot.Knowledge;

namespace ApplyBot.Announcements;

/// <summary>The lines that an announcement takes from the notice of its programme.</summary>
public static class AnnouncementFacts
{
    /// <summary>Deadline, amount and link, each with its clauses; what the notice leaves open is left out but for the deadline, of which it is said.</summary>
    public static IReadOnlyList<AnnouncementFact> Of(KnowledgeBase knowledge, NamedProgramme programme, DateTimeOffset now)
    {
        var sheet = ProgrammeSheet.Of(knowledge, programme.Notice, programme.Programme, now);
        var facts = new List<AnnouncementFact>();
        foreach (var row in sheet.Rows)
        {
            if (row.Texts.Count == 0) continue;
            if (row.Topic == SheetTopic.Window) facts.Add(new AnnouncementFact(AnnouncementTopic.Deadline, Joined(row.Texts), row.Clauses));
            if (row is { Topic: SheetTopic.Amount, IsStated: true }) facts.Add(new AnnouncementFact(AnnouncementTopic.Amount, Joined(row.Texts), row.Clauses));
        }
        // What is said of the programme goes before what is said of the whole notice.
        if (programme.Notice.Facts.Where(f => f is { Kind: FactKind.System, Url: not null } && f.HoldsFor(programme.Programme.Path)).MaxBy(f => f.Scopes.Count > 0) is { } system)
            facts.Add(new AnnouncementFact(AnnouncementTopic.Link, system.Text, system.Clauses, system.Url));
        return facts;
    }

    /// <summary>Whether both state the same.</summary>
    public static bool AreSame(IReadOnlyList<AnnouncementFact> some, IReadOnlyList<AnnouncementFact> others) =>
        some.Count == others.Count && some.Zip(others).All(p => p.First.Topic == p.Second.Topic && p.First.Text == p.Second.Text && p.First.Url == p.Second.Url && p.First.Clauses.SequenceEqual(p.Second.Clauses));

    private static LocalText Joined(IReadOnlyList<LocalText> texts) => new(string.Concat(texts.Select(t => t.Zh)), string.Join(' ', texts.Select(t => t.En)));
}
