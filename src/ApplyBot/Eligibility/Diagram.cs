using ApplyBot.Knowledge;

namespace ApplyBot.Eligibility;

/// <summary>Draws a programme's questions as a Mermaid flow chart, for staff to review.</summary>
public static class Diagram
{
    private const int Longest = 60;

    /// <summary>The chart. The window counts as open, and every question as answered for certain.</summary>
    public static string Of(ProgrammeRules programme, Reasons reasons, string language)
    {
        var lines = new List<string> { "flowchart TD", $"  %% {programme.Id}" };
        foreach (var stop in Walk.Through(programme, false).Stops)
        {
            lines.Add("  " + stop.Id + Shape(stop, reasons, language));
            foreach (var way in stop.Steps.GroupBy(s => s.To))
                lines.Add($"  {stop.Id} -->|\"{Safe(Labels(stop.Question!, [.. way.Select(s => s.Alternative!)], reasons, language))}\"| {way.Key.Id}");
        }
        return string.Join('\n', lines);
    }

    private static string Shape(Stop stop, Reasons reasons, string language)
    {
        if (stop.Question is { } question) return $"{{\"{Safe(question.Text.In(language))}\"}}";
        if (stop.IsEligible) return $"([\"{Safe(reasons.Outcome(VerdictOutcome.Eligible, language))}\"])";
        var outcome = reasons.Outcome(stop.Failed.Count > 0 ? VerdictOutcome.NotEligible : VerdictOutcome.Unclear, language);
        return $"[\"{Safe($"{outcome} {string.Join(", ", stop.Failed.Concat(stop.Open).Select(c => $"{c.Id} {string.Join(' ', c.Clauses)}"))}")}\"]";
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
