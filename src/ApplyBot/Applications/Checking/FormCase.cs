using System.Collections.Immutable;
using ApplyBot.Knowledge;
using YamlDotNet.RepresentationModel;

namespace ApplyBot.Applications.Checking;

/// <summary>A change of a filled sample, and the problems that it must bring.</summary>
/// <param name="Name">What is tried.</param>
/// <param name="Values">The sample with the change.</param>
/// <param name="Expected">Field and severity of every problem.</param>
/// <param name="Source">File and line.</param>
public sealed record FormCase(string Name, FormValues Values, IReadOnlyList<(string Field, Severity Severity)> Expected, string Source);

/// <summary>An invented, plausible filled form, and cases that are made of it: &lt;form&gt;.cases.yaml.</summary>
/// <param name="Sample">The filled form.</param>
/// <param name="Cases">The cases.</param>
public sealed record FormCases(FormValues Sample, IReadOnlyList<FormCase> Cases)
{
    /// <summary>Reads the cases beside a form; null (with a problem) when there are none.</summary>
    public static FormCases? Read(Form form, ICollection<Problem> problems)
    {
        var file = FormLoader.CasesOf(form);
        if (!File.Exists(file))
        {
            problems.Add(new Problem(file, 0, "missing; a filled sample and cases of it stand there"));
            return null;
        }
        var found = new List<Problem>();
        var y = new YamlSource(file, found).RootObject();
        var sample = y?.Child("sample") is { } filled ? Values(form, filled, FormValues.Empty) : FormValues.Empty;
        var cases = y?.Objects("cases").Select(c => Case(form, c, sample)).ToList() ?? [];
        y?.RejectOthers();
        foreach (var problem in found) problems.Add(problem);
        return y is null ? null : new FormCases(sample, cases);
    }

    private static FormCase Case(Form form, YamlObject y, FormValues sample)
    {
        var values = y.Child("set") is { } set ? Values(form, set, sample) : sample;
        var result = new FormCase(y.Required("name"), values, [.. y.Objects("expect").Select(Expected)], $"{y.Source.File}:{y.Line}");
        y.RejectOthers();
        return result;
    }

    private static (string, Severity) Expected(YamlObject y)
    {
        var name = y.Text("severity") ?? "error";
        if (!Enum.TryParse<Severity>(name, true, out var severity)) y.Report("`severity` is error or warning");
        var expected = (y.Required("field"), severity);
        y.RejectOthers();
        return expected;
    }

    private static FormValues Values(Form form, YamlObject y, FormValues values)
    {
        foreach (var id in ((YamlMappingNode)y.Node).Children.Keys.Select(k => k.ToString()))
        {
            if (form.Find(id) is not { } field) y.Report($"{form.Id} has no field `{id}`");
            else values = values.With(id, y.Get(id) is { } node ? Value(y, field, node) : null);
        }
        return values;
    }

    private static FieldValue? Value(YamlObject y, FormField field, YamlNode node) => field switch
    {
        { IsTable: true } => new RowsValue([.. y.Source.List(node).Select(y.Source.Object).OfType<YamlObject>().Select(Row)]),
        _ when FieldKinds.IsChoice(field.Kind) => node is YamlMappingNode map ? Chosen(y.Source.Object(map)!) : new ChosenValue([.. y.Texts(field.Id)]),
        _ => y.Text(field.Id) is { } text ? new TypedValue(text.Trim()) : null,
    };

    // An option that takes a text: {chosen: [other], other: …}.
    private static ChosenValue Chosen(YamlObject y)
    {
        var chosen = new ChosenValue([.. y.Texts("chosen")], y.Text("other"));
        y.RejectOthers();
        return chosen;
    }

    private static ImmutableDictionary<string, string> Row(YamlObject y) =>
        ((YamlMappingNode)y.Node).Children.Keys.Select(k => k.ToString()).Where(y.Has).ToImmutableDictionary(k => k, k => y.Text(k)?.Trim() ?? "");
}
