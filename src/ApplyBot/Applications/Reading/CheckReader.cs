using ApplyBot.Knowledge;
using YamlDotNet.RepresentationModel;

namespace ApplyBot.Applications.Reading;

/// <summary>Reads the checks of a form.</summary>
internal sealed class CheckReader(IReadOnlyDictionary<string, FormField> fields, ClauseReader clauses)
{
    private static readonly Dictionary<string, FormCheckKind> Kinds = new()
    {
        ["sum"] = FormCheckKind.Sum, ["at-most"] = FormCheckKind.AtMost, ["at-least"] = FormCheckKind.AtLeast, ["share"] = FormCheckKind.Share, ["within"] = FormCheckKind.Within,
        ["not-after"] = FormCheckKind.NotAfter, ["not-before"] = FormCheckKind.NotBefore, ["order"] = FormCheckKind.Order, ["mentions"] = FormCheckKind.Mentions, ["required"] = FormCheckKind.Required,
    };

    private static readonly Dictionary<string, Severity> Severities = Enum.GetValues<Severity>().ToDictionary(s => s.ToString().ToLowerInvariant());

    public FormCheck? Read(YamlObject y)
    {
        var name = y.Required("kind");
        if (!Kinds.TryGetValue(name, out var kind))
        {
            y.Report($"unknown kind `{name}`; known: {string.Join(", ", Kinds.Keys)}");
            return null;
        }
        if (!Severities.TryGetValue(y.Text("severity") ?? "error", out var severity)) y.Report($"`severity` is {string.Join(" or ", Severities.Keys)}");
        var check = new FormCheck
        {
            Kind = kind, Severity = severity, Of = Parts(y, "of"), Clauses = clauses(y, false), Source = $"{y.Source.File}:{y.Line}",
            When = When(y), Why = y.Has("zh") ? y.LocalText("zh") : null,
        };
        check = kind switch
        {
            FormCheckKind.Sum => check with { Against = Parts(y, "equals") },
            FormCheckKind.Share => check with { Against = Parts(y, "part-of"), Bound = Bound(y, "percent") },
            FormCheckKind.Within => check with { Against = Parts(y, "range") },
            FormCheckKind.Order => check with { Against = Parts(y, "before") },
            FormCheckKind.AtMost or FormCheckKind.AtLeast => check with { Bound = Bound(y, "value") },
            FormCheckKind.NotAfter or FormCheckKind.NotBefore => check with { Day = Day(y) },
            FormCheckKind.Mentions => check with { Terms = Terms(y) },
            _ => check,
        };
        var isBound = kind is FormCheckKind.AtMost or FormCheckKind.AtLeast or FormCheckKind.Share or FormCheckKind.NotAfter or FormCheckKind.NotBefore or FormCheckKind.Mentions;
        if (isBound && check.Clauses.Count == 0) y.Report("`clause` is missing: a bound names where it stands");
        foreach (var part in check.Of.Where(p => !Takes(kind, p))) y.Report($"`of`: a {FieldKinds.Name(part.Value.Kind)} cannot be held against `{name}`");
        foreach (var part in check.Against.Where(p => !TakesAgainst(kind, p))) y.Report($"`{name}` cannot be held against a {FieldKinds.Name(part.Value.Kind)}");
        if (check.Of.Count == 0 || check.Of.Count > 1 && kind != FormCheckKind.Mentions) y.Report("`of` names one field, or several texts");
        y.RejectOthers();
        return check;
    }

    private static bool Takes(FormCheckKind kind, FieldPart part) => kind switch
    {
        FormCheckKind.Sum => FieldKinds.IsNumber(part.Value.Kind),
        FormCheckKind.AtMost or FormCheckKind.AtLeast or FormCheckKind.Share => FieldKinds.IsNumber(part.Value.Kind) || part is { Column: null, Field.IsTable: true },
        FormCheckKind.Within or FormCheckKind.NotAfter or FormCheckKind.NotBefore or FormCheckKind.Order => FieldKinds.IsDate(part.Value.Kind),
        FormCheckKind.Mentions => part.Value.Kind is FieldKind.Text or FieldKind.LongText,
        _ => part is { Column: null, Field.Kind: not FieldKind.Signature },
    };

    private static bool TakesAgainst(FormCheckKind kind, FieldPart part) => kind switch
    {
        FormCheckKind.Within => part is { Column: null, Field.Kind: FieldKind.DateRange },
        FormCheckKind.Order => part.Column is null && FieldKinds.IsDate(part.Value.Kind),
        _ => FieldKinds.IsNumber(part.Value.Kind),
    };

    private List<FieldPart> Parts(YamlObject y, string key)
    {
        var (names, parts) = (y.Texts(key), new List<FieldPart>());
        if (names.Count == 0) y.Report($"`{key}` is missing");
        foreach (var name in names)
        {
            var path = name.Split('.');
            if (fields.GetValueOrDefault(path[0]) is not { } field) y.Report($"`{key}`: the form has no field `{path[0]}`");
            else if (path.Length == 1) parts.Add(new FieldPart(field, null));
            else if (field.Column(path[1]) is { } column) parts.Add(new FieldPart(field, column));
            else y.Report($"`{key}`: {field.Id} has no column `{path[1]}`");
        }
        return parts;
    }

    private Dictionary<string, IReadOnlyList<string>> When(YamlObject y)
    {
        var when = new Dictionary<string, IReadOnlyList<string>>();
        if (y.Child("when") is not { } child) return when;
        foreach (var id in ((YamlMappingNode)child.Node).Children.Keys.Select(k => k.ToString()))
        {
            when[id] = child.Texts(id);
            if (fields.GetValueOrDefault(id) is not { Options.Count: > 0 } field) y.Report($"`when`: `{id}` is no choice of the form");
            else foreach (var option in when[id].Where(o => field.Option(o) is null)) y.Report($"`when`: {id} has no option `{option}`");
        }
        return when;
    }

    private static decimal Bound(YamlObject y, string key)
    {
        if (!y.Has(key)) y.Report($"`{key}` is missing");
        return y.Number(key) ?? 0;
    }

    private static DateOnly Day(YamlObject y)
    {
        if (!y.Has("value")) y.Report("`value` is missing");
        return y.Date("value") ?? default;
    }

    private static IReadOnlyList<string> Terms(YamlObject y)
    {
        var terms = y.Texts("value");
        if (terms.Count == 0 || terms.Any(t => t.Trim().Length < 2)) y.Report("`value` names terms");
        return terms;
    }
}
