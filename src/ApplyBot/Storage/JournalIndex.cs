using System.Collections.Concurrent;
using System.Globalization;

namespace ApplyBot.Storage;

/// <summary>Where the current record of a key lies.</summary>
internal readonly record struct JournalEntry(JournalFile File, long Offset, int Size, long Sequence);

/// <summary>The current record of every key, in memory. Read by anybody at any time; changed by one writer.</summary>
internal sealed class JournalIndex
{
    private readonly ConcurrentDictionary<string, JournalEntry> _entries = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _keys = new(DocumentKeys.Order);

    /// <summary>Bytes of the current records.</summary>
    public long Live { get; private set; }

    public static string ETagOf(long sequence) => sequence.ToString("x", CultureInfo.InvariantCulture);

    public JournalEntry? Find(string key) => _entries.TryGetValue(key, out var entry) ? entry : null;

    /// <summary>Whether an ETag that a writer brings holds.</summary>
    public bool Holds(string key, string? etag) => etag == ETags.Any || (etag is null ? !_entries.ContainsKey(key) : Find(key) is { } entry && etag == ETagOf(entry.Sequence));

    public void Put(string key, JournalEntry entry)
    {
        Live += entry.Size;
        if (_entries.TryGetValue(key, out var before))
        {
            Live -= before.Size;
        }
        else
        {
            lock (_keys)
            {
                _keys.Add(key);
            }
        }
        _entries[key] = entry;
    }

    public void Remove(string key)
    {
        if (_entries.TryRemove(key, out var before))
        {
            Live -= before.Size;
            lock (_keys)
            {
                _keys.Remove(key);
            }
        }
    }

    /// <summary>Says that the record of a key lies elsewhere too, if it still is the current one; any thread may.</summary>
    public void Move(string key, JournalEntry from, JournalEntry to) => _entries.TryUpdate(key, to, from);

    /// <summary>The next keys that begin so, in their order.</summary>
    /// <param name="prefix">Begin of the keys.</param>
    /// <param name="after">Last key before; null: from the first.</param>
    /// <param name="most">How many at most.</param>
    public List<string> Keys(string prefix, string? after, int most)
    {
        var from = after ?? prefix;
        lock (_keys)
        {
            return _keys.Max is not { } last || DocumentKeys.Order.Compare(from, last) > 0 ? []
                : [.. _keys.GetViewBetween(from, last).Where(key => key != after).TakeWhile(key => key.StartsWith(prefix, StringComparison.Ordinal)).Take(most)];
        }
    }
}
