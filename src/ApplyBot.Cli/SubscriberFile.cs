using System.Globalization;
using System.Text.Json;
using ApplyBot.Announcements;
using ApplyBot.Announcements.Reminders;
using ApplyBot.Knowledge;

namespace ApplyBot.Cli;

/// <summary>Reads subscribers from JSON lines, one subscription each; a subscriber may have several.</summary>
internal static class SubscriberFile
{
    /// <summary>The subscribers; null with a line on stderr for each line that is none.</summary>
    public static IReadOnlyList<(string Recipient, Subscriber Subscriber)>? Read(string file, KnowledgeBase knowledge)
    {
        if (file != "-" && !File.Exists(file))
        {
            Console.Error.WriteLine($"{file}: no such file");
            return null;
        }
        var (subscribers, names, wrong, number) = (new Dictionary<string, Subscriber>(StringComparer.Ordinal), new ProgrammeNames(knowledge), false, 0);
        foreach (var line in file == "-" ? Console.In.ReadToEnd().Split('\n') : File.ReadLines(file))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            if (Problem(line, subscribers, names, knowledge) is { } problem)
            {
                Console.Error.WriteLine($"{file}:{number}: {problem}");
                wrong = true;
            }
        }
        return wrong ? null : [.. subscribers.Select(s => (s.Key, s.Value))];
    }

    private static string? Problem(string line, Dictionary<string, Subscriber> subscribers, ProgrammeNames names, KnowledgeBase knowledge)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var json = document.RootElement;
            if (json.ValueKind != JsonValueKind.Object || Text(json, "subscriber") is not { Length: > 0 } recipient) return "应是一个 JSON 对象，有 subscriber";
            if (Topic(json, names) is not { } topic || !topic.IsKnown(knowledge)) return "没有这个项目、通知或省份；写法：\"programme\"、\"notice\"、\"province\"，或 \"all\": true";
            if (Wishes(json) is not { } wishes) return "roles 应是 applicants、recommenders、paper 的列表，offsets 应是 P7D、PT3H 这样的列表，quiet 应是 21:00-08:00 或 null";
            var since = DateTimeOffset.MinValue;
            if (Text(json, "since") is { } from && !DateTimeOffset.TryParse(from, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out since)) return "since 应是 2026-03-01T09:00:00+08:00 这样的时间";
            var before = subscribers.GetValueOrDefault(recipient, Subscriber.New);
            subscribers[recipient] = before with { Subscriptions = [.. before.Subscriptions, new Subscription(topic, since)], Wishes = wishes };
            return null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return e.Message;
        }
    }

    private static Topic? Topic(JsonElement json, ProgrammeNames names) =>
        Text(json, "programme") is { } programme ? names.Find(programme) is [var found] ? new Topic(null, found.Notice.Id, found.Programme.Path) : null
        : Text(json, "notice") is { } notice ? new Topic(null, notice, null)
        : Text(json, "province") is { } province ? new Topic(province, null, null)
        : json.TryGetProperty("all", out var all) && all.ValueKind == JsonValueKind.True ? Announcements.Reminders.Topic.All : null;

    private static ReminderWishes? Wishes(JsonElement json)
    {
        var wishes = ReminderWishes.Default;
        if (json.TryGetProperty("roles", out var roles))
        {
            if (roles.ValueKind != JsonValueKind.Array || roles.GetArrayLength() == 0) return null;
            var read = roles.EnumerateArray().Select(r => DeadlineRoles.Find(r.GetString())).ToList();
            if (read.Contains(null)) return null;
            wishes = wishes with { Roles = read.OfType<DeadlineRole>().ToHashSet() };
        }
        if (json.TryGetProperty("offsets", out var offsets))
        {
            if (offsets.ValueKind != JsonValueKind.Array || offsets.GetArrayLength() == 0) return null;
            var read = offsets.EnumerateArray().Select(o => ReminderOffset.Parse(o.GetString())).ToList();
            if (read.Contains(null)) return null;
            wishes = wishes with { Offsets = [.. read.OfType<ReminderOffset>().Distinct().OrderByDescending(o => o.Length)] };
        }
        if (!json.TryGetProperty("quiet", out var quiet)) return wishes;
        if (quiet.ValueKind == JsonValueKind.Null) return wishes with { Quiet = null };
        return QuietHours.Read(quiet.GetString()) is { } hours ? wishes with { Quiet = hours } : null;
    }

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
