using ApplyBot.Eligibility;

namespace ApplyBot.Cli;

/// <summary>Self-checks as text for people.</summary>
internal static class VerdictText
{
    public static string Of(Verdict v, Reasons reasons, string language)
    {
        List<string> lines = [Title(v, reasons, language)];
        foreach (var r in v.Results) lines.AddRange(Lines(v, r, reasons, language));
        lines.AddRange(v.Programme.Conflicts.Select(c => $"  ! {c.Text.In(language)}"));
        lines.AddRange(v.Dropped.Select(d => $"  - 不再需要的回答：{d.Question.Text.In(language)} {reasons.Label(d.Question, d.Answer, language)}"));
        if (v.Ask is [var next, ..]) lines.Add($"接着回答（最多还有{v.StepsLeft}题）：{Question(next, language)}");
        return string.Join('\n', lines);
    }

    public static string Matched(Verdict v, Reasons reasons, string language) => string.Join('\n',
    [
        Title(v, reasons, language),
        .. (v.Outcome switch { VerdictOutcome.NotEligible => v.NotMet, VerdictOutcome.Unclear when v.Ask.Count == 0 => v.Unknown, _ => v.Results.Where(r => r.Criterion is null) }).SelectMany(r => Lines(v, r, reasons, language)),
        .. v.Ask.Take(1).Select(q => $"  ? 还差：{Question(q, language)}"),
    ]);

    public static string Questions(ProgrammeRules p, string language) => string.Join('\n',
        p.Questions.Select((q, i) => $"  {i + 1}. {Question(q, language)}").Prepend($"{p.Programme.Name.In(language)}（{p.Id}）"));

    private static string Title(Verdict v, Reasons reasons, string language) =>
        $"{reasons.Outcome(v.Outcome, language)}：{v.Programme.NameIn(language)}（{v.Programme.Id}）";

    private static IEnumerable<string> Lines(Verdict v, CriterionResult r, Reasons reasons, string language)
    {
        var mark = r.IsHard ? r.Met switch { true => "√", false => "×", null => "?" } : "·";
        yield return $"  {mark} {reasons.Reason(v, r, language)}" + (r.Clauses.Count > 0 ? $"〔{string.Join("、", r.Clauses)}〕" : "");
        if (Reasons.Next(v, r, language) is { } next) yield return $"      {next}";
    }

    private static string Question(EligibilityQuestion q, string language)
    {
        var choices = q.Options.Select(o => $"{o.Id} {o.Text.In(language)}");
        var bounds = q.Kind == QuestionKind.Number ? $" [{q.Min}–{q.Max}]" : "";
        return $"{q.Id}: {q.Text.In(language)}{bounds}" + (q.Options.Count > 0 ? $"（{string.Join("；", choices)}）" : "");
    }
}
