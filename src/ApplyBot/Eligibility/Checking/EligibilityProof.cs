using ApplyBot.Eligibility.Reading;
using ApplyBot.Knowledge;

namespace ApplyBot.Eligibility.Checking;

/// <summary>Proves of a programme, by walking every way through its questions, that its rules can do their work.</summary>
public static class EligibilityProof
{
    private const int MostQuestions = 8;

    /// <summary>
    /// What does not hold: that some way ends with everything met; that each hard criterion is what ends some way; that each
    /// question is asked and can change a verdict; that no way ends while a question still counts; that no way is longer than eight questions.
    /// </summary>
    public static IEnumerable<Problem> Check(ProgrammeRules programme)
    {
        var (certain, all) = (Walk.Through(programme, false), Walk.Through(programme, true));
        var ends = certain.Stops.Where(s => s.Question is null).ToList();
        if (!ends.Exists(e => e.IsEligible)) yield return Problem("no answers meet all its criteria");
        if (ends.Find(e => e.IsStuck) is { } stuck) yield return Problem($"a way ends without a verdict: {string.Join(", ", stuck.Open.Select(c => c.Id))} stays open and nothing is left to ask");
        foreach (var criterion in programme.Criteria.Where(c => c.IsHard && !ends.Exists(e => e.Failed.Contains(c))))
            yield return Problem($"the criterion `{criterion.Id}` can never fail: no way ends with it");
        foreach (var question in programme.Questions.Where(q => certain.Stops.All(s => s.Question != q))) yield return Problem($"the question `{question.Id}` is never asked");
        foreach (var question in programme.Questions.Where(q => !CanChange(programme, q))) yield return Problem($"the question `{question.Id}` can change no verdict");
        if (all.Start.Longest > MostQuestions) yield return Problem($"the longest way has {all.Start.Longest} questions, at most {MostQuestions} are asked");

        Problem Problem(string reason) => Knowledge.Problem.At(programme.Source, $"{programme.Programme.Path}: {reason}");
    }

    // Two answers to it, all else equal: with the one everything can be met, with the other a criterion is not met, or not known.
    private static bool CanChange(ProgrammeRules programme, EligibilityQuestion question) =>
        programme.Criteria.Where(c => c.IsHard && c.When.Questions.Contains(question.Id)).Any(c =>
            Fillings(programme, [.. c.When.Questions.Where(q => q != question.Id)], []).Any(rest =>
            {
                var sides = programme.Outlook.AlternativesOf(question.Id).Select(a => Outlook.With(rest, question.Id, a.Answer)).ToList();
                return sides.Exists(s => c.Met(s) != true) && sides.Exists(s => c.Met(s) == true && CanBeEligible(programme, s));
            }));

    private static bool CanBeEligible(ProgrammeRules programme, Dictionary<string, CheckAnswer> answers)
    {
        var outlook = programme.Outlook;
        return outlook.Ask(answers) is [var next, ..]
            ? outlook.AlternativesOf(next.Id).Any(a => CanBeEligible(programme, Outlook.With(answers, next.Id, a.Answer)))
            : programme.Criteria.Where(c => c.IsHard).All(c => outlook.Met(c, answers) == true);
    }

    private static IEnumerable<Dictionary<string, CheckAnswer>> Fillings(ProgrammeRules programme, IReadOnlyList<string> open, Dictionary<string, CheckAnswer> answers) => open.Count == 0
        ? [answers]
        : programme.Outlook.AlternativesOf(open[0]).SelectMany(a => Fillings(programme, [.. open.Skip(1)], Outlook.With(answers, open[0], a.Answer)));
}
