using ApplyBot.Announcements.Reminders;
using ApplyBot.Knowledge;
using ApplyBot.Tests.Support;

namespace ApplyBot.Tests.Announcements.Reminders;

/// <summary>The small knowledge with other deadlines.</summary>
internal static class Dated
{
    public const string Tea = "yunnan-tea-2026", Panda = "sichuan-panda-2025";

    public static readonly Topic TeaProgramme = new(null, Tea, "tea"), Forum = new(null, Tea, "tea/tea-forum"), Yunnan = new("云南", null, null);

    public static Fact Closing(LocalMoment at, string? role = "applicants", params string[] scopes) => new()
    {
        Kind = FactKind.WindowCloses, Scopes = scopes, Clauses = ["四.1"], Text = new LocalText("截止", "closes"), Asks = [], Source = "notice.yaml:1", At = at, For = role,
    };

    public static LocalMoment Day(int month, int day) => new(new DateOnly(2026, month, day), null);

    public static LocalMoment Moment(int month, int day, int hour, int minute = 0) => new(new DateOnly(2026, month, day), new TimeOnly(hour, minute));

    /// <summary>The tea notice with these closings in place of its own.</summary>
    public static KnowledgeBase With(params Fact[] closings) => Some.SmallKnowledge with
    {
        Notices = [.. Some.SmallKnowledge.Notices.Select(n => n.Id != Tea ? n : n with { Facts = [.. n.Facts.Where(f => f.Kind != FactKind.WindowCloses), .. closings] })],
    };

    public static Subscriber Subscribed(KnowledgeBase knowledge, string now, params Topic[] topics) =>
        topics.Aggregate(Subscriber.New, (s, topic) => s.With(topic, knowledge, Some.At(now)));
}
