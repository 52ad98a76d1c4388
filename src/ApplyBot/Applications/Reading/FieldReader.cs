using ApplyBot.Knowledge;

namespace ApplyBot.Applications.Reading;

/// <summary>Reads the fields of a form.</summary>
internal sealed class FieldReader(Notice notice, IReadOnlyList<string> formClauses, ClauseReader clauses)
{
    // More rows of buttons or inputs than a card can show.
    private const int MostOptions = 30, MostColumns = 12;

    private static readonly Dictionary<string, decimal> Scales = new() { ["yuan"] = 1, ["wan"] = 10_000 };

    public FormField? Read(YamlObject y) => Read(y, null);

    private FormField? Read(YamlObject y, FormField? table)
    {
        var name = y.Required("kind");
        if (!FieldKinds.ByName.TryGetValue(name, out var kind) || table is not null && (FieldKinds.IsTable(kind) || kind is FieldKind.Signature or FieldKind.ManyChoice))
        {
            y.Report($"unknown kind `{name}`; known: {string.Join(", ", FieldKinds.ByName.Keys)}{(table is null ? "" : ", of which a column is none with rows or many options")}");
            return null;
        }
        var own = clauses(y, false);
        var field = new FormField
        {
            Id = y.Required("id"), Kind = kind, Text = y.LocalText("zh"), Help = y.Has("help") ? y.LocalText("help") : null,
            Clauses = own.Count > 0 ? own : table?.Clauses ?? formClauses, Required = y.Flag("required"), Key = y.Text("key"),
        };
        if (!FormReader.IsId(field.Id)) y.Report($"`{field.Id}` is no id: lower case, words joined by hyphens");
        if (field.Key is { } key && !FieldKey.All.Contains(key)) y.Report($"unknown key `{key}`; known: {string.Join(", ", FieldKey.All)}");
        if (field is { Kind: FieldKind.Signature, Required: true }) y.Report("pen and seal come later: a signature is never required of a draft");
        field = kind switch
        {
            FieldKind.Text or FieldKind.LongText => Bounds(y, field),
            FieldKind.Number => Bounds(y, field) with { Unit = y.Has("unit") ? y.LocalText("unit") : null, Decimals = y.Integer("decimals") ?? 0 },
            FieldKind.Money => Bounds(y, field) with { Scale = Scale(y) },
            FieldKind.Date => field with { MonthSuffices = Precision(y) },
            FieldKind.Choice or FieldKind.ManyChoice => field with { Options = Options(y) },
            _ when FieldKinds.IsTable(kind) => Table(y, field),
            _ => field,
        };
        y.RejectOthers();
        return field;
    }

    private static FormField Bounds(YamlObject y, FormField field)
    {
        var (min, max) = (y.Number("min"), y.Number("max"));
        if (min > max || max <= 0) y.Report("`max` must be above 0 and not below `min`");
        return field with { Min = min, Max = max };
    }

    private static decimal Scale(YamlObject y)
    {
        var unit = y.Required("unit");
        if (Scales.TryGetValue(unit, out var scale)) return scale;
        y.Report($"`unit` of an amount is {string.Join(" or ", Scales.Keys)}, not `{unit}`");
        return 1;
    }

    private static bool Precision(YamlObject y)
    {
        var precision = y.Text("precision") ?? "day";
        if (precision is not ("day" or "month")) y.Report($"`precision` is day or month, not `{precision}`");
        return precision == "month";
    }

    private List<FormOption> Options(YamlObject y)
    {
        var options = y.Objects("options").Select(Option).ToList();
        if (options.Count is < 2 or > MostOptions) y.Report($"`options` holds {options.Count}; 2 to {MostOptions} can be shown");
        foreach (var twice in options.GroupBy(o => o.Id).Where(g => g.Count() > 1)) y.Report($"the option `{twice.Key}` stands twice");
        if (options.Count(o => o.TakesText) > 1) y.Report("only one option can take a text");
        return options;
    }

    private FormOption Option(YamlObject y)
    {
        var option = new FormOption(y.Required("id"), y.LocalText("zh"), y.Text("programme"), y.Flag("text"));
        if (!FormReader.IsId(option.Id)) y.Report($"`{option.Id}` is no id: lower case, words joined by hyphens");
        if (option.Programme is { } path && notice.AllProgrammes.All(p => p.Path != path)) y.Report($"unknown programme `{path}`");
        y.RejectOthers();
        return option;
    }

    private FormField Table(YamlObject y, FormField table)
    {
        var columns = y.Objects("columns").Select(c => Read(c, table)).OfType<FormField>().ToList();
        foreach (var twice in columns.GroupBy(c => c.Id).Where(g => g.Count() > 1)) y.Report($"the column `{twice.Key}` stands twice");
        if (columns.Count is 0 or > MostColumns) y.Report($"`columns` holds {columns.Count}; 1 to {MostColumns} can be shown");
        foreach (var (id, kind) in Wanted(table.Kind).Where(w => !columns.Exists(c => c.Id == w.Id && c.Kind == w.Kind)))
            y.Report($"a {FieldKinds.Name(table.Kind)} has a column `{id}` of kind {FieldKinds.Name(kind)}");
        return table with { Columns = columns, Row = y.Has("row") ? y.LocalText("row") : null };
    }

    private static IEnumerable<(string Id, FieldKind Kind)> Wanted(FieldKind kind) => kind switch
    {
        FieldKind.PeopleTable => [("name", FieldKind.Text)],
        FieldKind.BudgetTable => [("item", FieldKind.Text), ("amount", FieldKind.Money)],
        FieldKind.StageTable => [("period", FieldKind.DateRange)],
        _ => [],
    };
}
