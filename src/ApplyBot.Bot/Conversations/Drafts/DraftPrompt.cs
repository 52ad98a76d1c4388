using ApplyBot.Applications;
using ApplyBot.Bot.Cards;
using ApplyBot.Bot.Cards.Drafts;

namespace ApplyBot.Bot.Conversations.Drafts;

/// <summary>What channels without cards are asked: one field, or one column of a row, at a time.</summary>
public sealed class DraftPrompt(DraftForms forms)
{
    private const int MostRows = 30, MostProblems = 10;

    /// <summary>The question; null where a card's plain text says it.</summary>
    public string? Of(DraftOutcome outcome, DateTimeOffset now)
    {
        if (outcome is not { Shown: { Place: DraftPlace.Section or DraftPlace.Row } at, Own.Draft: { } draft } || forms.Of(draft) is not { } form || DraftCursor.Current(form, draft.Values, at) is not { } field)
        {
            return null;
        }
        var frame = new DraftFrame("", at.Language, forms.Knowledge.Wording) { Draft = draft, Form = form };
        var problems = FormChecker.Check(form, draft.Values, now);
        return string.Join('\n', (outcome.Note is null ? Array.Empty<string>() : [outcome.Note]).Concat(
            at.Place == DraftPlace.Row ? Column(frame, field, at, problems) : field.IsTable ? Table(frame, field, problems) : Field(frame, field, outcome, problems)));
    }

    private static IEnumerable<string> Field(DraftFrame frame, FormField field, DraftOutcome outcome, IReadOnlyList<FormProblem> problems)
    {
        yield return Head(frame, field);
        if (field.Help is { } help)
        {
            yield return frame.In(help);
        }
        var value = frame.Draft!.Values[field.Id];
        if (value is not null)
        {
            yield return frame.Say("draft.now", DraftText.Value(frame, field, value));
        }
        else if (outcome.Offers.FirstOrDefault(o => o.Field.Id == field.Id).Value is { } offer)
        {
            yield return frame.Say("draft.plain.offer", DraftText.Offer(frame, field, offer));
        }
        foreach (var problem in problems.Where(p => p.FieldId == field.Id && p.Key != "form.value.missing"))
        {
            yield return frame.Said(problem);
        }
        for (var i = 0; i < field.Options.Count; i++)
        {
            yield return $"{i + 1}. {frame.In(field.Options[i].Text)}";
        }
        yield return frame.Say(field.Kind switch { FieldKind.Choice => "draft.plain.choice", FieldKind.ManyChoice => "draft.plain.many", _ => "draft.plain.field" });
    }

    private static IEnumerable<string> Table(DraftFrame frame, FormField table, IReadOnlyList<FormProblem> problems)
    {
        var rows = frame.Draft!.Values.Rows(table.Id);
        yield return Head(frame, table);
        if (table.Help is { } help)
        {
            yield return frame.In(help);
        }
        for (var i = 0; i < Math.Min(rows.Length, MostRows); i++)
        {
            yield return DraftText.Row(frame, table, rows[i], i + 1);
        }
        if (rows.Length > MostRows)
        {
            yield return frame.Say("draft.more", rows.Length - MostRows);
        }
        if (rows.Length == 0)
        {
            yield return frame.Say("draft.rows.none");
        }
        if (DraftText.Total(frame, table, rows) is { } total)
        {
            yield return total;
        }
        foreach (var problem in problems.Where(p => p.FieldId == table.Id && p.Key != "form.value.missing").Take(MostProblems))
        {
            yield return frame.Said(problem);
        }
        yield return frame.Say("draft.plain.table");
    }

    private static IEnumerable<string> Column(DraftFrame frame, FormField table, DraftState at, IReadOnlyList<FormProblem> problems)
    {
        var (rows, column) = (frame.Draft!.Values.Rows(table.Id), DraftCursor.Column(table, at));
        var number = at.Row == 0 ? rows.Length + 1 : at.Row;
        yield return frame.Say("draft.plain.column", frame.Say("draft.row.title", frame.In(table.Text), number), FieldInput.Label(frame, column));
        if (column.Help is { } help)
        {
            yield return frame.In(help);
        }
        if (at.Row >= 1 && at.Row <= rows.Length && rows[at.Row - 1].TryGetValue(column.Id, out var text))
        {
            yield return frame.Say("draft.now", CardElements.Shorten(text, 120));
        }
        foreach (var problem in problems.Where(p => p.Field == $"{table.Id}[{at.Row}].{column.Id}" && p.Key != "form.value.missing"))
        {
            yield return frame.Said(problem);
        }
        for (var i = 0; i < column.Options.Count; i++)
        {
            yield return $"{i + 1}. {frame.In(column.Options[i].Text)}";
        }
        yield return frame.Say("draft.plain.row");
    }

    private static string Head(DraftFrame frame, FormField field) => frame.Say("draft.plain.head", frame.In(frame.Form!.Title), frame.In(DraftPaths.SectionOf(frame.Form, field)!.Title),
        DraftCursor.Number(frame.Form, field), frame.Form.Asked.Count(), FieldInput.Label(frame, field));
}
