using System.Globalization;
using ApplyBot.Applications;
using ApplyBot.Bot.Cards.Drafts;
using ApplyBot.Knowledge;
using ApplyBot.Understanding;

namespace ApplyBot.Bot.Conversations.Drafts;

/// <summary>Filling in by messages where no cards exist: a message answers the field that is asked.</summary>
public sealed class DraftAsk(DraftForms forms, DraftTurns turns, TimeProvider clock)
{
    /// <summary>Keeps a message as the value of the field, or of the column, that is asked, and asks the next.</summary>
    public async ValueTask<DraftOutcome?> AnswerAsync(Activity inbound, ChatState state, string text, CancellationToken cancellation)
    {
        if (await AskedAsync(inbound, state, cancellation) is not var (form, own, at, field))
        {
            return null;
        }
        if (at.Place == DraftPlace.Section && field.IsTable)
        {
            return null;
        }
        var column = at.Place == DraftPlace.Row ? DraftCursor.Column(field, at) : null;
        var inputs = Inputs(column ?? field, text);
        if (inputs.Count == 0)
        {
            return At(new DraftOutcome(state, at, own, forms.Knowledge.Wording.Say(at.Language, "draft.plain.no-option")), at with { Field = field.Id });
        }
        var press = new DraftPress(new DraftMove(DraftAction.Section, at.Section), own.Draft.Id, 0, null)
        {
            Section = column is null ? at.Section : null, Row = column is null ? null : string.Create(CultureInfo.InvariantCulture, $"{field.Id}/{at.Row}"), Inputs = inputs,
        };
        var outcome = await turns.MoveAsync(inbound, state, press, cancellation);
        if (outcome is not { Shown: not null, Own.Draft: { } draft })
        {
            return outcome;
        }
        if (outcome.IsStale || outcome.Shown.Place == DraftPlace.Change)
        {
            return outcome.IsStale ? At(outcome, at with { Field = field.Id }) : outcome;
        }
        var row = column is not null && at.Row == 0 ? draft.Values.Rows(field.Id).Length : at.Row;
        var path = column is null ? field.Id : string.Create(CultureInfo.InvariantCulture, $"{field.Id}[{row}].{column.Id}");
        var isWrong = FormChecker.Check(form, draft.Values, clock.GetUtcNow()).Any(p => p.Field == path && p is { Severity: Severity.Error, Key: not "form.value.missing" });
        var here = at with { Draft = draft.Id, Row = row };
        return At(outcome with { Note = null }, isWrong ? here with { Field = field.Id } : column is null ? DraftCursor.Moved(form, here, field, 1) : AfterColumn(here, field, column));
    }

    /// <summary>Does a command that is about the field that is asked; null where it is none of these.</summary>
    public async ValueTask<DraftOutcome?> CommandAsync(Activity inbound, ChatState state, CommandSaid said, CancellationToken cancellation)
    {
        if (await AskedAsync(inbound, state, cancellation) is not var (form, own, at, field))
        {
            return null;
        }
        var shown = new DraftOutcome(state, at, own);
        var (inRow, row) = (at.Place == DraftPlace.Row, said.Number ?? 0);
        switch (said.Command)
        {
            case Command.Next or Command.Back when inRow:
                var column = DraftCursor.Beside(field, DraftCursor.Column(field, at), said.Command == Command.Next ? 1 : -1);
                return At(shown, column is null ? at with { Place = DraftPlace.Section, Row = 0, Column = null } : at with { Column = column.Id });
            case Command.Next or Command.Back:
                return At(shown, DraftCursor.Moved(form, at, field, said.Command == Command.Next ? 1 : -1));
            case Command.AddRow when field.IsTable && own.Draft.Values.Rows(field.Id).Length >= DraftInputs.MostRows:
                return At(shown with { Note = forms.Knowledge.Wording.Say(at.Language, "draft.rows.full", DraftInputs.MostRows) }, at with { Place = DraftPlace.Section, Field = field.Id, Row = 0, Column = null });
            case Command.AddRow when field.IsTable:
                return At(shown, at with { Place = DraftPlace.Row, Field = field.Id, Row = 0, Column = null });
            case Command.Edit when field.IsTable && !inRow && row >= 1 && row <= own.Draft.Values.Rows(field.Id).Length:
                return At(shown, at with { Place = DraftPlace.Row, Field = field.Id, Row = row, Column = null });
            case Command.RemoveRow when field.IsTable:
                var removed = await turns.MoveAsync(inbound, state, new DraftPress(new DraftMove(DraftAction.Remove, string.Create(CultureInfo.InvariantCulture, $"{field.Id}/{(row > 0 ? row : at.Row)}")), own.Draft.Id, 0, null), cancellation);
                return At(removed, at with { Place = DraftPlace.Section, Field = field.Id, Row = 0, Column = null });
            case Command.Undo when field.IsTable && own.Removed?.Field == field.Id:
                return At(await turns.MoveAsync(inbound, state, new DraftPress(new DraftMove(DraftAction.Restore, field.Id), own.Draft.Id, 0, null), cancellation), at with { Place = DraftPlace.Section, Field = field.Id, Row = 0, Column = null });
            case Command.Clear:
                var press = new DraftPress(new DraftMove(DraftAction.Section, at.Section), own.Draft.Id, 0, null)
                {
                    Section = inRow ? null : at.Section, Row = inRow ? string.Create(CultureInfo.InvariantCulture, $"{field.Id}/{at.Row}") : null,
                    Inputs = new Dictionary<string, string> { [DraftAction.Input + (inRow ? DraftCursor.Column(field, at).Id : field.Id)] = "" },
                };
                return At(await turns.MoveAsync(inbound, state, press, cancellation), at with { Field = field.Id });
            case Command.TakeOffer when at.Section is { } section:
                return At(await turns.MoveAsync(inbound, state, new DraftPress(new DraftMove(DraftAction.Take, section), own.Draft.Id, 0, null), cancellation), at with { Field = field.Id });
            default:
                return null;
        }
    }

    private async ValueTask<(Form Form, OwnDraft Own, DraftState At, FormField Field)?> AskedAsync(Activity inbound, ChatState state, CancellationToken cancellation)
    {
        var shown = await turns.ShowAsync(inbound, state, null, cancellation);
        return shown is { Shown: { Place: DraftPlace.Section or DraftPlace.Row } at, Own: { } own } && forms.Of(own.Draft) is { } form && DraftCursor.Current(form, own.Draft.Values, at) is { } field ? (form, own, at, field) : null;
    }

    private static DraftState AfterColumn(DraftState at, FormField table, FormField column) => DraftCursor.Beside(table, column, 1) is { } next
        ? at with { Place = DraftPlace.Row, Field = table.Id, Column = next.Id }
        : at with { Place = DraftPlace.Section, Field = table.Id, Row = 0, Column = null };

    private static DraftOutcome At(DraftOutcome outcome, DraftState at) => outcome.Shown is null ? outcome : outcome with { Shown = at, State = outcome.State with { Draft = at } };

    // Options are said by number or by name; behind the one that takes a text stands the text. Nothing where it is none of them.
    private static Dictionary<string, string> Inputs(FormField field, string text)
    {
        if (!FieldKinds.IsChoice(field.Kind))
        {
            return new Dictionary<string, string> { [DraftAction.Input + field.Id] = text };
        }
        var inputs = new Dictionary<string, string>();
        var said = Compatibility.Fold(text).Split([',', '、', ' ', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var chosen = new List<string>();
        foreach (var part in said)
        {
            var option = int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? field.Options.ElementAtOrDefault(number - 1)
                : field.Options.FirstOrDefault(o => Compatibility.Fold(o.Text.Zh) == part || o.Text.En.Equals(part, StringComparison.OrdinalIgnoreCase));
            option ??= field.Options.FirstOrDefault(o => part.Length > 1 && (Compatibility.Fold(o.Text.Zh).Contains(part, StringComparison.Ordinal) || part.StartsWith(Compatibility.Fold(o.Text.Zh), StringComparison.Ordinal)));
            if (option is not null)
            {
                chosen.Add(option.Id);
            }
            else if (field.Options.FirstOrDefault(o => o.TakesText) is { } open)
            {
                chosen.Add(open.Id);
                inputs[DraftAction.Other + field.Id] = inputs.TryGetValue(DraftAction.Other + field.Id, out var before) ? $"{before} {part}" : part;
            }
        }
        var ids = chosen.Distinct().ToList();
        if (ids.Count == 0 || field.Kind == FieldKind.Choice && ids.Count > 1)
        {
            return [];
        }
        inputs[DraftAction.Input + field.Id] = string.Join(',', ids);
        return inputs;
    }
}
