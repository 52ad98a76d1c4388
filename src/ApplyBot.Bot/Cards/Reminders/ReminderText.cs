using System.Globalization;
using ApplyBot.Announcements.Reminders;
using ApplyBot.Knowledge;

namespace ApplyBot.Bot.Cards.Reminders;

/// <summary>Deadlines, topics and offsets in words.</summary>
/// <param name="knowledge">Everything known.</param>
/// <param name="language"><c>zh-CN</c> or <c>en-US</c>.</param>
public sealed class ReminderText(KnowledgeBase knowledge, string language)
{
    /// <summary>The language.</summary>
    public string Language => language;

    /// <summary>A sentence of the bot's own.</summary>
    public string Say(string key, params object?[] values) => knowledge.Wording.Say(language, key, values);

    /// <summary>Several things in one line.</summary>
    public string Join(IEnumerable<string> things) => things.DefaultIfEmpty("").Aggregate((before, last) => Say("remind.and", before, last));

    /// <summary>What a topic is called; by its id where it is not known any more.</summary>
    public string Name(Topic topic) =>
        topic.Province is { } province ? Say("remind.topic.province", knowledge.Vocabulary.Regions.FirstOrDefault(r => r.Name == province) is { } region && language == Languages.English ? region.NameEn : province)
        : topic.Notice is null ? Say("remind.topic.all")
        : knowledge.Find(topic.Notice) is not { } notice ? topic.ToString()
        : notice.AllProgrammes.FirstOrDefault(p => p.Path == topic.Path) is { } programme ? Name(notice, [programme])
        : topic.Path is null ? notice.Short.In(language) : topic.ToString();

    /// <summary>What programmes of one notice are called; all of them are the notice.</summary>
    public string Name(Notice notice, IReadOnlyList<Programme> programmes) =>
        programmes.Count == 0 || programmes.All(p => p.Parent is null) && programmes.Count == notice.Programmes.Count ? notice.Short.In(language)
        : Say("remind.topic.programme", notice.Short.In(language), Join(programmes.Select(p => p.Name.In(language))));

    /// <summary>What a deadline of a role is called.</summary>
    public string Role(DeadlineRole role) => role switch
    {
        DeadlineRole.Applicants => Say("remind.role.applicants"),
        DeadlineRole.Recommenders => Say("remind.role.recommenders"),
        DeadlineRole.Paper => Say("remind.role.paper"),
        _ => Say("remind.role.everyone"),
    };

    /// <summary>Who has a role.</summary>
    public string Who(DeadlineRole role) => role switch
    {
        DeadlineRole.Recommenders => Say("remind.roles.recommenders"),
        DeadlineRole.Paper => Say("remind.roles.paper"),
        _ => Say("remind.roles.applicants"),
    };

    /// <summary>A deadline's moment; a day counts to its end.</summary>
    public string Moment(LocalMoment at)
    {
        var day = language == Languages.English ? at.Date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{at.Date.Year}年{at.Date.Month}月{at.Date.Day}日");
        var time = at.Time?.ToString("HH:mm", CultureInfo.InvariantCulture);
        return time is null ? Say("remind.day", day) : language == Languages.English ? $"{day}, {time}" : day + time;
    }

    /// <summary>How much is left until a deadline.</summary>
    public string Left(LocalMoment at, DateTimeOffset now) => (at.End - now) switch
    {
        var left when left <= TimeSpan.Zero => Say("remind.left.over"),
        { TotalMinutes: < 50 } => Say("remind.left.soon"),
        { TotalHours: < 24 } left => Say("remind.left.hours", (int)Math.Round(left.TotalHours)),
        _ => Say("remind.left.days", Math.Max(1, at.DaysFrom(now))),
    };

    /// <summary>How long before.</summary>
    public string Before(ReminderOffset offset) => offset.Days > 0 ? Say("remind.offset.days", offset.Days) : Say("remind.offset.hours", offset.Hours);

    /// <summary>An offset as it is filled in.</summary>
    public string Spoken(ReminderOffset offset) => offset.Days > 0 ? Say("remind.days", offset.Days) : Say("remind.hours", offset.Hours);

    /// <summary>A moment to the minute, in the notices' own time.</summary>
    public static string Minute(DateTimeOffset at) => at.ToOffset(LocalMoment.Zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Where a fact stands: its clauses and its notice, in one line.</summary>
    public string Source(Notice notice, Fact fact) =>
        $"{Say("card.clauses", string.Join(Say("card.and"), fact.Clauses))} · {Say("card.source", CitationCard.Source(notice, language))}";

    /// <summary>Wishes, a line each.</summary>
    public string Wishes(ReminderWishes wishes) => Say("remind.settings", Join(DeadlineRoles.Own.Where(wishes.Roles.Contains).Select(Who)), Join(wishes.Offsets.Select(Spoken)), wishes.Quiet?.ToString() ?? Say("remind.quiet.none"));
}
