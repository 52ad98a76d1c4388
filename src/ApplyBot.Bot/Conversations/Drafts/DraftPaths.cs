using System.Globalization;
using ApplyBot.Applications;
using ApplyBot.Bot.Cards.Drafts;

namespace ApplyBot.Bot.Conversations.Drafts;

/// <summary>Where a press leads within a draft: a pure function.</summary>
public static class DraftPaths
{
    /// <summary>Sections in which something is asked.</summary>
    public static IReadOnlyList<FormSection> Sections(Form form) => [.. form.Sections.Where(s => s.Asked.Any())];

    /// <summary>What is wrong in a section with what has been filled in: field by field, and of the form as a whole where it is said of one of these fields.</summary>
    public static IReadOnlyList<FormProblem> Problems(FormSection section, IReadOnlyList<FormProblem> all) =>
        [.. all.Where(p => section.Fields.Any(f => f.Id == p.FieldId) && (p.Key != "form.value.missing" || p.Field.Contains('[', StringComparison.Ordinal)))];

    /// <summary>Where it leads.</summary>
    /// <param name="form">The form.</param>
    /// <param name="values">The values after the press.</param>
    /// <param name="at">Where he stands.</param>
    /// <param name="press">The press.</param>
    /// <param name="problems">Everything wrong with the values.</param>
    public static DraftState Next(Form form, FormValues values, DraftState at, DraftPress press, IReadOnlyList<FormProblem> problems)
    {
        var stay = at with { Row = 0, Column = null, Field = null };
        // A row that is wrong is shown again before anything else is.
        if (press is { Row: not null, Inputs.Count: > 0 } && press.Move.Do is (DraftAction.Section or DraftAction.Add) && Wrong(form, values, press, problems) is { } wrong)
        {
            return stay with { Place = DraftPlace.Row, Section = SectionOf(form, wrong.Table)?.Id, Field = wrong.Table.Id, Row = wrong.Number };
        }
        return press.Move.Do switch
        {
            DraftAction.Section or DraftAction.Take when Named(form, press.Move.At) is { } named => stay with { Place = DraftPlace.Section, Section = named.Id },
            DraftAction.Save when Named(form, press.Move.At) is { } saved && Problems(saved, problems).Any(p => p.Severity == Severity.Error) => stay with { Place = DraftPlace.Section, Section = saved.Id },
            DraftAction.Save or DraftAction.Next => After(form, Named(form, press.Move.At)) is { } after ? stay with { Place = DraftPlace.Section, Section = after.Id } : stay with { Place = DraftPlace.Overview, Section = null },
            DraftAction.Add when press.Move.At is { } id && form.Find(id) is { IsTable: true } table =>
                stay with { Place = values.Rows(id).Length < DraftInputs.MostRows ? DraftPlace.Row : DraftPlace.Section, Section = SectionOf(form, table)?.Id, Field = id },
            DraftAction.Edit when DraftEdits.RowAt(form, press) is var (table, number) && number >= 1 && number <= values.Rows(table.Id).Length => stay with { Place = DraftPlace.Row, Section = SectionOf(form, table)?.Id, Field = table.Id, Row = number },
            DraftAction.Edit or DraftAction.Remove or DraftAction.Restore => stay with { Place = DraftPlace.Section, Section = (Of(form, press) ?? Named(form, at.Section) ?? Sections(form)[0]).Id },
            DraftAction.Check => stay with { Place = DraftPlace.Problems },
            DraftAction.Deliver => stay with { Place = DraftPlace.Deliver },
            DraftAction.Copy => stay with { Place = DraftPlace.Copy },
            DraftAction.Delete => stay with { Place = DraftPlace.Delete },
            DraftAction.Window => at,
            _ => stay with { Place = DraftPlace.Overview, Section = null },
        };
    }

    /// <summary>The section of a field.</summary>
    public static FormSection? SectionOf(Form form, FormField field) => form.Sections.FirstOrDefault(s => s.Fields.Any(f => f.Id == field.Id));

    /// <summary>A section by its id, or by its number among those that are asked.</summary>
    public static FormSection? Named(Form form, string? at) =>
        Sections(form).FirstOrDefault(s => s.Id == at) ?? (int.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Sections(form).ElementAtOrDefault(number - 1) : null);

    /// <summary>The section that a press was made in, or whose row it was made on; null for none.</summary>
    public static FormSection? Of(Form form, DraftPress press) =>
        Named(form, press.Section) ?? ((DraftInputs.RowAt(form, press.Row) ?? DraftEdits.RowAt(form, press))?.Table is { } table ? SectionOf(form, table) : null);

    private static FormSection? After(Form form, FormSection? section) => section is null ? null : Sections(form).SkipWhile(s => s.Id != section.Id).Skip(1).FirstOrDefault();

    private static (FormField Table, int Number)? Wrong(Form form, FormValues values, DraftPress press, IReadOnlyList<FormProblem> problems)
    {
        if (DraftInputs.RowAt(form, press.Row) is not var (table, number) || number == 0 && press.Inputs.Values.All(string.IsNullOrWhiteSpace))
        {
            return null;
        }
        var at = number == 0 ? values.Rows(table.Id).Length : number;
        return problems.Any(p => p.Severity == Severity.Error && p.Field.StartsWith(string.Create(CultureInfo.InvariantCulture, $"{table.Id}[{at}]."), StringComparison.Ordinal)) ? (table, at) : null;
    }
}
