using ApplyBot.Applications;
using ApplyBot.Bot.Cards.Drafts;
using ApplyBot.Knowledge;

namespace ApplyBot.Bot.Conversations.Drafts;

/// <summary>What is said first of a press: a pure function.</summary>
internal static class DraftNotes
{
    /// <summary>The sentence; null for none.</summary>
    /// <param name="wording">What the bot says of its own.</param>
    /// <param name="form">The form.</param>
    /// <param name="press">The press.</param>
    /// <param name="change">What it did.</param>
    /// <param name="next">Where it leads.</param>
    public static string? Of(Wording wording, Form form, DraftPress press, DraftChange change, DraftState next)
    {
        string Say(string key, params object?[] values) => wording.Say(next.Language, key, values);
        return press.Move.Do switch
        {
            DraftAction.Remove when change is { IsDone: true, Own.Removed: { } removed } => Say("draft.row.removed", removed.Row),
            DraftAction.Migrate when change.IsDone => Say("draft.migrated"),
            _ when IsFull(form, press, change, next) => (change.IsDone ? Say("draft.saved") + "\n" : "") + Say("draft.rows.full", DraftInputs.MostRows),
            DraftAction.Save when next.Place == DraftPlace.Section && next.Section == press.Move.At => Say("draft.saved-wrong"),
            _ when next.Place == DraftPlace.Row && press.Row is not null && next.Row > 0 => Say("draft.saved-wrong"),
            _ when press.Inputs.Count > 0 && next.Place != DraftPlace.Row => Say("draft.saved"),
            _ => null,
        };
    }

    // Another row was wanted, or brought.
    private static bool IsFull(Form form, DraftPress press, DraftChange change, DraftState next) =>
        (press.Move.Do == DraftAction.Add && next.Place == DraftPlace.Section ? press.Move.At
            : !change.IsDone && DraftInputs.RowAt(form, press.Row) is (var table, 0) && press.Inputs.Values.Any(v => !string.IsNullOrWhiteSpace(v)) ? table.Id : null) is { } id
        && change.Own!.Draft.Values.Rows(id).Length >= DraftInputs.MostRows;
}
