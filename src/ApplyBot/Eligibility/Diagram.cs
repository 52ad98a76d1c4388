using ApplyBot.Knowledge;

namespace ApplyBot.Eligibility;

/// <summary>Draws a programme's questions as a Mermaid flow chart, for staff to review.</summary>
public static class Diagram
{
    private const int Longest = 90;

    /// <summary>The chart. The window counts as open, and every question as answered for certain.</summary>
    public static string Of(ProgrammeRules programme, Reasons reasons, string language)
    {
        var lines = new List<string> { "flowchart TD", $"  %% {programme.Id}" };
        foreach (var stop in Walk.Through(programme, false).Stops.Where(s => s.Failed.Count == 0))
        {
            lines.Add("  " + stop.Id + Shape(stop, reasons, language));
            foreach (var way in stop.Steps.Where(s => s.To.Failed.Count == 0).GroupBy(s => s.To)) Arrow(stop, [.. way], way.Key.Id);
            // Answers that end it are one arrow: which criteria they fail stands at its head.
            if (stop.Steps.Where(s => s.To.Failed.Count > 0).ToList() is not { Count: > 0 } ends) continue;
            Arrow(stop, ends, $"{stop.Id}x");
            lines.Add($"  {stop.Id}x[\"{Safe(Ending(reasons.Outcome(VerdictOutcome.NotEligible, language), ends.SelectMany(e => e.To.Failed).Distinct<Criterion>(ReferenceEqualityComparer.Instance)))}\"]");
        }
        return string.Join('\n', lines);

        void Arrow(Stop from, IReadOnlyList<Step> steps, string to) => lines.Add($"  {from.Id} -->|\"{Safe(Labels(from.Question!, [.. steps.Select(s => s.Alternative!)], reasons, language))}\"| {to}");
    }

    private static string Ending(string outcome, IEnumerable<Criterion> criteria) => $"{outcome} {string.Join(", ", criteria.Select(c => $"{c.Id} {string.Join(' ', c.Clauses)}"))}";

    private static string Shape(Stop stop, Reasons reasons, string language)
    {
        if (stop.Question is { } question) return $"{{\"{Safe(question.Text.In(language))}\"}}";
        return stop.IsEligible ? $"([\"{Safe(reasons.Outcome(VerdictOutcome.Eligible, language))}\"])" : $"[\"{Safe(Ending(reasons.Outcome(VerdictOutcome.Unclear, language), stop.Open))}\"]";
    }

    // Numbers and days are told by their first and last that lead the same way.
    private static string Labels(EligibilityQuestion question, IReadOnlyList<Alternative> alternatives, Reasons reasons, string language) => question.Kind is QuestionKind.Number or QuestionKind.Date
        ? string.Join(" / ", alternatives.Select(a => string.Join(" – ", new[] { a.Members[0], a.Members[^1] }.Distinct().Select(m => reasons.Label(question, m, language)))))
        : string.Join(" / ", alternatives.SelectMany(a => a.Members).Select(m => reasons.Label(question, m, language)));

    private static string Safe(string text)
    {
        var plain = text.Replace('"', '\'').Replace("|", "/", StringComparison.Ordinal).ReplaceLineEndings(" ").Replace("#", "", StringComparison.Ordinal);
        return plain.Length <= Longest ? plain : string.Concat(plain.AsSpan(0, Longest), "…");
    }
}
