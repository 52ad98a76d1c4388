using ApplyBot.Knowledge;

namespace ApplyBot.Announcements.Reminders;

/// <summary>The last moment of something that a programme asks for, with the fact that states it.</summary>
/// <param name="Id">Names it however its moment may change: <c>notice/path:role</c>, and <c>:2</c>, <c>:3</c> … after it where one programme has several of one role.</param>
/// <param name="Notice">Id of the notice.</param>
/// <param name="Path">Path of the programme or kind within the notice.</param>
/// <param name="Role">Whom it concerns.</param>
/// <param name="At">The moment, local to the notice; a day counts to its end.</param>
/// <param name="Fact">The fact that states it.</param>
public sealed record Deadline(string Id, string Notice, string Path, DeadlineRole Role, LocalMoment At, Fact Fact)
{
    /// <summary>What an id is of: notice and path, as in <c>notice/path</c>.</summary>
    public static string ProgrammeOf(string id) => id.IndexOf(':', StringComparison.Ordinal) is >= 0 and var end ? id[..end] : id;

    /// <summary>Whom the deadline of an id concerns; everybody where it does not tell.</summary>
    public static DeadlineRole RoleOf(string id) => id.Split(':') is [_, var role, ..] ? DeadlineRoles.Find(role) ?? DeadlineRole.Everyone : DeadlineRole.Everyone;

    /// <summary>The deadline of that id as the knowledge states it now; null where it states none.</summary>
    public static Deadline? Find(string id, KnowledgeBase knowledge) =>
        Topic.Parse(ProgrammeOf(id)) is { Notice: { } notice, Path: { } path } && knowledge.Find(notice) is { } found
            ? Deadlines.Of(found, path).FirstOrDefault(d => d.Id == id) : null;

    /// <summary>Whether a deadline lies within what is subscribed to, by its id alone: the notice may state it no longer.</summary>
    public static bool Covers(IEnumerable<Subscription> subscriptions, string id, KnowledgeBase knowledge) =>
        Topic.Parse(ProgrammeOf(id)) is { Notice: { } notice } of && (knowledge.Find(notice) is { } found
            ? subscriptions.Any(s => s.Topic.Covers(found, of.Path)) : subscriptions.Any(s => s.Topic.Notice is null || s.Topic.Notice == notice));
}
