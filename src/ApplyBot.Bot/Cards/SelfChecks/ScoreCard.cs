using System.Text.Json.Nodes;
using ApplyBot.Scoring;
using static ApplyBot.Bot.Cards.CardElements;

namespace ApplyBot.Bot.Cards.SelfChecks;

/// <summary>What one's own points come to: the sum, the pass mark, the raters, the weakest rows first, and that it is an estimate.</summary>
public static class ScoreCard
{
    /// <summary>The card (Adaptive Card 1.5). Buttons to change points give way where it grows too large; 修改2 still does.</summary>
    /// <param name="frame">The self-check.</param>
    /// <param name="estimate">What the points come to.</param>
    /// <param name="text">Says it.</param>
    /// <param name="answers">Points given, by row.</param>
    /// <param name="others">Whether there are other tables.</param>
    /// <param name="of">The notice that they are of; null for those of all.</param>
    public static JsonObject Of(CheckFrame frame, Estimate estimate, EstimateText text, IReadOnlyList<ListedAnswer> answers, bool others, string? of) =>
        CardSize.Largest([() => Card(frame, estimate, text, answers, others, of), () => Card(frame, estimate, text, [], others, of)]);

    private static JsonObject Card(CheckFrame frame, Estimate estimate, EstimateText text, IReadOnlyList<ListedAnswer> answers, bool others, string? of)
    {
        var (language, table) = (frame.Language, estimate.Table);
        var (title, summary, caution) = ($"{table.Notice.Short.In(language)} · {table.Title.In(language)}", text.Summary(estimate, language), text.Caution(language));
        var weak = text.Weakest(estimate, language).Zip(estimate.Weakest, (line, row) => (Line: line, row.Item)).ToList();
        var open = estimate.Missing.Select(i => i.Title.In(language)).ToList();
        var source = frame.Say("card.source", CitationCard.Source(table.Notice, language));
        var conflicts = table.Conflicts.Select(c => frame.Say("conflict", c.Text.In(language))).ToList();
        return CardElements.Card(language,
        [
            .. frame.Notes(),
            Container([Text(title, "Small", subtle: true), Heading(frame.Say("check.score.result")), Text(summary[0], bold: true), .. summary.Skip(1).Select(line => Text(line))], style: Style(estimate)),
            Container([Text(caution)], style: "emphasis"),
            .. weak.Count == 0 ? Array.Empty<JsonObject>() : [Container([Text(frame.Say("check.score.weak"), bold: true), .. weak.SelectMany(w => new[] { Text("· " + w.Line), Text(frame.Clauses(w.Item.Clauses), "Small", subtle: true) })], separator: true)],
            .. open.Count == 0 ? Array.Empty<JsonObject>() : [Text(frame.Say("check.score.open", CheckFrame.Join(open, language)), "Small")],
            .. conflicts.Select(line => Container(Lines(line), style: "warning")),
            Text(frame.Clauses(table.Clauses), "Small", subtle: true, spacing: "Medium"), Text(source, "Small", subtle: true),
            .. Buttons(
            [
                .. answers.Count > 0 ? [frame.Answers(answers)] : Array.Empty<JsonObject>(),
                frame.Button("check.back", CheckAction.Back), frame.Button("check.restart", CheckAction.Restart),
                .. others ? [frame.Button("check.score.other", CheckAction.Score, of)] : Array.Empty<JsonObject>(),
                frame.Button("check.quit", CheckAction.Quit),
            ]),
        ],
        Shorten(string.Join('\n', [.. QuestionCard.Prefix(frame), title, frame.Say("check.score.result"), .. summary, caution,
            .. weak.Select(w => $"· {w.Line}{frame.Say("check.behind", frame.Clauses(w.Item.Clauses))}").Prepend(weak.Count > 0 ? frame.Say("check.score.weak") : null).OfType<string>(),
            .. open.Count > 0 ? [frame.Say("check.score.open", CheckFrame.Join(open, language))] : Array.Empty<string>(),
            .. conflicts, frame.Clauses(table.Clauses), source, frame.Say("check.plain.scored")]), 6_000),
        Shorten($"{frame.Say("check.score.result")} {summary[0]}", 300));
    }

    private static string Style(Estimate estimate) => (estimate.Raters?.Standing ?? estimate.Standing) switch { Standing.Passed => "good", Standing.Failed => "attention", Standing.NoMark => "emphasis", _ => "warning" };
}
