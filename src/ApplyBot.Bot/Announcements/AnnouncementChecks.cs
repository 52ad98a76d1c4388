using System.Text.Json.Nodes;
using ApplyBot.Announcements;
using ApplyBot.Bot.Cards.Announcements;
using ApplyBot.Knowledge;

namespace ApplyBot.Bot.Announcements;

/// <summary>Makes announcements of what staff wrote, and says what speaks against them.</summary>
internal sealed class AnnouncementChecks(KnowledgeBase knowledge, AnnouncementAudience audiences, TimeProvider clock)
{
    private readonly ProgrammeNames _programmes = new(knowledge);
    private readonly AudienceReader _audiences = new(knowledge);

    /// <summary>The first text of an announcement, its facts as the notice states them now.</summary>
    public (Announcement? Announcement, IReadOnlyList<AnnouncementFinding> Findings) Read(AnnouncementDraft draft, string id, string author, string authorName)
    {
        var (audience, wrong) = _audiences.Read(draft.Audience);
        var findings = new List<AnnouncementFinding>();
        if (wrong is not null)
        {
            findings.Add(wrong);
        }
        var programmes = string.IsNullOrWhiteSpace(draft.Programme) ? [] : _programmes.Find(draft.Programme);
        if (programmes.Count != 1 && !string.IsNullOrWhiteSpace(draft.Programme))
        {
            findings.Add(programmes.Count == 0 ? Refused("announce.finding.programme-unknown", draft.Programme)
                : Refused("announce.finding.programme-many", draft.Programme, string.Join('、', programmes.Select(p => p.Id))));
        }
        if (audience is null || findings.Count > 0)
        {
            return (null, [.. findings, .. AnnouncementText.Check(AnnouncementText.Title(draft.Title), AnnouncementText.Text(draft.Text))]);
        }
        var (programme, now) = (programmes is [var one] ? one : null, clock.GetUtcNow());
        return (new Announcement
        {
            Id = id, Programme = programme?.Id, Audience = audience, DueAt = draft.DueAt?.ToUniversalTime(), WantsAcknowledgement = draft.WantsAcknowledgement,
            Language = draft.Language == Languages.English ? Languages.English : Languages.Chinese, Author = author, AuthorName = authorName, Created = now,
            Revisions = [new AnnouncementRevision { Round = 1, Title = AnnouncementText.Title(draft.Title), Text = AnnouncementText.Text(draft.Text), Facts = FactsOf(programme?.Id), At = now, By = authorName }],
        }, []);
    }

    /// <summary>What the notice states of a programme now; nothing for none.</summary>
    public IReadOnlyList<AnnouncementFact> FactsOf(string? programme) => _programmes.Of(programme) is { } of ? AnnouncementFacts.Of(knowledge, of, clock.GetUtcNow()) : [];

    /// <summary>Everything that speaks against sending it, and how many would get it.</summary>
    /// <param name="announcement">The announcement.</param>
    /// <param name="isDue">Whether its moment has come, so that it is not held against it that it has passed.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<(int Recipients, IReadOnlyList<AnnouncementFinding> Findings)> CheckAsync(Announcement announcement, bool isDue, CancellationToken cancellation)
    {
        var (recipients, missing) = await audiences.CountAsync(announcement.Audience, isDue || announcement.DueAt is null, cancellation);
        return (recipients, [.. isDue ? [] : AnnouncementCheck.Moment(announcement.DueAt, clock.GetUtcNow()), .. CheckText(announcement, announcement.Latest), .. missing]);
    }

    /// <summary>What speaks against a text of an announcement when it is sent.</summary>
    public IReadOnlyList<AnnouncementFinding> CheckText(Announcement announcement, AnnouncementRevision revision)
    {
        var now = clock.GetUtcNow();
        var at = announcement.DueAt is { } due && due > now ? due : now;
        return
        [
            .. AnnouncementCheck.Text(_programmes.Of(announcement.Programme), revision.Title, revision.Text, at),
            .. AnnouncementFacts.AreSame(revision.Facts, FactsOf(announcement.Programme)) ? Array.Empty<AnnouncementFinding>() : [Refused("announce.finding.facts-changed")],
        ];
    }

    /// <summary>Findings for which it cannot be sent, or not yet.</summary>
    public static List<AnnouncementFinding> Open(IReadOnlyList<AnnouncementFinding> findings, IReadOnlyCollection<string> confirmed) =>
        [.. findings.Where(f => f.Weight == FindingWeight.Refused || !confirmed.Contains(f.Id))];

    /// <summary>The card exactly as recipients get it.</summary>
    public static JsonObject CardOf(Announcement announcement, KnowledgeBase knowledge) =>
        AnnouncementCard.Of(AnnouncementMessage.Of(announcement, announcement.Latest.Round, knowledge), announcement.Language, knowledge.Wording);

    private static AnnouncementFinding Refused(string key, params IReadOnlyList<object> arguments) => new(FindingWeight.Refused, key, arguments, []);
}
