namespace ApplyBot.Search;

/// <summary>Finds many phrases in a text at once: a trie over the phrases, walked from every position. Built once, then read by many.</summary>
public sealed class PhraseMatcher<T>
{
    private sealed class Node
    {
        public Dictionary<char, Node>? Next;
        public List<T>? Values;
    }

    private readonly Node _root = new();

    /// <summary>Adds a phrase, already normalised; blank phrases are ignored. One phrase may carry several values.</summary>
    public void Add(string phrase, T value)
    {
        if (string.IsNullOrWhiteSpace(phrase)) return;
        var node = _root;
        foreach (var c in phrase)
        {
            node.Next ??= [];
            if (!node.Next.TryGetValue(c, out var next)) node.Next[c] = next = new Node();
            node = next;
        }
        (node.Values ??= []).Add(value);
    }

    /// <summary>Calls back for every phrase in the text, overlapping ones too. A phrase of Latin letters matches whole words only.</summary>
    public void Find(string text, Action<PhraseMatch<T>> found) => Find(text, found, static (m, f) => f(m));

    /// <summary>The same with a state for the callback, so that it need not capture one.</summary>
    public void Find<TState>(string text, TState state, Action<PhraseMatch<T>, TState> found)
    {
        for (var start = 0; start < text.Length; start++)
        {
            if (start > 0 && IsWord(text[start]) && IsWord(text[start - 1])) continue;
            var node = _root;
            for (var end = start; end < text.Length && node.Next is not null && node.Next.TryGetValue(text[end], out node!); end++)
                if (node.Values is { } values && !(end + 1 < text.Length && IsWord(text[end]) && IsWord(text[end + 1]) && !IsPlural(text, end + 1)))
                    foreach (var value in values) found(new PhraseMatch<T>(start, end + 1 - start, value), state);
        }
    }

    /// <summary>All matches; where they overlap, only the longest (of equal ones, the first).</summary>
    public List<PhraseMatch<T>> Longest(string text)
    {
        var all = new List<PhraseMatch<T>>();
        Find(text, all.Add);
        if (all.Count < 2) return all;
        all.Sort((a, b) => b.Length != a.Length ? b.Length - a.Length : a.Start - b.Start);
        // Each place of the text remembers the span that took it; the same span may carry several values.
        var (kept, taken) = (new List<PhraseMatch<T>>(), new (int Start, int Length)[text.Length]);
        foreach (var m in all)
        {
            var place = taken.AsSpan(m.Start, m.Length);
            if (place.IndexOfAnyExcept(default, (m.Start, m.Length)) >= 0) continue;
            place.Fill((m.Start, m.Length));
            kept.Add(m);
        }
        kept.Sort((a, b) => a.Start - b.Start);
        return kept;
    }

    /// <summary>Whether any phrase stands in the text.</summary>
    public bool Any(string text)
    {
        var any = false;
        Find(text, _ => any = true);
        return any;
    }

    private static bool IsWord(char c) => c is >= 'a' and <= 'z';

    private static bool IsPlural(string text, int at) => text[at] == 's' && (at + 1 == text.Length || !IsWord(text[at + 1]));
}

/// <summary>A phrase found in a text.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Value">What it stands for.</param>
public readonly record struct PhraseMatch<T>(int Start, int Length, T Value)
{
    /// <summary>Where it ends.</summary>
    public int End => Start + Length;
}
