using ApplyBot.Knowledge;

namespace ApplyBot.Applications.Checking;

/// <summary>The checks on a form as a whole.</summary>
internal static class WholeForm
{
    public static IEnumerable<FormProblem> Check(FormCheck check, FormValues values) => check.Kind switch
    {
        FormCheckKind.Sum => Sum(check, values),
        FormCheckKind.AtMost => Bound(check, values, (n, bound) => n <= bound, "at-most"),
        FormCheckKind.AtLeast => Bound(check, values, (n, bound) => n >= bound, "at-least"),
        FormCheckKind.Share => Share(check, values),
        FormCheckKind.Within => Within(check, values),
        FormCheckKind.NotAfter => Days(check, values).Where(d => d.To > check.Day).Select(d => Problem(check, d.Path, "not-after", d.Name, Said(check.Day))),
        FormCheckKind.NotBefore => Days(check, values).Where(d => d.From < check.Day).Select(d => Problem(check, d.Path, "not-before", d.Name, Said(check.Day))),
        FormCheckKind.Order => Order(check, values),
        FormCheckKind.Mentions => Mentions(check, values),
        _ => values[check.Of[0].Field.Id] is null ? [Problem(check, check.Of[0].Field.Id, "required", check.Of[0].Name)] : [],
    };

    private static IEnumerable<FormProblem> Sum(FormCheck check, FormValues values)
    {
        if (Number(check.Of[0], values) is not { } sum || Total(check.Against, values) is not { } whole || sum == whole) return [];
        return [Problem(check, check.Of[0].Field.Id, "sum", check.Of[0].Name, Shown(check.Of[0], sum), Names(check.Against), Shown(check.Against[0], whole))];
    }

    private static IEnumerable<FormProblem> Bound(FormCheck check, FormValues values, Func<decimal, decimal, bool> holds, string key)
    {
        var part = check.Of[0];
        return Number(part, values) is not { } number || holds(number, check.Bound) ? [] : [Problem(check, part.Field.Id, key, part.Name, Shown(part, number), Shown(part, check.Bound))];
    }

    private static IEnumerable<FormProblem> Share(FormCheck check, FormValues values)
    {
        var part = check.Of[0];
        if (Number(part, values) is not { } number || Total(check.Against, values) is not { } whole || number <= whole * check.Bound / 100) return [];
        return [Problem(check, part.Field.Id, "share", part.Name, Shown(part, number), Names(check.Against), Shown(check.Against[0], whole), check.Bound)];
    }

    private static IEnumerable<FormProblem> Within(FormCheck check, FormValues values)
    {
        var range = check.Against[0].Field;
        if (Read(range, values.Text(range.Id)) is not { From: { } from, To: { } to }) return [];
        return Days(check, values).Where(d => d.From < from || d.To > to).Select(d => Problem(check, d.Path, "within", d.Name, range.Text, Said(from), Said(to)));
    }

    private static IEnumerable<FormProblem> Order(FormCheck check, FormValues values)
    {
        var (first, second) = (check.Of[0], check.Against[0].Field);
        return Read(second, values.Text(second.Id)) is { From: { } limit }
            ? Days(check, values).Where(d => d.To > limit).Select(d => Problem(check, d.Path, "order", d.Name, second.Text))
            : [];
    }

    private static IEnumerable<FormProblem> Mentions(FormCheck check, FormValues values)
    {
        var text = string.Join('\n', check.Of.SelectMany(p => p.Column is null ? [values.Text(p.Field.Id)] : values.Rows(p.Field.Id).Select(r => r.GetValueOrDefault(p.Column.Id, ""))));
        if (string.IsNullOrWhiteSpace(text)) return [];
        var folded = Compatibility.Fold(text);
        var missing = check.Terms.Where(t => !folded.Contains(Compatibility.Fold(t), StringComparison.OrdinalIgnoreCase)).ToList();
        return missing.Count == 0 ? [] : [Problem(check, check.Of[0].Field.Id, "mentions", Names(check.Of), string.Join("、", missing.Select(t => $"“{t}”")))];
    }

    /// <summary>What a part counts: a number, the rows of a table, the sum of a column; null where nothing or something unreadable stands.</summary>
    private static decimal? Number(FieldPart part, FormValues values)
    {
        if (!part.Field.IsTable) return Read(part.Field, values.Text(part.Field.Id))?.Number;
        var rows = values.Rows(part.Field.Id);
        if (rows.IsEmpty) return null;
        if (part.Column is null) return rows.Length;
        return ColumnSum.Of(part.Column, rows);
    }

    // An empty summand is none; but of nothing at all there is no sum.
    private static decimal? Total(IReadOnlyList<FieldPart> parts, FormValues values)
    {
        var filled = parts.Where(p => values[p.Field.Id] is not null).ToList();
        var numbers = filled.Select(p => Number(p, values)).ToList();
        return filled.Count == 0 || numbers.Contains(null) ? null : numbers.Sum();
    }

    private static IEnumerable<(string Path, LocalText Name, DateOnly From, DateOnly To)> Days(FormCheck check, FormValues values)
    {
        var (field, column) = (check.Of[0].Field, check.Of[0].Column);
        var typed = column is null
            ? [(field.Id, field.Text, values.Text(field.Id))]
            : values.Rows(field.Id).Select((r, i) => ($"{field.Id}[{i + 1}].{column.Id}", new LocalText($"{field.Text.Zh}第{i + 1}行：{column.Text.Zh}", $"{field.Text.En}, row {i + 1}: {column.Text.En}"), r.GetValueOrDefault(column.Id, "")));
        foreach (var (path, name, text) in typed)
            if (Read(check.Of[0].Value, text) is { From: { } from, To: { } to }) yield return (path, name, from, to);
    }

    private static ReadValue? Read(FormField field, string text) => string.IsNullOrWhiteSpace(text) ? null : ValueReader.Read(field, text).Value;

    private static LocalText Names(IReadOnlyList<FieldPart> parts) => new(string.Join("＋", parts.Select(p => p.Name.Zh)), string.Join(" + ", parts.Select(p => p.Name.En)));

    private static LocalText Shown(FieldPart part, decimal value) => part is { Column: null, Field.IsTable: true }
        ? new LocalText(value.ToString("0", global::System.Globalization.CultureInfo.InvariantCulture), value.ToString("0", global::System.Globalization.CultureInfo.InvariantCulture))
        : new LocalText(AmountText.WithUnit(part.Value, value, Languages.Chinese), AmountText.WithUnit(part.Value, value, Languages.English));

    private static LocalText Said(DateOnly day) => FormDeadline.Said(day);

    private static FormProblem Problem(FormCheck check, string path, string key, params IReadOnlyList<object> values) => new(path, check.Severity, "form.check." + key, values, check.Clauses, check.Why);
}
