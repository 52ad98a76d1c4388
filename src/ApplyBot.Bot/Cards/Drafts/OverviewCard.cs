using System.Text.Json.Nodes;
using ApplyBot.Applications;
using static ApplyBot.Bot.Cards.CardElements;

namespace ApplyBot.Bot.Cards.Drafts;

/// <summary>A draft as a whole, as it is shown.</summary>
/// <param name="Problems">Everything wrong with it.</param>
/// <param name="Facts">The deadline and when it expires, a sentence each.</param>
public sealed record ShownOverview(IReadOnlyList<FormProblem> Problems, IReadOnlyList<string> Facts);

/// <summary>How far a draft is: each section with a button to it, and what can be done with the whole.</summary>
public static class OverviewCard
{
    /// <summary>The card (Adaptive Card 1.5).</summary>
    public static JsonObject Of(DraftFrame frame, ShownOverview shown)
    {
        var (form, values) = (frame.Form!, frame.Draft!.Values);
        var whole = Completeness.Of(form.Fields, values);
        var title = frame.Say("draft.overview.title", frame.In(form.Title), whole.Filled, whole.Total);
        var sections = form.Sections.Where(s => s.Asked.Any()).Select((s, i) => (Section: s, Line: Line(frame, s, i + 1, shown.Problems))).ToList();
        return frame.Card(title,
        [
            Container([.. frame.Head(), Heading(frame.Say("draft.filled", whole.Filled, whole.Total))]),
            .. shown.Facts.Select(f => Text(f, "Small", subtle: true)),
            .. form.Help is { } help ? [Text(frame.In(help), "Small", subtle: true)] : Array.Empty<JsonObject>(),
            .. sections.Select(s => Text(s.Line)),
            .. Buttons(sections.Select(s => frame.Titled(frame.In(s.Section.Title), DraftAction.Section, s.Section.Id))),
            .. Buttons([frame.Button("draft.check", DraftAction.Check), frame.Button("draft.deliver", DraftAction.Deliver)]),
            .. Buttons([frame.Button("draft.copy", DraftAction.Copy), frame.Button("draft.delete", DraftAction.Delete), frame.Button("draft.list", DraftAction.List), frame.Button("draft.close", DraftAction.Close), .. frame.WindowButton()]),
        ],
        [.. shown.Facts, .. sections.Select(s => s.Line), frame.Say("draft.plain.overview")]);
    }

    private static string Line(DraftFrame frame, FormSection section, int number, IReadOnlyList<FormProblem> problems)
    {
        var done = Completeness.Of(section.Fields, frame.Draft!.Values);
        var wrong = problems.Count(p => p.Severity == Severity.Error && p.Key != "form.value.missing" && section.Fields.Any(f => f.Id == p.FieldId));
        var mark = wrong > 0 ? "✗" : done.Missing.Count == 0 && done.Filled > 0 ? "✓" : "…";
        var line = frame.Say("draft.overview.line", mark, number, frame.In(section.Title), done.Filled, done.Total);
        return line + (wrong > 0 ? frame.Say("draft.overview.wrong", wrong) : done.Missing.Count > 0 ? frame.Say("draft.overview.missing", done.Missing.Count) : "");
    }
}
