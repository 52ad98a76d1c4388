using System.Text.RegularExpressions;
using ApplyBot.Knowledge;

namespace ApplyBot.Announcements;

/// <summary>
/// Reads whom an announcement is for: <c>programme:…</c>, <c>province:…</c>, <c>all</c>, <c>team:…</c>, <c>conversation:…,…</c>,
/// and the same in Chinese (<c>项目：…</c>, <c>省份：…</c>, <c>全部</c>, <c>团队：…</c>, <c>会话：…</c>). Never throws.
/// </summary>
public sealed partial class AudienceReader(KnowledgeBase knowledge)
{
    private const int MostTargets = 100;

    private static readonly string[] Everybody = ["all", "everyone", "everybody", "all subscribers", "全部", "全部订阅者", "所有人", "所有订阅者"];

    private readonly ProgrammeNames _programmes = new(knowledge);

    [GeneratedRegex(@"^(?:(?<programme>programme|program|项目|订阅项目)|(?<province>province|省份|省)|(?<team>team|团队)|(?<conversation>conversations?|chats?|会话|群聊|对话))\s*[:：]\s*(?<what>.*)$", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Said();

    /// <summary>The audience; null, with why, where the text names none.</summary>
    public (Audience? Audience, AnnouncementFinding? Problem) Read(string text)
    {
        var trimmed = text.Trim();
        if (trimmed.Length == 0) return Wrong("announce.finding.audience-missing");
        if (Everybody.Contains(trimmed.ToLowerInvariant())) return (new Audience(AudienceKind.All, []), null);
        if (Said().Match(trimmed) is not { Success: true } said || said.Groups["what"].Value.Trim() is not { Length: > 0 } what) return Wrong("announce.finding.audience-unclear", trimmed);
        if (said.Groups["programme"].Success) return Programme(what);
        if (said.Groups["province"].Success) return Province(what);
        string[] targets = [.. what.Split([',', '，', '、', ';', '；', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()];
        if (targets.Length is 0 or > MostTargets) return Wrong("announce.finding.audience-unclear", trimmed);
        return (new Audience(said.Groups["team"].Success ? AudienceKind.Team : AudienceKind.Conversations, targets), null);
    }

    private (Audience?, AnnouncementFinding?) Programme(string name) => _programmes.Find(name) switch
    {
        [var one] => (new Audience(AudienceKind.Programme, [one.Id]), null),
        [] => Wrong("announce.finding.programme-unknown", name),
        var several => Wrong("announce.finding.programme-many", name, string.Join('、', several.Select(p => p.Id))),
    };

    private (Audience?, AnnouncementFinding?) Province(string name) =>
        knowledge.Vocabulary.Regions.FirstOrDefault(r => r.Words.Append(r.Name).Append(r.NameEn).Any(w => Compatibility.Bare(w) == Compatibility.Bare(name))) is { } region
            ? (new Audience(AudienceKind.Province, [region.Name]), null)
            : Wrong("announce.finding.province-unknown", name);

    private static (Audience?, AnnouncementFinding?) Wrong(string key, params IReadOnlyList<object> arguments) => (null, AnnouncementText.Refused(key, arguments));
}
