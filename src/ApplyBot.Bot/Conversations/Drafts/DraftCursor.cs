using ApplyBot.Applications;

namespace ApplyBot.Bot.Conversations.Drafts;

/// <summary>Where fields are asked one by one: which comes next.</summary>
public static class DraftCursor
{
    /// <summary>The field that is asked; where none is set, the first empty one of the section, else its first.</summary>
    public static FormField? Current(Form form, FormValues values, DraftState at) =>
        at.Field is { } id && form.Find(id) is { } field ? field
        : DraftPaths.Named(form, at.Section) is { } section ? section.Asked.FirstOrDefault(f => values[f.Id] is null) ?? section.Asked.First() : null;

    /// <summary>Its number among all that are asked, from 1.</summary>
    public static int Number(Form form, FormField field) => form.Asked.TakeWhile(f => f.Id != field.Id).Count() + 1;

    /// <summary>The state with another field asked; past the last, the whole is shown, before the first, the first.</summary>
    public static DraftState Moved(Form form, DraftState at, FormField from, int by)
    {
        var asked = form.Asked.ToList();
        var next = asked.ElementAtOrDefault(Math.Max(0, asked.FindIndex(f => f.Id == from.Id) + by));
        return next is null
            ? at with { Place = DraftPlace.Overview, Section = null, Field = null, Row = 0, Column = null }
            : at with { Place = DraftPlace.Section, Section = DraftPaths.SectionOf(form, next)!.Id, Field = next.Id, Row = 0, Column = null };
    }

    /// <summary>The column of a row that is asked; the first where none is set.</summary>
    public static FormField Column(FormField table, DraftState at) => (at.Column is { } id ? table.Column(id) : null) ?? table.Columns[0];

    /// <summary>The column after or before another; null past the ends.</summary>
    public static FormField? Beside(FormField table, FormField column, int by)
    {
        var columns = table.Columns.ToList();
        var next = columns.FindIndex(c => c.Id == column.Id) + by;
        return next >= 0 && next < columns.Count ? columns[next] : null;
    }
}
