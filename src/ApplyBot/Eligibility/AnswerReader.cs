using System.Text.RegularExpressions;
using ApplyBot.Knowledge;

namespace ApplyBot.Eligibility;

/// <summary>What is wrong with an answer: a sentence of wording/ and what fills it in.</summary>
/// <param name="Key">Key of the sentence.</param>
/// <param name="Values">What fills it in; a <see cref="LocalText"/> is said in the language asked for.</param>
public sealed record AnswerDefect(string Key, params IReadOnlyList<object> Values)
{
    /// <summary>The sentence.</summary>
    public string Say(Wording wording, string language) => wording.Say(language, Key, [.. Values.Select(v => v is LocalText text ? text.In(language) : v)]);
}

/// <summary>A text read as an answer: the answer, or what is wrong with it.</summary>
/// <param name="Answer">The answer; null when there is a defect.</param>
/// <param name="Defect">The defect; null when there is an answer.</param>
public sealed record AnswerReading(CheckAnswer? Answer, AnswerDefect? Defect)
{
    internal static AnswerReading Of(CheckAnswer answer) => new(answer, null);
    internal static AnswerReading Wrong(string key, params IReadOnlyList<object> values) => new(null, new AnswerDefect("eligibility.answer." + key, values));
}

/// <summary>Reads what somebody wrote or pressed as the answer to a question. Never throws on any text.</summary>
public sealed partial class AnswerReader(Vocabulary vocabulary)
{
    private const int Longest = 200;

    private readonly PlaceFinder _places = new(vocabulary.Regions);
    private readonly OptionFinder _options = new(vocabulary);

    [GeneratedRegex(@"[\s。．.！!？?，,；;：:、“”""'‘’]+$|^[\s“”""'‘’]+")]
    private static partial Regex Margin();

    /// <summary>Reads <paramref name="text"/> as the answer to <paramref name="question"/>.</summary>
    public AnswerReading Read(EligibilityQuestion question, string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return AnswerReading.Wrong("empty");
        if (text.Length > Longest) return AnswerReading.Wrong("too-long", Longest);
        var folded = Fold(text);
        // “None of these” is an answer to many of, before “没有” is a no.
        if (question.Kind == QuestionKind.ManyOf && Says("none", folded)) return AnswerReading.Of(new ChosenAnswer());
        if (Says("unsure", folded) || IsUnsureChoice(question, folded)) return question.Unsure ? AnswerReading.Of(new UnsureAnswer()) : AnswerReading.Wrong("unsure");
        return question.Kind switch
        {
            QuestionKind.YesNo => YesOrNo(folded),
            QuestionKind.OneOf => One(question, folded),
            QuestionKind.ManyOf => Many(question, folded),
            QuestionKind.Number => NumberReader.Read(question, folded),
            QuestionKind.Date => DateReader.Read(question, folded),
            _ => _places.Find(folded) switch
            {
                [var one] => AnswerReading.Of(one),
                [] => AnswerReading.Wrong("region"),
                _ => AnswerReading.Wrong("regions"),
            },
        };
    }

    /// <summary>Half-width, lower case, without quotes and closing punctuation.</summary>
    internal static string Fold(string text)
    {
        var folded = Compatibility.Fold(text).ToLowerInvariant().Trim();
        var bare = Margin().Replace(folded, "");
        return bare.Length > 0 ? bare : folded;
    }

    private bool Says(string name, string folded) => vocabulary.Replies.TryGetValue(name, out var words) && words.Contains(folded, StringComparer.OrdinalIgnoreCase);

    // Where options are numbered, “I don't know” stands last.
    private static bool IsUnsureChoice(EligibilityQuestion question, string folded) =>
        question is { Unsure: true, Kind: QuestionKind.YesNo or QuestionKind.OneOf } && OptionFinder.Number(folded) == (question.Kind == QuestionKind.YesNo ? 3 : question.Options.Count + 1);

    private AnswerReading YesOrNo(string folded) =>
        Says("yes", folded) || OptionFinder.Number(folded) == 1 ? AnswerReading.Of(new ChosenAnswer(ChosenAnswer.Yes))
        : Says("no", folded) || OptionFinder.Number(folded) == 2 ? AnswerReading.Of(new ChosenAnswer(ChosenAnswer.No))
        : AnswerReading.Wrong("yes-no");

    private AnswerReading One(EligibilityQuestion question, string folded) => _options.Find(question, folded) switch
    {
        [var one] => AnswerReading.Of(new ChosenAnswer(one.Id)),
        [] when _options.Split(question, folded) is { Count: > 1 } parts && parts.All(p => p.Count == 1) => AnswerReading.Wrong("only-one"),
        [] => AnswerReading.Wrong("option", Shown(folded), Labels(question.Options)),
        var several => AnswerReading.Wrong("options", Shown(folded), Labels(several)),
    };

    private AnswerReading Many(EligibilityQuestion question, string folded)
    {
        var parts = _options.Find(question, folded) is { Count: > 0 } whole ? [whole] : _options.Split(question, folded);
        if (parts.FirstOrDefault(p => p.Count > 1) is { } several) return AnswerReading.Wrong("options", Shown(folded), Labels(several));
        return parts.Any(p => p.Count == 0) ? AnswerReading.Wrong("option", Shown(folded), Labels(question.Options)) : AnswerReading.Of(new ChosenAnswer(parts.Select(p => p[0].Id)));
    }

    /// <summary>The options' names in a row.</summary>
    internal static LocalText Labels(IReadOnlyList<Option> options) => new(string.Join("；", options.Select(o => o.Text.Zh)), string.Join("; ", options.Select(o => o.Text.En)));

    /// <summary>As much of a text as a message shows.</summary>
    internal static string Shown(string text) => text.Length <= 30 ? text : string.Concat(text.AsSpan(0, 30), "…");
}
