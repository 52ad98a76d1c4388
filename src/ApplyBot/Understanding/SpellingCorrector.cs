using System.Text;
using ApplyBot.Knowledge;
using ApplyBot.Search;

namespace ApplyBot.Understanding;

/// <summary>
/// Puts right what sounds like a known word but is written otherwise (海治工作站, 项木, 截只), and reads pinyin typed in Latin letters.
/// Only pairs of characters that stand nowhere in the knowledge are doubted, so that correct text stays as it is.
/// </summary>
internal sealed class SpellingCorrector
{
    private const int LongestWord = 10;

    // What is longer was pasted, not typed: its spelling is somebody else's, and every place of it would have to be looked up.
    private const int LongestTyped = 200;

    private static readonly HashSet<string> English = ["the", "is", "of", "for", "what", "how", "when", "can", "who", "are", "to", "and", "does", "do", "in"];

    // Correct text must never be turned into what the bot refuses.
    private static readonly HashSet<string> Refused = [CueFinder.Name(Cue.Fabricate), CueFinder.Name(Cue.OffTopic), CueFinder.Name(Cue.Injection), CueFinder.Name(Cue.OtherProgrammes)];

    private readonly Dictionary<string, string> _byReading = [];
    private readonly Dictionary<string, string> _byLetters = [];
    private readonly HashSet<int> _knownPairs = [];
    private readonly PhraseMatcher<bool> _words = new();
    private readonly List<string> _names;

    public SpellingCorrector(KnowledgeBase knowledge)
    {
        // Earlier words win a reading: names before questions before single words.
        _names = [.. knowledge.Notices.SelectMany(n => n.Aliases.Concat(n.AllProgrammes.SelectMany(p => p.Aliases.Append(p.Name.Zh)))).Select(TextNormalizer.Normalize).Distinct()];
        var v = knowledge.Vocabulary;
        var words = _names
            .Concat(v.Regions.SelectMany(r => r.Words)).Concat(v.Kinds.SelectMany(k => k.Strong)).Concat(v.Synonyms.SelectMany(g => g))
            .Concat(v.Applicants.SelectMany(a => a.Words)).Concat(v.Kinds.SelectMany(k => k.Weak)).Concat(v.Cues.Where(c => !Refused.Contains(c.Key)).SelectMany(c => c.Value))
            .Select(TextNormalizer.Normalize).Where(w => w.Length is >= 2 and <= LongestWord && w.All(TextNormalizer.IsHan)).ToList();
        var particular = v.Regions.SelectMany(r => r.Words.Where(w => w != r.Name)).Concat(v.Applicants.SelectMany(a => a.Words)).ToHashSet();
        foreach (var word in words)
        {
            // Places and kinds of applicants of two characters sound like too much else (搞智, 高职).
            if ((word.Length > 2 || !particular.Contains(word)) && Pinyin.Key(word) is { } key) _byReading.TryAdd(key, word);
            if (Pinyin.Letters(word) is { } letters) _byLetters.TryAdd(letters, word);
            _words.Add(word, true);
        }

        foreach (var text in words.Concat(knowledge.Notices.SelectMany(n =>
                     n.Facts.SelectMany(f => f.Asks.Append(f.Text.Zh)).Concat(n.Clauses.SelectMany(c => c.Lines.Append(c.Title))))))
            Learn(TextNormalizer.Normalize(text));
    }

    /// <summary>The text as it was probably meant; the same text when nothing looks wrong.</summary>
    public string Correct(string text)
    {
        if (text.Length > LongestTyped) return text;
        text = ReadLatin(text);
        return NearNames(Homophones(text));
    }

    private void Learn(string text)
    {
        for (var i = 0; i + 1 < text.Length; i++)
            if (TextNormalizer.IsHan(text[i]) && TextNormalizer.IsHan(text[i + 1])) _knownPairs.Add(text[i] << 16 | text[i + 1]);
    }

    private bool Doubtful(string text, int start, int length)
    {
        for (var i = start; i + 1 < start + length; i++)
            if (TextNormalizer.IsHan(text[i]) && TextNormalizer.IsHan(text[i + 1]) && !_knownPairs.Contains(text[i] << 16 | text[i + 1])) return true;
        return false;
    }

    private string Homophones(string text)
    {
        if (!Doubtful(text, 0, text.Length)) return text;
        StringBuilder? result = null;
        var doubt = 0;
        var words = _words.Longest(text);
        for (var i = 0; i < text.Length; i++)
        {
            var replaced = false;
            // A span is only looked up when it holds a doubtful pair: the first one from here on decides how long it must be.
            while (doubt < i || doubt + 1 < text.Length && !Doubtful(text, doubt, 2)) doubt++;
            for (var length = Math.Min(LongestWord, text.Length - i); length >= doubt - i + 2 && !replaced; length--)
            {
                if (words.Any(w => w.Start < i + length && w.End > i && (w.Start < i || w.End > i + length || length < 3))) continue;
                if (Pinyin.Key(text.AsSpan(i, length)) is not { } key || !_byReading.TryGetValue(key, out var word) || text.AsSpan(i, length).SequenceEqual(word)) continue;
                (result ??= new StringBuilder(text, 0, i, text.Length)).Append(word);
                i += length - 1;
                replaced = true;
            }
            if (!replaced) result?.Append(text[i]);
        }
        return result?.ToString() ?? text;
    }

    // A name with one character wrong, missing, added or swapped: only when it shares its beginning or end with the text.
    private string NearNames(string text)
    {
        if (text.Length > 80 || _names.Any(n => n.Length >= 3 && text.Contains(n, StringComparison.Ordinal))) return text;
        foreach (var name in _names.Where(n => n.Length is >= 4 and <= LongestWord && n.All(TextNormalizer.IsHan)))
            for (var i = 0; i < text.Length; i++)
                for (var length = name.Length - 1; length <= name.Length + 1 && i + length <= text.Length; length++)
                    if ((text[i] == name[0] || text[i + length - 1] == name[^1]) && Doubtful(text, i, length) && IsOneApart(text.AsSpan(i, length), name))
                        return string.Concat(text.AsSpan(0, i), name, text.AsSpan(i + length));
        return text;
    }

    private static bool IsOneApart(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var prefix = 0;
        while (prefix < a.Length && prefix < b.Length && a[prefix] == b[prefix]) prefix++;
        var suffix = 0;
        while (suffix < a.Length - prefix && suffix < b.Length - prefix && a[^(suffix + 1)] == b[^(suffix + 1)]) suffix++;
        var (restA, restB) = (a.Length - prefix - suffix, b.Length - prefix - suffix);
        return restA <= 1 && restB <= 1 && b.Length - restB >= 3
            || restA == 2 && restB == 2 && a[prefix] == b[prefix + 1] && a[prefix + 1] == b[prefix];
    }

    private string ReadLatin(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var latin = words.Where(w => w.Length > 1 && w.All(char.IsAsciiLetterLower)).ToList();
        if (latin.Count == 0 || latin.Any(English.Contains) || latin.Count(w => Pinyin.Split(w) is not null) * 4 < latin.Count * 3) return text;
        var result = new StringBuilder();
        var letters = new StringBuilder();
        foreach (var word in words.Append(""))
        {
            if (word.Length > 0 && word.All(char.IsAsciiLetterLower) && Pinyin.Split(word) is not null) { letters.Append(word); continue; }
            ReadLetters(letters.ToString(), result);
            letters.Clear();
            result.Append(word).Append(' ');
        }
        return result.ToString().Trim();
    }

    // The longest known word at each place; what is none is passed over syllable by syllable.
    private void ReadLetters(string letters, StringBuilder result)
    {
        for (var i = 0; i < letters.Length;)
        {
            var length = Math.Min(LongestWord * 6, letters.Length - i);
            while (length > 0 && !_byLetters.ContainsKey(letters.Substring(i, length))) length--;
            if (length > 0) result.Append(_byLetters[letters.Substring(i, length)]);
            else { length = Pinyin.SyllableAt(letters, i); result.Append(' ').Append(letters, i, length).Append(' '); }
            i += length;
        }
    }
}
