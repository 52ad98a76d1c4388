using System.Collections.Concurrent;

namespace ApplyBot.Bot.Conversations.Reminders;

/// <summary>When to look at whom next, as far as this host knows. What it does not know it finds when it looks through everybody.</summary>
public sealed class ReminderAgenda
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> _next = new(StringComparer.Ordinal);

    /// <summary>Sets when to look at a recipient; null for not again.</summary>
    public void Set(string recipient, DateTimeOffset? at)
    {
        if (at is { } moment)
        {
            _next[recipient] = moment;
        }
        else
        {
            _next.TryRemove(recipient, out _);
        }
    }

    /// <summary>Whom to look at now.</summary>
    public IReadOnlyList<string> Due(DateTimeOffset now) => [.. _next.Where(n => n.Value <= now).OrderBy(n => n.Value).Select(n => n.Key)];
}
