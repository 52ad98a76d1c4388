using ApplyBot.Announcements.Reminders;
using ApplyBot.Knowledge;
using ApplyBot.Search;
using ApplyBot.Understanding;

namespace ApplyBot.Bot.Conversations.Reminders;

/// <summary>Which topics somebody means.</summary>
/// <param name="Named">Those he named, and means for certain.</param>
/// <param name="Among">Those to choose from where it is not certain.</param>
/// <param name="IsUnknown">Whether he named something of which there is no notice.</param>
public sealed record MeantTopics(IReadOnlyList<Topic> Named, IReadOnlyList<Topic> Among, bool IsUnknown);

/// <summary>Tells which topics a message or a button means.</summary>
public sealed class ReminderTopics(KnowledgeBase knowledge)
{
    private readonly string[] _everything = [.. knowledge.Vocabulary.Commands.GetValueOrDefault("everything", []).Select(TextNormalizer.Normalize)];

    /// <summary>What is named in a message; nothing where nothing is.</summary>
    public MeantTopics Of(Heard heard)
    {
        var mentions = heard.Question.Mentions;
        if (mentions.Provinces.Count > 0 && (mentions.OnlyProvince || mentions.Targets.Count == 0))
        {
            return new MeantTopics([.. mentions.Provinces.Select(p => new Topic(p, null, null))], [], false);
        }
        // Of a name that several share, one is to be chosen; each of several names is meant.
        var named = mentions.Named.Select(group => group.Select(Of).Distinct().ToList()).ToList();
        if (named.Count > 0)
        {
            return named.Exists(group => group.Count > 1) ? new MeantTopics([], [.. named.SelectMany(g => g).Distinct()], false) : new MeantTopics([.. named.SelectMany(g => g).Distinct()], [], false);
        }
        return IsEverything(heard) ? new MeantTopics([Topic.All], [], false) : new MeantTopics([], [], mentions.Strangers.Count > 0);
    }

    /// <summary>What is meant where nothing was named: what is spoken of; else everything there is to choose from.</summary>
    public MeantTopics OfTalk(ChatState state)
    {
        var spoken = state.Talk.Programmes.Select(Topic.Parse).OfType<Topic>().Where(t => t.IsKnown(knowledge)).Select(t => t.Narrowed(knowledge)).Distinct().ToList();
        return spoken switch
        {
            [var only] => new MeantTopics([only], [], false),
            { Count: > 1 } => new MeantTopics([], spoken, false),
            _ => new MeantTopics([], Everything, false),
        };
    }

    /// <summary>Everything there is, from the narrow to the wide.</summary>
    public IReadOnlyList<Topic> Everything => [.. knowledge.Notices.Select(n => new Topic(null, n.Id, null).Narrowed(knowledge)), Topic.All];

    /// <summary>What lies in a notice, to be chosen from: its programmes, and all of it.</summary>
    public IReadOnlyList<Topic> Within(Topic topic) =>
        topic is { Notice: { } id, Path: null } && knowledge.Find(id) is { } notice ? [.. notice.Programmes.Select(p => new Topic(null, id, p.Path)), topic] : [topic];

    private Topic Of(Target target) => new Topic(null, target.Notice, target.Path).Narrowed(knowledge);

    private bool IsEverything(Heard heard)
    {
        var text = heard.Normalized.TrimEnd('.', '。', '!', '吧', '了');
        return _everything.Any(word => text == word || text.EndsWith(word, StringComparison.Ordinal) && (word[0] >= '\u2e80' || text[^(word.Length + 1)] == ' '));
    }
}
