using System.Text.Json.Nodes;
using ApplyBot.Announcements.Reminders;
using ApplyBot.Knowledge;
using static ApplyBot.Bot.Cards.CardElements;

namespace ApplyBot.Bot.Cards.Reminders;

/// <summary>A reminder, and the message that a deadline has changed: what, when, where the notice says so, why it came and how to stop it.</summary>
/// <param name="knowledge">Everything known.</param>
/// <param name="language"><c>zh-CN</c> or <c>en-US</c>.</param>
/// <param name="calendar">Link to the calendar file of a topic; null where there is none.</param>
public sealed class ReminderCard(KnowledgeBase knowledge, string language, Func<Topic, string?> calendar)
{
    private const int MostProgrammes = 8, MostTopics = 6;

    private readonly ReminderText _text = new(knowledge, language);

    /// <summary>The reminder (Adaptive Card 1.5).</summary>
    /// <param name="reminders">What is reminded of: programmes of one notice with the same deadline are one part.</param>
    /// <param name="topics">What is subscribed to that it comes of.</param>
    /// <param name="now">The present moment, for what is left.</param>
    public JsonObject Of(IReadOnlyList<PlannedReminder> reminders, IReadOnlyList<Topic> topics, DateTimeOffset now)
    {
        var parts = reminders.GroupBy(r => (r.Deadline.Notice, r.Deadline.Role, r.Deadline.At, r.Deadline.Fact)).Select(g =>
        {
            var (notice, at) = (knowledge.Find(g.Key.Notice)!, g.Key.At);
            return new Part(Names(notice, g.Select(r => r.Deadline.Path)), _text.Say("reminder.pair", _text.Role(g.Key.Role), _text.Moment(at)), _text.Left(at, now), g.Key.Fact.Text.In(language), _text.Source(notice, g.Key.Fact));
        }).ToList();
        var offsets = _text.Join(reminders.Select(r => r.Offset).Distinct().Select(_text.Before));
        return Of(_text.Say("reminder.title"), parts, _text.Say("reminder.why", _text.Join(topics.Take(MostTopics).Select(_text.Name)), offsets), topics, [.. reminders.Select(r => new Topic(null, r.Deadline.Notice, r.Deadline.Path)).Distinct()]);
    }

    /// <summary>What has changed (Adaptive Card 1.5).</summary>
    /// <param name="changes">What has.</param>
    /// <param name="topics">What is subscribed to that it comes of.</param>
    /// <param name="now">The present moment, for what is left.</param>
    public JsonObject Of(IReadOnlyList<DeadlineChange> changes, IReadOnlyList<Topic> topics, DateTimeOffset now)
    {
        var parts = changes.GroupBy(c => (Topic.Parse(Deadline.ProgrammeOf(c.Id))!.Notice, Role: Deadline.RoleOf(c.Id), c.Before, c.After, Deadline.Find(c.Id, knowledge)?.Fact)).Select(g =>
        {
            var (notice, role) = (knowledge.Find(g.Key.Notice!), _text.Role(g.Key.Role));
            var paths = g.Select(c => Topic.Parse(Deadline.ProgrammeOf(c.Id))!.Path!);
            var line = (g.Key.Before, g.Key.After) switch
            {
                ({ } before, { } after) => _text.Say("reminder.change.moved", role, _text.Moment(before), _text.Moment(after)),
                (null, { } after) => _text.Say("reminder.change.stated", role, _text.Moment(after)),
                ({ } before, _) => _text.Say("reminder.change.gone", role, _text.Moment(before)),
                _ => role,
            };
            return new Part(notice is null ? g.Key.Notice! : Names(notice, paths), line, g.Key.After is { } at ? _text.Left(at, now) : null, g.Key.Fact?.Text.In(language), notice is not null && g.Key.Fact is { } fact ? _text.Source(notice, fact) : null);
        }).ToList();
        return Of(_text.Say("reminder.change.title"), parts, _text.Say("reminder.change.why", _text.Join(topics.Take(MostTopics).Select(_text.Name))), topics, [.. changes.Select(c => Topic.Parse(Deadline.ProgrammeOf(c.Id))!).Distinct()]);
    }

    private sealed record Part(string Name, string Line, string? Left, string? Fact, string? Source);

    private JsonObject Of(string title, IReadOnlyList<Part> parts, string why, IReadOnlyList<Topic> topics, IReadOnlyList<Topic> programmes)
    {
        // One file, where there is one programme; else there are too many buttons to tell apart.
        var link = programmes is [var only] ? calendar(only) : null;
        var open = new JsonObject { ["type"] = "Action.OpenUrl", ["url"] = link };
        SetTitle(open, _text.Say("remind.button.calendar"));
        var head = parts is [{ Left: { } left } one] ? _text.Say("reminder.head", one.Name, left) : title;
        return Card(language,
        [
            Container([Text(title, "Small", subtle: true), .. parts.Count == 1 ? [Heading(head, "Large")] : Array.Empty<JsonObject>()]),
            .. parts.Select(p => Container(
            [
                .. parts.Count == 1 ? Array.Empty<JsonObject>() : [Text(p.Left is null ? p.Name : _text.Say("reminder.head", p.Name, p.Left), bold: true)],
                Text(p.Line, bold: true), .. p.Fact is { } fact ? [Text(fact)] : Array.Empty<JsonObject>(), .. p.Source is { } source ? [Text(source, "Small", subtle: true)] : Array.Empty<JsonObject>(),
            ], separator: true)),
            .. Buttons(
            [
                .. link is null ? Array.Empty<JsonObject>() : [open],
                .. topics is [var topic] ? [ReminderAction.Of(_text.Say("remind.button.stop"), ReminderAction.Unsubscribe, topic, language)] : topics.Take(MostTopics).Select(t => ReminderAction.Of(_text.Say("remind.button.stop-one", _text.Name(t)), ReminderAction.Unsubscribe, t, language)),
                ReminderAction.Of(_text.Say("remind.button.list"), ReminderAction.List, null, language),
            ]),
            Text(why, "Small", subtle: true, spacing: "Medium"), Text(_text.Say("reminder.stop"), "Small", subtle: true),
        ],
        string.Join('\n', [title, .. parts.SelectMany(p => new[] { p.Left is null ? p.Name : _text.Say("reminder.head", p.Name, p.Left), p.Line, p.Fact, p.Source }).OfType<string>(), .. link is null ? Array.Empty<string>() : [_text.Say("remind.calendar.plain", link)], why, _text.Say("reminder.stop.plain")]),
        head);
    }

    private string Names(Notice notice, IEnumerable<string> paths) => _text.Name(notice, [.. notice.AllProgrammes.Where(p => paths.Contains(p.Path)).Take(MostProgrammes)]);
}
