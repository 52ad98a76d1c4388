namespace ApplyBot.Eligibility;

/// <summary>Answers to a question that all criteria of a programme treat alike.</summary>
/// <param name="Answer">One of them, to stand for all.</param>
/// <param name="Members">All of them that were tried, in their order.</param>
internal sealed record Alternative(CheckAnswer Answer, IReadOnlyList<CheckAnswer> Members);

/// <summary>The few answers to a question that make a difference, out of the many that can be given.</summary>
internal static class Alternatives
{
    /// <summary>A place that no condition names.</summary>
    public static readonly RegionAnswer Elsewhere = new("", null);

    public static IReadOnlyList<Alternative> Of(EligibilityQuestion question, IReadOnlyList<QuestionCondition> tests)
    {
        string Signature(CheckAnswer answer) => string.Concat(tests.Select(t => t.Holds(new Dictionary<string, CheckAnswer> { [question.Id] = answer }) switch { true => 'T', false => 'F', null => '?' }));
        return [.. Candidates(question, tests).Distinct().GroupBy(Signature).Select(g => new Alternative(g.First(), [.. g]))];
    }

    private static IEnumerable<CheckAnswer> Candidates(EligibilityQuestion question, IReadOnlyList<QuestionCondition> tests) => question.Kind switch
    {
        QuestionKind.YesNo => [new ChosenAnswer(ChosenAnswer.Yes), new ChosenAnswer(ChosenAnswer.No)],
        QuestionKind.OneOf => question.Options.Select(o => new ChosenAnswer(o.Id)),
        QuestionKind.ManyOf => Subsets([.. question.Options.Select(o => o.Id).Where(id => tests.OfType<Choice>().Any(t => t.Ids.Contains(id)))]),
        QuestionKind.Number => tests.OfType<Range>().SelectMany(t => new[] { t.AtLeast, t.AtMost }).OfType<decimal>()
            .SelectMany(n => new[] { n - 1, n, n + 1 }).Append(question.Min).Append(question.Max)
            .Where(n => n >= question.Min && n <= question.Max).Order().Select(n => new NumberAnswer(n)),
        QuestionKind.Date => tests.OfType<Period>().SelectMany(t => new[] { t.From, t.To }).OfType<DateOnly>()
            .SelectMany(d => new[] { d.AddDays(-1), d, d.AddDays(1) }).Append(question.Earliest).Append(question.Latest)
            .Where(d => d >= question.Earliest && d <= question.Latest).Order().Select(d => new DateAnswer(d)),
        _ => tests.OfType<Located>().SelectMany(t => t.Places).SelectMany(p => p.City is null ? new[] { p } : [p, p with { City = "" }]).Append(Elsewhere),
    };

    private static IEnumerable<ChosenAnswer> Subsets(IReadOnlyList<string> ids) =>
        Enumerable.Range(0, 1 << ids.Count).Select(bits => new ChosenAnswer(ids.Where((_, i) => (bits >> i & 1) == 1)));
}
