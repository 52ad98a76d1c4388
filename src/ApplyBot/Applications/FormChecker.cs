using ApplyBot.Applications.Checking;
using ApplyBot.Knowledge;

namespace ApplyBot.Applications;

/// <summary>Holds what was filled into a form against the form, the notice and the clock. A pure function; never throws on any text.</summary>
public static class FormChecker
{
    /// <summary>Everything wrong: field by field in the form's order, then the form as a whole, then the deadline.</summary>
    public static IReadOnlyList<FormProblem> Check(Form form, FormValues values, DateTimeOffset now) =>
    [
        .. form.Asked.SelectMany(f => Field(f, values[f.Id])),
        .. form.Checks.Where(c => c.AppliesTo(values)).SelectMany(c => WholeForm.Check(c, values)).DistinctBy(p => (p.Field, p.Key, p.Severity)),
        .. FormDeadline.Check(form, values, now),
    ];

    /// <summary>Whether a final copy can be made of it.</summary>
    public static bool IsFinal(IEnumerable<FormProblem> problems) => problems.All(p => p.Severity != Severity.Error);

    /// <summary>What is wrong with one field by itself, as far as can be said while it is typed.</summary>
    public static IEnumerable<FormProblem> Field(FormField field, FieldValue? value) => value switch
    {
        null or { IsEmpty: true } => field.Required ? [Problem(field, field.Id, "form.value.missing", field.Text)] : [],
        TypedValue typed when !field.IsTable && !FieldKinds.IsChoice(field.Kind) => Typed(field, field.Id, typed.Text),
        ChosenValue chosen when FieldKinds.IsChoice(field.Kind) => Chosen(field, chosen),
        RowsValue rows when field.IsTable => rows.Rows.SelectMany((row, i) => Row(field, row, i + 1)),
        _ => [Problem(field, field.Id, "form.value.shape", field.Text)],
    };

    /// <summary>What is wrong with one row of a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="row">Its values by column.</param>
    /// <param name="number">Its number, from 1.</param>
    public static IEnumerable<FormProblem> Row(FormField table, IReadOnlyDictionary<string, string> row, int number)
    {
        foreach (var column in table.Columns)
        {
            var (path, text) = ($"{table.Id}[{number}].{column.Id}", row.GetValueOrDefault(column.Id));
            var named = column with { Text = new LocalText($"{table.Text.Zh}第{number}行：{column.Text.Zh}", $"{table.Text.En}, row {number}: {column.Text.En}") };
            if (string.IsNullOrWhiteSpace(text))
            {
                if (column.Required) yield return Problem(column, path, "form.value.missing", named.Text);
            }
            else foreach (var problem in Typed(named, path, text)) yield return problem;
        }
        foreach (var unknown in row.Keys.Where(k => table.Column(k) is null)) yield return Problem(table, $"{table.Id}[{number}].{unknown}", "form.value.unknown-column", table.Text, unknown);
    }

    private static IEnumerable<FormProblem> Typed(FormField field, string path, string text) =>
        ValueReader.Read(field, text) is { Key: { } key } wrong ? [new FormProblem(path, Severity.Error, key, wrong.Arguments, field.Clauses)] : [];

    private static IEnumerable<FormProblem> Chosen(FormField field, ChosenValue chosen)
    {
        foreach (var id in chosen.Ids.Where(id => field.Option(id) is null)) yield return Problem(field, field.Id, "form.value.option", field.Text, ValueReader.Options(field));
        if (field.Kind == FieldKind.Choice && chosen.Ids.Length > 1) yield return Problem(field, field.Id, "form.value.only-one", field.Text);
        if (string.IsNullOrWhiteSpace(chosen.Other) && chosen.Ids.Select(field.Option).FirstOrDefault(o => o is { TakesText: true }) is { } open)
            yield return Problem(field, field.Id, "form.value.other", field.Text, open.Text);
    }

    private static FormProblem Problem(FormField field, string path, string key, params IReadOnlyList<object> values) => new(path, Severity.Error, key, values, field.Clauses);
}
