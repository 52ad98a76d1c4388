using ApplyBot.Knowledge;

namespace ApplyBot.Applications.Checking;

/// <summary>No limit, bound or help of a form says a figure that its clauses do not say.</summary>
internal static class FormSourcing
{
    public static IEnumerable<Problem> Check(Form form)
    {
        var head = Figures.Backed($"{form.Notice.Year} {form.Notice.Title.Zh} {form.Notice.DocNumber} {form.Notice.Issued}");
        foreach (var check in form.Checks)
        {
            var backed = Backed(form.Notice, check.Clauses);
            foreach (var figure in Bounds(check).Where(f => !backed.Contains(f) && !head.Contains(f)))
                yield return Problem.At(check.Source, $"the figure {figure} stands in none of its clauses ({string.Join(", ", check.Clauses)})");
            foreach (var figure in Stated(check.Why).Where(f => !backed.Contains(f) && !head.Contains(f)))
                yield return Problem.At(check.Source, $"the figure {figure} of its reason stands in none of its clauses ({string.Join(", ", check.Clauses)})");
        }
        var own = Backed(form.Notice, form.Clauses);
        foreach (var figure in Stated(form.Help).Concat(form.Sections.SelectMany(s => Stated(s.Help))).Distinct().Where(f => !own.Contains(f) && !head.Contains(f)))
            yield return new Problem(form.Source, 0, $"the figure {figure} in a `help` of the form or a section stands in none of the form's clauses ({string.Join(", ", form.Clauses)})");
        foreach (var field in form.Fields.SelectMany(f => f.Columns.Prepend(f)))
        {
            var backed = Backed(form.Notice, field.Clauses);
            foreach (var figure in Stated(field.Help).Where(f => !backed.Contains(f) && !own.Contains(f) && !head.Contains(f)))
                yield return new Problem(form.Source, 0, $"{field.Id}: the figure {figure} in `help` stands in none of its clauses ({string.Join(", ", field.Clauses)})");
        }
    }

    private static IEnumerable<decimal> Bounds(FormCheck check) => check.Kind switch
    {
        FormCheckKind.AtMost or FormCheckKind.AtLeast or FormCheckKind.Share => [check.Bound],
        // A month alone is recorded as its last day, and the clause then names only the month.
        FormCheckKind.NotAfter or FormCheckKind.NotBefore => check.Day.AddDays(1).Day == 1 || check.Day.Day == 1 ? [check.Day.Month] : [check.Day.Month, check.Day.Day],
        _ => [],
    };

    private static IEnumerable<decimal> Stated(LocalText? text) => text is null ? [] : Figures.Stated(text.Zh).Union(Figures.Stated(text.En)).Where(f => f != 0);

    private static HashSet<decimal> Backed(Notice notice, IReadOnlyList<string> clauses) =>
        [.. Figures.Backed(string.Join("\n", clauses.Select(notice.ClauseText)) + "\n" + string.Join(" ", clauses))];
}
