using System.Collections.Concurrent;

namespace ApplyBot.Bot.Conversations;

/// <summary>What the last turns came to, for activities that come again. Bounded in number.</summary>
internal sealed class RecentTurns
{
    // An entry without replies takes some hundred bytes, one with them some thousand.
    private const int MostTurns = 10_000;
    private const int MostWithReplies = 1_000;

    private readonly ConcurrentDictionary<(string Key, string ActivityId), TurnOutcome> _outcomes = new();
    private readonly ConcurrentQueue<(string Key, string ActivityId)> _bare = new();
    private readonly ConcurrentQueue<(string Key, string ActivityId)> _withReplies = new();

    /// <summary>What the activity came to when it was run here; null when it was not, or long ago.</summary>
    public TurnOutcome? Find(string key, string? activityId) =>
        activityId is { Length: > 0 } && _outcomes.TryGetValue((key, activityId), out var before) ? before with { IsRepeated = true } : null;

    /// <summary>Remembers it. What is sent by requests of its own need not be kept; a response is given again to whoever asks again.</summary>
    public void Add(string key, Activity inbound, TurnOutcome outcome)
    {
        if (inbound.Id is not { Length: > 0 } id)
        {
            return;
        }
        var hasReplies = outcome.Outgoing.Count > 0 && inbound.DeliveryMode == DeliveryModes.ExpectReplies;
        _outcomes[(key, id)] = hasReplies || outcome.Outgoing.Count == 0 ? outcome : outcome with { Outgoing = [] };
        var (order, most) = hasReplies || outcome.Response?.Body is not null ? (_withReplies, MostWithReplies) : (_bare, MostTurns);
        order.Enqueue((key, id));
        while (order.Count > most && order.TryDequeue(out var oldest))
        {
            _outcomes.TryRemove(oldest, out _);
        }
    }

    /// <summary>Drops what was said in these conversations; that it was said stays known.</summary>
    public void ForgetReplies(IReadOnlyCollection<string> keys)
    {
        foreach (var (turn, outcome) in _outcomes.Where(o => keys.Contains(o.Key.Key)))
        {
            _outcomes.TryUpdate(turn, outcome with { Outgoing = [], Response = outcome.Response is { } response ? response with { Body = null } : null }, outcome);
        }
    }
}
