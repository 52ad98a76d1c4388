using System.Text.Json.Serialization;
using ApplyBot.Announcements.Reminders;
using ApplyBot.Knowledge;

namespace ApplyBot.Bot.Conversations.Reminders;

/// <summary>A subscriber as he is kept.</summary>
internal sealed record KeptSubscriber
{
    public required IReadOnlyList<KeptTopic> Topics { get; init; }
    public required IReadOnlyList<string> Roles { get; init; }
    public required IReadOnlyList<string> Offsets { get; init; }
    public string? Quiet { get; init; }
    public required string Language { get; init; }
    public IReadOnlyDictionary<string, KeptMoment> Known { get; init; } = new Dictionary<string, KeptMoment>();
    public IReadOnlyList<KeptReminder> Ledger { get; init; } = [];
    public IReadOnlyList<KeptChange> Changes { get; init; } = [];

    public static KeptSubscriber Of(Subscriber subscriber) => new()
    {
        Topics = [.. subscriber.Subscriptions.Select(s => new KeptTopic(s.Topic.ToString(), s.Since))],
        Roles = [.. DeadlineRoles.Own.Where(subscriber.Wishes.Roles.Contains).Select(DeadlineRoles.Name)],
        Offsets = [.. subscriber.Wishes.Offsets.Select(o => o.ToString())],
        Quiet = subscriber.Wishes.Quiet?.ToString(),
        Language = subscriber.Language,
        Known = subscriber.Known.ToDictionary(k => k.Key, k => new KeptMoment(k.Value.Date, k.Value.Time)),
        Ledger = [.. subscriber.Ledger.Select(e => new KeptReminder(e.Key.Notice, DeadlineRoles.Name(e.Key.Role), e.Key.Until, e.Key.Offset.ToString(), e.Mailing, e.IsHandedOver))],
        Changes = [.. subscriber.Changes.Select(c => new KeptChange(c.Change.Id, Of(c.Change.Before), Of(c.Change.After), c.Mailing, c.IsHandedOver, c.Found))],
    };

    // What a later version wrote and this one does not know is left out.
    public Subscriber Read() => new()
    {
        Subscriptions = [.. from t in Topics let topic = Topic.Parse(t.Topic) where topic is not null select new Subscription(topic, t.Since)],
        Wishes = new ReminderWishes
        {
            Roles = Roles.Select(DeadlineRoles.Find).OfType<DeadlineRole>().ToHashSet(),
            Offsets = [.. Offsets.Select(ReminderOffset.Parse).OfType<ReminderOffset>()],
            Quiet = QuietHours.Read(Quiet),
        },
        Language = Language == Languages.English ? Languages.English : Languages.Chinese,
        Known = Known.ToDictionary(k => k.Key, k => k.Value.Read()),
        Ledger = [.. from e in Ledger let role = DeadlineRoles.Find(e.Role) let offset = ReminderOffset.Parse(e.Offset) where role is not null && offset is not null
                     select new LedgerEntry(new ReminderKey(e.Notice, role.Value, e.Until, offset.Value), e.Mailing, e.Done)],
        Changes = [.. Changes.Select(c => new ChangeEntry(new DeadlineChange(c.Id, c.Before?.Read(), c.After?.Read()), c.Mailing, c.Done, c.Found))],
    };

    private static KeptMoment? Of(LocalMoment? moment) => moment is { } at ? new KeptMoment(at.Date, at.Time) : null;
}

internal sealed record KeptTopic(string Topic, DateTimeOffset Since);

internal sealed record KeptMoment(DateOnly Date, TimeOnly? Time)
{
    public LocalMoment Read() => new(Date, Time);
}

internal sealed record KeptReminder(string Notice, string Role, DateTimeOffset Until, string Offset, string Mailing, bool Done);

internal sealed record KeptChange(string Id, KeptMoment? Before, KeptMoment? After, string Mailing, bool Done, DateTimeOffset Found);

[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(KeptSubscriber))]
internal sealed partial class KeptSubscriberJson : JsonSerializerContext;
