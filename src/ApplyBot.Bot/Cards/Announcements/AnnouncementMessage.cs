using ApplyBot.Announcements;
using ApplyBot.Knowledge;

namespace ApplyBot.Bot.Cards.Announcements;

/// <summary>An announcement as its recipients read it.</summary>
/// <param name="Id">Id of the announcement.</param>
/// <param name="Revision">Which wording of it this is, from 1; an acknowledgement is of one of them.</param>
/// <param name="Title">Title, plain.</param>
/// <param name="Text">Text in limited Markdown: bold, italics, lists, links. Anything else in it is shown as it is written.</param>
/// <param name="Why">Why it came to this recipient, and how to stop it; a sentence.</param>
public sealed record AnnouncementMessage(string Id, int Revision, string Title, string Text, string Why)
{
    /// <summary>Name of the programme that it is about; null for none.</summary>
    public string? Programme { get; init; }
    /// <summary>What the notice says of the programme.</summary>
    public IReadOnlyList<AnnouncedFact> Facts { get; init; } = [];
    /// <summary>The notice in one line: title and number; null without facts.</summary>
    public string? Source { get; init; }
    /// <summary>When the wording was put right last, UTC; null where it is the first.</summary>
    public DateTimeOffset? CorrectedAt { get; init; }
    /// <summary>What was put right then, a sentence each; may be empty.</summary>
    public IReadOnlyList<string> Changes { get; init; } = [];
    /// <summary>Whether recipients are asked to acknowledge it.</summary>
    public bool WantsAcknowledgement { get; init; }
    /// <summary>When whoever reads it acknowledged this wording, UTC; null where he has not.</summary>
    public DateTimeOffset? Acknowledged { get; init; }

    // Of more, or longer, a message would tell little.
    private const int MostChanges = 8, LongestChange = 160;

    /// <summary>An announcement as a round of its mailing delivers it, in its own language.</summary>
    /// <param name="announcement">The announcement.</param>
    /// <param name="round">Round of the mailing, from 1.</param>
    /// <param name="knowledge">What names programmes, and what the bot says of its own.</param>
    /// <param name="acknowledged">When whoever reads it acknowledged this wording, UTC; null where he has not.</param>
    public static AnnouncementMessage Of(Announcement announcement, int round, KnowledgeBase knowledge, DateTimeOffset? acknowledged = null)
    {
        var (revision, language) = (announcement.Of(round), announcement.Language);
        string Say(string key, params object?[] values) => knowledge.Wording.Say(language, key, values);
        return new AnnouncementMessage(announcement.Id, revision.Round, revision.Title, revision.Text, Reason(announcement.Audience, knowledge, language))
        {
            Programme = announcement.Programme is { } path ? NameOf(path, knowledge, language) : null,
            Source = revision.Facts.Count > 0 && announcement.Programme is { } of && knowledge.Find(of.Split('/')[0]) is { } notice ? CitationCard.Source(notice, language) : null,
            Facts = [.. revision.Facts.Select(f => new AnnouncedFact(Say(LabelOf(f.Topic)), f.Url is { } url && !f.Text.In(language).Contains(url, StringComparison.Ordinal) ? $"{f.Text.In(language)} {url}" : f.Text.In(language), f.Clauses))],
            CorrectedAt = revision.IsCorrection ? revision.At : null,
            Changes = [.. revision.Changes.Take(MostChanges).Select(c => Changed(c, Say)), .. revision.Changes.Count > MostChanges ? [Say("announcement.changed.more", revision.Changes.Count - MostChanges)] : Array.Empty<string>()],
            WantsAcknowledgement = announcement.WantsAcknowledgement, Acknowledged = acknowledged,
        };
    }

    /// <summary>Name of a programme, <c>notice/path</c>; null where it is not known.</summary>
    internal static string? NameOf(string path, KnowledgeBase knowledge, string language) =>
        path.IndexOf('/', StringComparison.Ordinal) is > 0 and var at && knowledge.Find(path[..at]) is { } notice ? notice.AllProgrammes.FirstOrDefault(p => p.Path == path[(at + 1)..])?.Name.In(language)
        : knowledge.Find(path)?.Short.In(language);

    private static string LabelOf(AnnouncementTopic topic) => topic switch
    {
        AnnouncementTopic.Deadline => "announcement.deadline",
        AnnouncementTopic.Amount => "announcement.amount",
        _ => "announcement.link",
    };

    private static string Reason(Audience audience, KnowledgeBase knowledge, string language) => audience.Kind switch
    {
        AudienceKind.Programme => knowledge.Wording.Say(language, "announcement.why.programme", string.Join(knowledge.Wording.Say(language, "card.and"), audience.Targets.Select(t => NameOf(t, knowledge, language) ?? t))),
        AudienceKind.Province => knowledge.Wording.Say(language, "announcement.why.province", string.Join(knowledge.Wording.Say(language, "card.and"), audience.Targets)),
        AudienceKind.All => knowledge.Wording.Say(language, "announcement.why.all"),
        AudienceKind.Team => knowledge.Wording.Say(language, "announcement.why.team"),
        _ => knowledge.Wording.Say(language, "announcement.why.conversation"),
    };

    private static string Changed(AnnouncementChange change, Func<string, object?[], string> say)
    {
        var (before, after) = (Short(change.Before), Short(change.After));
        return (before, after) switch
        {
            (null, _) => say("announcement.changed.added", [after]),
            (_, null) => say("announcement.changed.removed", [before]),
            _ => say(change.Part == AnnouncementPart.Title ? "announcement.changed.title" : "announcement.changed.line", [before, after]),
        };
    }

    private static string? Short(string? text) => string.IsNullOrWhiteSpace(text) ? null : CardElements.Shorten(AnnouncementMarkup.Plain(text), LongestChange);
}

/// <summary>A fact of the programme on an announcement.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Text">What the notice says.</param>
/// <param name="Clauses">Where it says so.</param>
public sealed record AnnouncedFact(string Label, string Text, IReadOnlyList<string> Clauses);
