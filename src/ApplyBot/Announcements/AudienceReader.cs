using ApplyBot.Knowledge;

namespace ApplyBot.Announcements;

/// <summary>Reads whom an announcement is for: <c>programme:…</c>, <c>province:…</c>, <c>all</c>, <c>team:…</c>, <c>conversation:…,…</c>, and the same in Chinese (<c>订阅者：…</c>, <c>省份：…</c>, <c>全部</c>, <c>团队：…</c>, <c>会话：…</c>). Never throws.</summary>
public sealed class AudienceReader(KnowledgeBase knowledge)
{
    /// <summary>The audience; null, with why, where the text names none.</summary>
    public (Audience? Audience, AnnouncementFinding? Problem) Read(string text) => throw new NotImplementedException(knowledge.ToString() + text);
}
