using System.Collections.Concurrent;

namespace ApplyBot.Bot.Conversations;

/// <summary>States of the conversations that spoke last, as they were saved: what is unchanged in the store need not be unsealed and read again. Bounded; thread-safe.</summary>
/// <param name="most">Conversations at most.</param>
internal sealed class RecentStates(int most)
{
    private volatile ConcurrentDictionary<string, Saved> _young = new(StringComparer.Ordinal), _old = new(StringComparer.Ordinal);
    private int _count;

    /// <summary>The state that was saved last, and its ETag; null when it is not remembered. Others may have saved another since.</summary>
    public (ChatState State, string ETag)? Find(string key) => _young.TryGetValue(key, out var saved) || _old.TryGetValue(key, out saved) ? (saved.State, saved.ETag) : null;

    private sealed record Saved(string ETag, ChatState State);

    /// <summary>Remembers a state that was saved.</summary>
    public void Keep(string key, string etag, ChatState state)
    {
        _young[key] = new Saved(etag, state);
        // Counts what was saved, not conversations: so that who has long been silent is forgotten.
        if (Interlocked.Increment(ref _count) % Math.Max(1, most / 2) == 0)
        {
            (_old, _young) = (_young, new(StringComparer.Ordinal));
        }
    }

    /// <summary>Drops the state of a conversation.</summary>
    public void Forget(string key)
    {
        _young.TryRemove(key, out _);
        _old.TryRemove(key, out _);
    }
}
