using ApplyBot.Eligibility;
using ApplyBot.Knowledge;

namespace ApplyBot.Cli;

/// <summary>Self-checks as JSON.</summary>
internal static class VerdictShape
{
    public static object Programme(ProgrammeRules p, string language) => new
    {
        programme = p.Id,
        name = p.Programme.Name.In(language),
        notice = p.Notice.Short.In(language),
        opens = p.Window.Opens?.At is { } opens ? Iso(opens) : null,
        closes = p.Window.Closes?.At is { } closes ? Iso(closes) : null,
        questions = p.Questions.Select(q => new
        {
            q.Id, text = q.Text.In(language), kind = EligibilityQuestion.Name(q.Kind), help = q.Help?.In(language),
            options = q.Options.Select(o => new { o.Id, text = o.Text.In(language) }),
            unit = q.Unit?.In(language),
            min = q.Kind == QuestionKind.Number ? q.Min : (decimal?)null, max = q.Kind == QuestionKind.Number ? q.Max : (decimal?)null, fractions = q.Kind == QuestionKind.Number ? q.Fractions : (bool?)null,
            earliest = q.Kind == QuestionKind.Date ? q.Earliest : (DateOnly?)null, latest = q.Kind == QuestionKind.Date ? q.Latest : (DateOnly?)null,
            q.Unsure, q.Profile,
        }),
        criteria = p.Criteria.Select(c => new { c.Id, kind = Name(c), clause = Clause(c.Clauses), c.Clauses, text = c.Text.In(language) }),
    };

    public static object Of(Verdict v, Reasons reasons, string language) => new
    {
        programme = v.Programme.Id,
        name = v.Programme.Programme.Name.In(language),
        verdict = EligibilityCase.Name(v.Outcome),
        results = v.Results.Where(r => r.IsHard).Select(r => Result(v, r, reasons, language)),
        advice = v.Results.Where(r => !r.IsHard).Select(r => Result(v, r, reasons, language)),
        ask = v.Ask.Select(q => q.Id),
        stepsLeft = v.StepsLeft,
        answers = v.Answers.ToDictionary(a => a.Question.Id, a => a.Answer.Text),
        dropped = v.Dropped.Select(d => d.Question.Id),
        conflicts = v.Programme.Conflicts.Select(c => c.Text.In(language)),
    };

    public static object Matched(Verdict v, Reasons reasons, string language) => new
    {
        programme = v.Programme.Id,
        name = v.Programme.Programme.Name.In(language),
        verdict = EligibilityCase.Name(v.Outcome),
        closes = v.Programme.Window.Closes?.At is { } closes ? Iso(closes) : null,
        ask = v.Ask.Select(q => q.Id),
        because = (v.Outcome == VerdictOutcome.NotEligible ? v.NotMet : v.Unknown).Select(r => Result(v, r, reasons, language)),
    };

    private static object Result(Verdict v, CriterionResult r, Reasons reasons, string language) => new
    {
        criterion = r.Id,
        kind = r.Criterion is { } criterion ? Name(criterion) : "requirement",
        result = r.Met switch { true => "met", false => "not_met", null => "unknown" },
        clause = Clause(r.Clauses),
        r.Clauses,
        reason = reasons.Reason(v, r, language),
        next = Reasons.Next(v, r, language),
    };

    private static string Name(Criterion criterion) => criterion.Kind.ToString().ToLowerInvariant();

    internal static string? Clause(IReadOnlyList<string> clauses) => clauses.Count > 0 ? clauses[0] : null;

    private static string Iso(LocalMoment at) => at.Date.ToString("yyyy-MM-dd") + (at.Time is { } time ? "T" + time.ToString("HH:mm") : "");
}
