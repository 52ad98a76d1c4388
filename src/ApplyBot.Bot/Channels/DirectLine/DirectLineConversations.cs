using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace ApplyBot.Bot.Channels.DirectLine;

/// <summary>The conversations in memory, bounded in number; idle ones are forgotten.</summary>
internal sealed class DirectLineConversations(IOptions<DirectLineOptions> options, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, LiveConversation> _live = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, RateLimit> _openers = new(StringComparer.Ordinal);
    private readonly Lock _opening = new();
    private readonly DirectLineOptions _options = options.Value;

    public static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>How often one address may ask for tokens and conversations.</summary>
    public RateLimit Opener(string address)
    {
        if (_openers.Count >= _options.MaxConversations)
        {
            foreach (var full in _openers.Where(o => o.Value.IsFull).ToList())
            {
                _openers.TryRemove(full);
            }
        }
        // A crowd beyond what is remembered shares one limit.
        var key = _openers.Count >= _options.MaxConversations && !_openers.ContainsKey(address) ? "" : address;
        return _openers.GetOrAdd(key, _ => new RateLimit(_options.OpenBurst, 1, clock));
    }

    /// <summary>The conversation, or null when it never began or has been forgotten.</summary>
    public LiveConversation? Find(string id)
    {
        if (!_live.TryGetValue(id, out var found) || IsIdle(found))
        {
            return null;
        }
        found.Touch();
        return found;
    }

    /// <summary>Begins a conversation, or returns it when it has begun already.</summary>
    public LiveConversation Open(string id, string userId, out bool begun)
    {
        lock (_opening)
        {
            begun = Find(id) is null;
            if (begun)
            {
                MakeRoom();
                _live[id] = new LiveConversation(id, userId, _options, clock);
            }
            return _live[id];
        }
    }

    /// <summary>Drops what has been said in all conversations of a user but for one activity.</summary>
    public void ForgetSaid(string userId, string exceptId)
    {
        foreach (var conversation in _live.Values.Where(c => c.UserId == userId))
        {
            conversation.ForgetSaid(exceptId);
        }
    }

    private bool IsIdle(LiveConversation conversation) => clock.GetUtcNow() - conversation.LastUsed >= _options.IdleTime;

    // Not disposed: a turn may still be running, and nothing unmanaged hangs on it.
    private void MakeRoom()
    {
        foreach (var idle in _live.Where(c => IsIdle(c.Value)).ToList())
        {
            _live.TryRemove(idle);
        }
        while (_live.Count >= _options.MaxConversations)
        {
            _live.TryRemove(_live.MinBy(c => c.Value.LastUsed));
        }
    }
}
