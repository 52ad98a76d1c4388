using ApplyBot.Knowledge;

namespace ApplyBot.Understanding;

/// <summary>Readings of characters: what makes 海治 and 海智 sound the same, and haizhi readable.</summary>
internal static class Pinyin
{
    private static readonly Dictionary<char, string> Spelled = Compatibility.ReadTable("pinyin.tsv").ToDictionary(l => l[0][0], l => l[1]);
    private static readonly Dictionary<char, string> Readings = Spelled.ToDictionary(l => l.Key, l => Fold(l.Value));
    private static readonly HashSet<string> Syllables = [.. Spelled.Values];

    /// <summary>The reading of a text, syllables joined by blanks and confusable sounds folded; null when a character has none.</summary>
    public static string? Key(ReadOnlySpan<char> text)
    {
        var parts = new string[text.Length];
        for (var i = 0; i < text.Length; i++)
        {
            // Two characters alone must sound exactly alike: folded, too many pairs meet (资子, 纸质).
            if (!(text.Length > 2 ? Readings : Spelled).TryGetValue(text[i], out var reading)) return null;
            parts[i] = reading;
        }
        return string.Join(' ', parts);
    }

    /// <summary>The text as typed in Latin letters without blanks; null when a character has no reading.</summary>
    public static string? Letters(string text) => text.All(Spelled.ContainsKey) ? string.Concat(text.Select(c => Spelled[c])) : null;

    /// <summary>Length of the longest syllable at a place; 1 when there is none.</summary>
    public static int SyllableAt(string letters, int start)
    {
        for (var length = Math.Min(6, letters.Length - start); length > 1; length--)
            if (Syllables.Contains(letters.Substring(start, length))) return length;
        return 1;
    }

    /// <summary>Cuts Latin letters into syllables, longest first with backtracking; null when they are no pinyin.</summary>
    public static List<string>? Split(string letters)
    {
        if (letters.Length > 60) return null;
        var next = new int[letters.Length + 1];
        var reachable = new bool[letters.Length + 1];
        reachable[letters.Length] = true;
        for (var i = letters.Length - 1; i >= 0; i--)
            for (var length = Math.Min(6, letters.Length - i); length > 0 && !reachable[i]; length--)
                if (reachable[i + length] && Syllables.Contains(letters.Substring(i, length))) (reachable[i], next[i]) = (true, i + length);
        if (!reachable[0]) return null;
        var result = new List<string>();
        for (var i = 0; i < letters.Length; i = next[i]) result.Add(Fold(letters[i..next[i]]));
        return result;
    }

    // Sounds that typists confuse: retroflex and flat initials, front and back nasals.
    private static string Fold(string syllable)
    {
        var s = syllable.Replace("zh", "z").Replace("ch", "c").Replace("sh", "s");
        return s.EndsWith("ang", StringComparison.Ordinal) || s.EndsWith("eng", StringComparison.Ordinal) || s.EndsWith("ing", StringComparison.Ordinal) ? s[..^1] : s;
    }
}
