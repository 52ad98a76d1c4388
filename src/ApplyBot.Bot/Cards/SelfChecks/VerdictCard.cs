using System.Text.Json.Nodes;
using ApplyBot.Bot.Cards.Drafts;
using ApplyBot.Eligibility;
using ApplyBot.Knowledge;
using static ApplyBot.Bot.Cards.CardElements;

namespace ApplyBot.Bot.Cards.SelfChecks;

/// <summary>A verdict: the outcome first, then each criterion with its reason and its clause, what to know, and what to do next.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Answers">The answers that it rests on.</param>
public sealed record ShownVerdict(Verdict Verdict, IReadOnlyList<ListedAnswer> Answers)
{
    /// <summary>What would be kept, in words; null when nothing is to be offered.</summary>
    public string? Offered { get; init; }
    /// <summary>Whether the questions may be asked although the window is over.</summary>
    public bool Anyway { get; init; }
    /// <summary>Whether points can be estimated by a scoring table of the notice.</summary>
    public bool Scored { get; init; }
    /// <summary>Whether there is a form to fill in for the programme.</summary>
    public bool HasForm { get; init; }
}

/// <summary>Makes the card of a verdict.</summary>
public static class VerdictCard
{
    // Most characters of each clause, and whether reasons repeat the answers: both give way where the card grows too large.
    private static readonly (int Clause, int Plain)[] Versions = [(600, 6_000), (240, 3_000), (100, 1_500), (0, 1_200)];

    /// <summary>The card (Adaptive Card 1.5).</summary>
    public static JsonObject Of(CheckFrame frame, ShownVerdict shown) =>
        CardSize.Largest(Versions.Select(v => (Func<JsonObject>)(() => Of(frame, shown, v.Clause, v.Plain))));

    private static JsonObject Of(CheckFrame frame, ShownVerdict shown, int clause, int plain)
    {
        var (verdict, language, reasons) = (shown.Verdict, frame.Language, new Reasons(frame.Wording));
        var notice = verdict.Programme.Notice;
        var (name, outcome) = (verdict.Programme.NameIn(language), reasons.Outcome(verdict.Outcome, language));
        var source = frame.Say("card.source", CitationCard.Source(notice, language));
        var deciding = verdict.Results.Where(r => r.IsHard && !IsUnasked(verdict, r)).OrderBy(r => r.Met switch { false => 0, null => 1, true => 2 }).ToList();
        var unasked = verdict.Results.Where(r => r.IsHard && IsUnasked(verdict, r)).ToList();
        // A preference that does not hold of him tells him nothing.
        var advice = verdict.Results.Where(r => !r.IsHard && r.Met != false).ToList();
        var summary = Summary(frame, verdict);
        return Card(language,
        [
            .. frame.Notes(),
            Container([Text(name, "Small", subtle: true), Heading(outcome, "ExtraLarge"), Text(summary)], style: CheckFrame.Style(verdict.Outcome)),
            .. deciding.Select(r => Result(frame, reasons, verdict, r)),
            .. unasked.Count == 0 ? Array.Empty<JsonObject>() : [Container([Text(frame.Say("check.unasked"), bold: true), .. unasked.Select(r => Text(Unasked(frame, r), "Small"))], separator: true)],
            .. verdict.Programme.Conflicts.Select(c => Container(Lines(frame.Say("conflict", c.Text.In(language))), style: "warning")),
            .. advice.Count == 0 ? Array.Empty<JsonObject>() : [Container([Text(frame.Say("check.advice"), bold: true), .. advice.SelectMany(r => Advice(frame, reasons, verdict, r))], style: "emphasis")],
            Text(source, "Small", subtle: true, spacing: "Medium"),
            Text(frame.Say("check.not-binding"), "Small", subtle: true),
            .. frame.Offer(shown.Offered),
            .. Buttons(Next(frame, shown, clause)),
        ],
        Shorten(string.Join('\n', [.. QuestionCard.Prefix(frame), name, frame.Say("check.result", outcome), summary,
            .. deciding.Select(r => $"{CheckFrame.Mark(r.Met)} {reasons.Reason(verdict, r, language)}{frame.Behind(r.Clauses)}{(Reasons.Next(verdict, r, language) is { } next ? "\n   " + frame.Say("check.todo", next) : "")}"),
            .. unasked.Select(r => Unasked(frame, r)).Prepend(unasked.Count > 0 ? frame.Say("check.unasked") : null).OfType<string>(),
            .. verdict.Programme.Conflicts.Select(c => frame.Say("conflict", c.Text.In(language))),
            .. advice.Select(r => $"· {reasons.Reason(verdict, r, language)}{frame.Behind(r.Clauses)}"),
            source, .. shown.Offered is { } kept ? [frame.Say("check.remember.offer", kept)] : Array.Empty<string>(), .. shown.Anyway ? [frame.Say("check.plain.anyway")] : Array.Empty<string>(), .. shown.Scored ? [frame.Say("check.plain.score")] : Array.Empty<string>(), .. shown.HasForm ? [frame.Say("draft.plain.start")] : Array.Empty<string>(), frame.Say("check.plain.verdict")]), plain),
        Shorten($"{outcome}. {name}. {summary}", 300));
    }

    private static string Summary(CheckFrame frame, Verdict verdict)
    {
        var hard = verdict.Results.Where(r => r.IsHard).ToList();
        return frame.Say("check.summary", hard.Count(r => r.Met == true), hard.Count(r => r.Met == false), hard.Count(r => r.Met is null));
    }

    // The verdict stands without it, so it was not asked for.
    private static bool IsUnasked(Verdict verdict, CriterionResult result) =>
        verdict.Outcome == VerdictOutcome.NotEligible && result.Met is null && result.Missing.Count > 0 && result.Missing.All(q => verdict.Answers.All(a => a.Question != q));

    private static string Unasked(CheckFrame frame, CriterionResult result) => $"? {result.Criterion!.Text.In(frame.Language)}{frame.Behind(result.Clauses)}";

    private static JsonObject Result(CheckFrame frame, Reasons reasons, Verdict verdict, CriterionResult result) => Container(
    [
        Text($"{CheckFrame.Mark(result.Met)} {reasons.Reason(verdict, result, frame.Language)}", bold: result.Met == false),
        .. result.Clauses.Count > 0 ? [Text(frame.Clauses(result.Clauses), "Small", subtle: true)] : Array.Empty<JsonObject>(),
        .. Reasons.Next(verdict, result, frame.Language) is { } next ? [Text(frame.Say("check.todo", next), "Small")] : Array.Empty<JsonObject>(),
    ], separator: true);

    private static IEnumerable<JsonObject> Advice(CheckFrame frame, Reasons reasons, Verdict verdict, CriterionResult result)
    {
        yield return Text($"· {reasons.Reason(verdict, result, frame.Language)}{frame.Behind(result.Clauses)}", "Small");
        if (result.Criterion is null && Reasons.Next(verdict, result, frame.Language) is { } next)
        {
            yield return Text(frame.Say("check.todo", next), "Small");
        }
    }

    private static IEnumerable<JsonObject> Next(CheckFrame frame, ShownVerdict shown, int clause)
    {
        var (verdict, language) = (shown.Verdict, frame.Language);
        var about = new[] { verdict.Programme.Id };
        if (shown.Anyway)
        {
            yield return frame.Button("check.anyway", CheckAction.Restart, CheckAction.Anyway);
        }
        if (shown.HasForm)
        {
            yield return DraftAction.Of(frame.Say("draft.start"), DraftAction.Start, verdict.Programme.Id);
        }
        if (shown.Scored)
        {
            yield return frame.Button("check.score", CheckAction.Score, verdict.Programme.Notice.Id);
        }
        if (shown.Answers.Count > 0)
        {
            yield return frame.Answers(shown.Answers);
        }
        foreach (var question in new[] { frame.Say("suggest.contact"), frame.Say("suggest.materials") })
        {
            yield return AskAction.Of(question, question, about);
        }
        if (clause > 0)
        {
            var notice = verdict.Programme.Notice;
            var anchors = verdict.Results.Where(r => r.IsHard).SelectMany(r => r.Clauses).Distinct().Select(notice.FindClause).OfType<Clause>().ToList();
            yield return CitationCard.Button([.. anchors.Select(c => new Answering.Citation(notice.Id, notice.DocNumber, notice.Title.In(language), $"{c.Anchor} {c.Title}", string.Join('\n', c.Lines)))], language, frame.Wording, clause);
        }
        if (shown.Answers.Count > 0)
        {
            yield return frame.Button("check.restart", CheckAction.Restart);
        }
        yield return frame.Button("check.again", CheckAction.Again);
        yield return frame.Button("check.match", CheckAction.Match);
    }
}
