using System.Text.Json.Nodes;
using ApplyBot.Applications;
using ApplyBot.Bot.Conversations.Drafts;
using static ApplyBot.Bot.Cards.CardElements;

namespace ApplyBot.Bot.Cards.Drafts;

/// <summary>What is wrong with a draft and what is missing, each with its clause, and buttons to the sections where it is put right.</summary>
public static class ProblemsCard
{
    private const int MostListed = 25;

    /// <summary>The card (Adaptive Card 1.5).</summary>
    public static JsonObject Of(DraftFrame frame, IReadOnlyList<FormProblem> problems)
    {
        var missing = problems.Where(p => p.Key == "form.value.missing" && !p.Field.Contains('[', StringComparison.Ordinal)).ToList();
        var (errors, warnings) = (problems.Where(p => p.Severity == Severity.Error).Except(missing).ToList(), problems.Where(p => p.Severity == Severity.Warning).ToList());
        var title = problems.Count == 0 ? frame.Say("draft.check.clean") : FormChecker.IsFinal(problems) ? frame.Say("draft.check.warnings", warnings.Count) : frame.Say("draft.check.errors", errors.Count, missing.Count, warnings.Count);
        var sections = frame.Form!.Sections.Where(s => problems.Any(p => s.Fields.Any(f => f.Id == p.FieldId))).ToList();
        return CardSize.Largest(() => Make(MostListed), () => Make(10), () => Make(4));

        JsonObject Make(int most) => frame.Card(title,
        [
            Container([.. frame.Head(), Heading(title)]),
            .. Listed(frame, errors, most, "attention"),
            .. missing.Count == 0 ? [] : new[] { Container([Text(Missing(frame, missing), "Small")], style: "attention") },
            .. Listed(frame, warnings, most, "warning"),
            .. Buttons(sections.Select(s => frame.Titled(frame.Say("draft.goto", frame.In(s.Title)), DraftAction.Section, s.Id))),
            .. Buttons([frame.Button("draft.deliver", DraftAction.Deliver), frame.Button("draft.overview", DraftAction.Overview), frame.Button("draft.close", DraftAction.Close)]),
        ],
        [.. errors.Take(most).Select(frame.Said), .. missing.Count == 0 ? [] : new[] { Missing(frame, missing) }, .. warnings.Take(most).Select(frame.Said), .. sections.Select(s => frame.Say("draft.plain.goto", DraftPaths.Sections(frame.Form).ToList().IndexOf(s) + 1, frame.In(s.Title))), frame.Say("draft.plain.problems")]);
    }

    private static string Missing(DraftFrame frame, List<FormProblem> missing) =>
        frame.Say("draft.missing", frame.Listed(missing.Select(p => frame.In(frame.Form!.Find(p.FieldId)!.Text))));

    private static IEnumerable<JsonObject> Listed(DraftFrame frame, List<FormProblem> problems, int most, string style) => problems.Count == 0 ? [] :
        [Container([.. problems.Take(most).Select(p => Text(frame.Said(p), "Small")), .. problems.Count > most ? [Text(frame.Say("draft.more", problems.Count - most), "Small")] : Array.Empty<JsonObject>()], style: style)];
}
