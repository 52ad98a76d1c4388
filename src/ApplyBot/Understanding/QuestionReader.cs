using System.Text;
using ApplyBot.Knowledge;
using ApplyBot.Search;

namespace ApplyBot.Understanding;

/// <summary>Understands a message on its own. Never throws on user text. Thread-safe.</summary>
public sealed class QuestionReader
{
    private readonly SpellingCorrector _corrector;
    private readonly MentionFinder _mentions;
    private readonly CueFinder _cues;
    private readonly KindFinder _kinds;
    private readonly PhraseMatcher<string> _applicants = new();

    /// <summary>Builds the recognisers over a knowledge base.</summary>
    public QuestionReader(KnowledgeBase knowledge)
    {
        _corrector = new SpellingCorrector(knowledge);
        _mentions = new MentionFinder(knowledge);
        _cues = new CueFinder(knowledge.Vocabulary);
        _kinds = new KindFinder(knowledge.Vocabulary);
        foreach (var kind in knowledge.Vocabulary.Applicants)
            foreach (var word in kind.Words) _applicants.Add(TextNormalizer.Normalize(word), kind.Id);
    }

    /// <summary>Reads a message.</summary>
    public Question Read(string message)
    {
        var raw = TextNormalizer.Normalize(message);
        var text = _corrector.Correct(raw);
        var mentions = _mentions.Find(text, _cues);
        return new Question
        {
            Text = text,
            Content = WithoutNoise(mentions.Rest),
            Language = LanguageOf(text),
            Mentions = mentions,
            Kinds = _kinds.Find(text),
            Applicants = Applicants(mentions.Rest),
            Figures = AskedFigures.Read(text),
            Cues = _cues.Flags(text),
        };
    }

    // 不是规上企业 names what one is not. A programme's own name (博士创新站) names no applicant: the names are blanked already.
    private List<string> Applicants(string text)
    {
        var denied = _cues.Find(text, Cue.NegationBefore | Cue.Lacks);
        return [.. _applicants.Longest(text).Where(m => !denied.Any(d => d.End == m.Start)).Select(m => m.Value).Distinct()];
    }

    private string WithoutNoise(string text)
    {
        var noise = _cues.Find(text, Cue.Noise);
        if (noise.Count == 0) return Squeeze(text);
        var rest = new StringBuilder(text);
        foreach (var m in noise)
            for (var i = m.Start; i < m.End; i++) rest[i] = ' ';
        return Squeeze(rest.ToString());
    }

    private static string Squeeze(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            var keep = char.IsLetterOrDigit(c) || c is '%' or '.' or '@' or '-' or '/';
            if (keep) result.Append(c);
            else if (result.Length > 0 && result[^1] != ' ') result.Append(' ');
        }
        return result.ToString().Trim();
    }

    private static string LanguageOf(string text)
    {
        int han = 0, latin = 0;
        foreach (var c in text)
            if (TextNormalizer.IsHan(c)) han++; else if (char.IsAsciiLetter(c)) latin++;
        return latin > 8 && latin > han * 3 ? Languages.English : Languages.Chinese;
    }
}
