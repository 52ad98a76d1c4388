using System.Text.RegularExpressions;
using ApplyBot.Knowledge;
using ApplyBot.Search;
using ApplyBot.Understanding;

namespace ApplyBot.Answering;

/// <summary>Sentences that want to give the bot other rules are not part of a question; the rest of the message is answered.</summary>
internal sealed partial class Injections(Vocabulary vocabulary)
{
    [GeneratedRegex(@"(?<=[。！？!?\n；;])")]
    private static partial Regex SentenceEnds();

    private readonly CueFinder _cues = new(vocabulary);

    public string Strip(string text)
    {
        if (!_cues.Flags(TextNormalizer.Normalize(text)).HasFlag(Cue.Injection)) return text;
        var head = text.Length > TextNormalizer.Limit ? text[..TextNormalizer.Limit] : text;
        return string.Concat(SentenceEnds().Split(head).Where(s => !_cues.Flags(TextNormalizer.Normalize(s)).HasFlag(Cue.Injection)));
    }
}
