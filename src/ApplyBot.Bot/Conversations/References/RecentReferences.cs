using System.Collections.Concurrent;

namespace ApplyBot.Bot.Conversations.References;

/// <summary>Who was seen last, so that a turn need not look into the store for what is there already. Bounded; thread-safe.</summary>
/// <param name="most">Recipients at most.</param>
/// <param name="clock">For how long.</param>
internal sealed class RecentReferences(int most, TimeProvider clock)
{
    /// <summary>So long one may be out of date: another host may have found that the recipient cannot be written to.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, (KeptReference Reference, long Seen)> _seen = new(StringComparer.Ordinal);

    public bool Holds(string recipient, KeptReference seen) =>
        _seen.TryGetValue(recipient, out var kept) && clock.GetElapsedTime(kept.Seen) < Life && SeenReference.IsSame(kept.Reference, seen);

    public void Keep(string recipient, KeptReference seen)
    {
        if (_seen.Count >= most)
        {
            _seen.Clear();
        }
        _seen[recipient] = (seen, clock.GetTimestamp());
    }

    public void Forget(string recipient) => _seen.TryRemove(recipient, out _);
}
