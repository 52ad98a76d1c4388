using ApplyBot.Applications;
using ApplyBot.Bot.Cards.Drafts;

namespace ApplyBot.Bot.Conversations.Drafts;

/// <summary>What a press makes of the values: a pure function.</summary>
public static class DraftEdits
{
    /// <summary>Whether a button changes more than what was filled in beside it.</summary>
    public static bool Changes(DraftPress press) => press.Move.Do is DraftAction.Remove or DraftAction.Restore or DraftAction.Take or DraftAction.Migrate || press.Move is { Do: DraftAction.Copy, At: not null } or { Do: DraftAction.Delete, At: DraftAction.Yes };

    /// <summary>The values after the press, and the row that it removed.</summary>
    /// <param name="form">The form.</param>
    /// <param name="values">The values before.</param>
    /// <param name="press">The press.</param>
    /// <param name="removed">Row that was removed before it.</param>
    /// <param name="offers">What is offered in the section that the press names.</param>
    public static (FormValues Values, RemovedRow? Removed) Apply(Form form, FormValues values, DraftPress press, RemovedRow? removed, IReadOnlyList<(FormField Field, FieldValue Value)> offers)
    {
        var filled = DraftInputs.Apply(form, values, press);
        switch (press.Move.Do)
        {
            case DraftAction.Remove when RowAt(form, press) is var (table, number) && number >= 1 && number <= filled.Rows(table.Id).Length:
                var rows = filled.Rows(table.Id);
                return (filled.With(table.Id, new RowsValue(rows.RemoveAt(number - 1))), new RemovedRow(table.Id, number, rows[number - 1]));
            case DraftAction.Restore when removed is not null && form.Find(removed.Field) is { IsTable: true } && filled.Rows(removed.Field) is var left && left.Length < DraftInputs.MostRows:
                return (filled.With(removed.Field, new RowsValue(left.Insert(Math.Min(removed.Row - 1, left.Length), removed.Values))), null);
            case DraftAction.Take:
                return (offers.Where(o => filled[o.Field.Id] is null).Aggregate(filled, (v, o) => v.With(o.Field.Id, o.Value)), null);
            default:
                return (filled, null);
        }
    }

    /// <summary>The row that a press names, or that was chosen in its list.</summary>
    public static (FormField Table, int Number)? RowAt(Form form, DraftPress press) => DraftInputs.RowAt(form, press.Inputs.GetValueOrDefault(DraftAction.RowInput + press.Move.At) ?? press.Move.At);
}
