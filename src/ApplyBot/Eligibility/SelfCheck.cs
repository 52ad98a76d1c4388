using ApplyBot.Knowledge;

namespace ApplyBot.Eligibility;

/// <summary>Judges answers. A pure function: the answers are all the state that a self-check has.</summary>
public static class SelfCheck
{
    /// <summary>The verdict on these answers at this moment.</summary>
    /// <param name="programme">What is applied for.</param>
    /// <param name="answers">By id of the question, as <see cref="AnswerReader"/> reads them; ids that the programme does not ask are passed over.</param>
    /// <param name="now">The moment; the window is read against it.</param>
    public static Verdict Judge(ProgrammeRules programme, IReadOnlyDictionary<string, CheckAnswer> answers, DateTimeOffset now)
    {
        var outlook = programme.Outlook;
        var (counted, dropped) = (new Dictionary<string, CheckAnswer>(), new List<GivenAnswer>());
        foreach (var question in programme.Questions)
        {
            if (!answers.TryGetValue(question.Id, out var answer)) continue;
            if (outlook.Counts(question.Id, counted)) counted[question.Id] = answer;
            else dropped.Add(new GivenAnswer(question, answer));
        }
        var (state, deadline) = Deadline(programme, now);
        CriterionResult[] results = [deadline, .. programme.Criteria.Select(c => Result(programme, c, counted)).Where(r => r is { Criterion.Kind: not CriterionKind.Advice } or { Met: true })];
        var hard = results.Where(r => r.IsHard).ToList();
        var outcome = hard.Exists(r => r.Met == false) ? VerdictOutcome.NotEligible : hard.TrueForAll(r => r.Met == true) ? VerdictOutcome.Eligible : VerdictOutcome.Unclear;
        return new Verdict
        {
            Programme = programme, Outcome = outcome, Results = results, Deadline = state, Now = now, Dropped = dropped,
            Answers = [.. Given(programme, programme.Questions.Select(q => q.Id), counted)],
            Ask = outcome == VerdictOutcome.Unclear ? outlook.Ask(counted) : [],
            StepsLeft = outcome == VerdictOutcome.Unclear ? outlook.StepsLeft(counted) : 0,
        };
    }

    private static CriterionResult Result(ProgrammeRules programme, Criterion criterion, Dictionary<string, CheckAnswer> answers)
    {
        var questions = criterion.When.Questions.ToList();
        var met = criterion.IsHard ? programme.Outlook.Met(criterion, answers) : criterion.Met(answers);
        return new CriterionResult(criterion.Id, criterion.IsHard, criterion, met, criterion.Clauses, [.. Given(programme, questions, answers)],
            met is null ? [.. programme.Questions.Where(q => questions.Contains(q.Id) && (answers.TryGetValue(q.Id, out var a) ? a is UnsureAnswer : !criterion.IsHard || programme.Outlook.Counts(criterion, q.Id, answers)))] : []);
    }

    private static IEnumerable<GivenAnswer> Given(ProgrammeRules programme, IEnumerable<string> questions, Dictionary<string, CheckAnswer> answers) =>
        from id in questions where answers.ContainsKey(id) select new GivenAnswer(programme.Find(id)!, answers[id]);

    private static (DeadlineState, CriterionResult) Deadline(ProgrammeRules programme, DateTimeOffset now)
    {
        var window = programme.Window;
        var (state, met) = window.Later is not null ? (DeadlineState.Later, (bool?)null)
            : now < window.From ? (DeadlineState.NotOpen, false)
            : window.Until is not { } until ? (DeadlineState.NotStated, null)
            : now < until ? (DeadlineState.Open, true) : (DeadlineState.Closed, false);
        var facts = new[] { window.Later, state == DeadlineState.NotOpen ? window.Opens ?? window.Closes : window.Closes };
        return (state, new CriterionResult(CriterionResult.Deadline, met is not null, null, met, [.. facts.OfType<Fact>().SelectMany(f => f.Clauses).Distinct()], [], []));
    }
}
