using System.Text.Json.Nodes;
using ApplyBot.Announcements.Reminders;
using ApplyBot.Knowledge;
using static ApplyBot.Bot.Cards.CardElements;

namespace ApplyBot.Bot.Cards.Reminders;

/// <summary>What somebody subscribes to: on a card each, after he has subscribed or unsubscribed, and all of it with his wishes.</summary>
/// <param name="knowledge">Everything known.</param>
/// <param name="language"><c>zh-CN</c> or <c>en-US</c>.</param>
/// <param name="now">The present moment.</param>
/// <param name="calendar">Link to the calendar file of a topic; null where there is none.</param>
public sealed class SubscriptionCards(KnowledgeBase knowledge, string language, DateTimeOffset now, Func<Topic, string?> calendar)
{
    // More would make the card too large; the rest are still there, and 退订 with a name reaches them.
    private const int MostShown = 12, MostDeadlines = 6, MostCharacters = 200;

    private readonly ReminderText _text = new(knowledge, language);

    /// <summary>After something was subscribed to.</summary>
    /// <param name="topics">What was.</param>
    /// <param name="heading">What is said first.</param>
    /// <param name="subscriber">The subscriber now.</param>
    /// <param name="notes">What else there is to know.</param>
    public JsonObject Subscribed(IReadOnlyList<Topic> topics, string heading, Subscriber subscriber, IReadOnlyList<string> notes)
    {
        var lines = topics.SelectMany(t => LinesOf(t, subscriber)).Distinct().ToList();
        return Of(heading, [.. lines, .. notes], [], [.. topics.SelectMany(Calendar), Button("remind.button.list", ReminderAction.List), .. topics.Select(t => Button("remind.button.stop-one", ReminderAction.Unsubscribe, t))], topics);
    }

    /// <summary>A sentence, and topics that can be subscribed to or not.</summary>
    public JsonObject Said(string heading, IReadOnlyList<string> lines, IReadOnlyList<Topic> subscribe, IReadOnlyList<Topic> unsubscribe) => Of(heading, lines, [],
        [.. subscribe.Take(MostShown).Select(t => Button("remind.button.again", ReminderAction.Subscribe, t)), .. unsubscribe.Take(MostShown).Select(t => Button("remind.button.stop-one", ReminderAction.Unsubscribe, t)), Button("remind.button.list", ReminderAction.List)], []);

    /// <summary>Asks what is meant.</summary>
    /// <param name="among">What may be meant.</param>
    /// <param name="note">What is said first; null for nothing.</param>
    public JsonObject Choose(IReadOnlyList<Topic> among, string? note)
    {
        var question = _text.Say("remind.choose");
        return Of(question, [.. note is null ? Array.Empty<string>() : [note]], [], [.. among.Take(MostShown).Select(t => ReminderAction.Of(_text.Name(t), ReminderAction.Subscribe, t, language, replaces: true))], [],
            [.. among.Take(MostShown).Select(t => "· " + _text.Name(t)), .. among is [var first, ..] ? [_text.Say("remind.choose.plain", _text.Name(first))] : Array.Empty<string>()]);
    }

    /// <summary>All of it, with what can be changed.</summary>
    /// <param name="subscriber">The subscriber.</param>
    /// <param name="isGroup">Whether it is a group.</param>
    /// <param name="note">What is said first; null for nothing.</param>
    public JsonObject List(Subscriber subscriber, bool isGroup, string? note)
    {
        if (subscriber.Subscriptions.Count == 0)
        {
            return Of(_text.Say("remind.title"), [.. note is null ? Array.Empty<string>() : [note], isGroup ? _text.Say("remind.none.group") : _text.Say("remind.none")], [], [], []);
        }
        var shown = subscriber.Subscriptions.Select(s => s.Topic).Take(MostShown).ToList();
        var parts = shown.Select(t => (Topic: t, Lines: LinesOf(t, subscriber).ToList())).ToList();
        List<string> head = [.. note is null ? Array.Empty<string>() : [note], _text.Say("remind.count", subscriber.Subscriptions.Count)];
        return Card(language,
        [
            Heading(_text.Say("remind.title")), .. head.Select(line => Text(line, subtle: true)),
            .. parts.Select(p => Container([Text(_text.Name(p.Topic), bold: true), .. p.Lines.Select(line => Text(line)), .. Buttons([.. Calendar(p.Topic), Button("remind.button.stop", ReminderAction.Unsubscribe, p.Topic)])], separator: true)),
            Container([.. Inputs(subscriber.Wishes), .. Buttons([Button("remind.button.save", ReminderAction.Save), .. shown.Count > 1 ? [Button("remind.button.stop-all", ReminderAction.Unsubscribe)] : Array.Empty<JsonObject>()])], separator: true),
        ],
        string.Join('\n', [_text.Say("remind.title"), .. head, .. parts.SelectMany(p => p.Lines.Prepend("· " + _text.Name(p.Topic))), _text.Wishes(subscriber.Wishes), _text.Say("remind.plain")]),
        _text.Say("remind.title"));
    }

    private JsonObject Of(string heading, IReadOnlyList<string> lines, IEnumerable<JsonObject> inputs, IReadOnlyList<JsonObject> buttons, IReadOnlyList<Topic> linked, IReadOnlyList<string>? plain = null) => Card(language,
        [Text(heading, bold: true), .. lines.Select(line => Text(line)), .. inputs, .. Buttons(buttons)],
        string.Join('\n', [heading, .. lines, .. plain ?? [], .. linked.Select(calendar).OfType<string>().Select(link => _text.Say("remind.calendar.plain", link))]), heading);

    // Deadlines that concern him, each with its clauses: those to come, else those that are over; and what comes next.
    private IEnumerable<string> LinesOf(Topic topic, Subscriber subscriber)
    {
        var all = topic.DeadlinesIn(knowledge).Where(d => subscriber.Wishes.Concern(d.Role)).ToList();
        var shown = all.Exists(d => d.At.End > now) ? all.Where(d => d.At.End > now) : all;
        foreach (var same in shown.GroupBy(d => (d.Notice, d.Role, d.At, Clauses: string.Join(_text.Say("card.and"), d.Fact.Clauses))).OrderBy(g => g.Key.At.End).Take(MostDeadlines))
        {
            var what = topic.Path is null ? $"{knowledge.Find(same.Key.Notice)!.Short.In(language)} · {_text.Role(same.Key.Role)}" : _text.Role(same.Key.Role);
            yield return _text.Say("remind.deadline", what, _text.Moment(same.Key.At), _text.Left(same.Key.At, now), same.Key.Clauses);
        }
        var alone = Subscriber.New with { Subscriptions = [.. subscriber.Subscriptions.Where(s => s.Topic == topic)], Wishes = subscriber.Wishes, Ledger = subscriber.Ledger };
        if (alone.Open(knowledge).FirstOrDefault(r => r.At > now) is { } next)
        {
            yield return _text.Say("remind.next", ReminderText.Minute(next.At), _text.Before(next.Offset));
        }
        else if (all.Count > 0)
        {
            yield return _text.Say("remind.next.none");
        }
        var undated = topic.Undated(knowledge).Select(p => topic.Path is null ? $"{p.Notice.Short.In(language)} · {p.Programme.Name.In(language)}" : p.Programme.Name.In(language)).ToList();
        if (undated.Count > 0)
        {
            yield return _text.Say("remind.undated", Shorten(_text.Join(undated), MostCharacters));
        }
    }

    private IEnumerable<JsonObject> Inputs(ReminderWishes wishes) =>
    [
        new()
        {
            ["type"] = "Input.ChoiceSet", ["id"] = ReminderAction.Roles, ["label"] = _text.Say("remind.roles"), ["style"] = "expanded", ["isMultiSelect"] = true,
            ["value"] = string.Join(',', DeadlineRoles.Own.Where(wishes.Roles.Contains).Select(DeadlineRoles.Name)),
            ["choices"] = new JsonArray([.. DeadlineRoles.Own.Select(role => new JsonObject { ["title"] = _text.Who(role), ["value"] = DeadlineRoles.Name(role) })]),
        },
        Input(ReminderAction.Offsets, _text.Say("remind.offsets"), _text.Join(wishes.Offsets.Select(_text.Spoken))),
        Input(ReminderAction.Quiet, _text.Say("remind.quiet"), wishes.Quiet?.ToString() ?? ""),
    ];

    private static JsonObject Input(string id, string label, string value) => new() { ["type"] = "Input.Text", ["id"] = id, ["label"] = label, ["value"] = value, ["maxLength"] = 100 };

    private JsonObject Button(string key, string what, Topic? topic = null) => ReminderAction.Of(topic is null ? _text.Say(key) : _text.Say(key, _text.Name(topic)), what, topic, language, replaces: true);

    private IEnumerable<JsonObject> Calendar(Topic topic)
    {
        if (calendar(topic) is { } link)
        {
            var open = new JsonObject { ["type"] = "Action.OpenUrl", ["url"] = link };
            SetTitle(open, _text.Say("remind.button.calendar"));
            yield return open;
        }
    }
}
