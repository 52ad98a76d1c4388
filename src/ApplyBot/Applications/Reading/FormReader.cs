using System.Text.RegularExpressions;
using ApplyBot.Knowledge;

namespace ApplyBot.Applications.Reading;

/// <summary>Reads the file of a form.</summary>
internal sealed partial class FormReader(Notice notice)
{
    private static readonly Dictionary<string, FormUse> Uses = Enum.GetValues<FormUse>().ToDictionary(u => u.ToString().ToLowerInvariant());

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
    private static partial Regex Kebab();

    /// <summary>Whether an id is written as all are: lower case, words joined by hyphens.</summary>
    public static bool IsId(string id) => Kebab().IsMatch(id);

    /// <summary>The form; null (with a problem) when the file cannot be read as one.</summary>
    public Form? Read(string file, List<Problem> problems)
    {
        var before = problems.Count;
        if (new YamlSource(file, problems).RootObject() is not { } y) return null;
        var name = Path.GetFileNameWithoutExtension(file);
        if (!IsId(name)) y.Report($"`{name}` is no id: lower case, words joined by hyphens");
        var clauses = Clauses(y, true);
        var sections = y.Objects("sections").Select(s => Section(s, clauses)).ToList();
        foreach (var twice in sections.SelectMany(s => s.Fields).GroupBy(f => f.Id).Where(g => g.Count() > 1)) y.Report($"the field `{twice.Key}` stands twice");
        foreach (var twice in sections.GroupBy(s => s.Id).Where(g => g.Count() > 1)) y.Report($"the section `{twice.Key}` stands twice");
        var fields = sections.SelectMany(s => s.Fields).DistinctBy(f => f.Id).ToDictionary(f => f.Id);
        if (fields.Values.All(f => f.Kind == FieldKind.Signature)) y.Report("the form asks nothing");
        var checks = new CheckReader(fields, Clauses);
        var form = new Form
        {
            Id = $"{notice.Id}/{name}", Version = y.Integer("version") ?? 0, Notice = notice, Source = file,
            Title = y.LocalText("title"), Aliases = y.Texts("aliases"), Clauses = clauses,
            Programmes = Programmes(y), Use = Use(y), Help = y.Has("help") ? y.LocalText("help") : null,
            Sections = sections, Checks = [.. y.Objects("checks").Select(checks.Read).OfType<FormCheck>()],
            Document = new LayoutReader(fields).Read(y),
        };
        if (form.Version < 1) y.Report("`version` is missing; the first is 1");
        y.RejectOthers();
        return problems.Count == before ? form : null;
    }

    private List<string> Programmes(YamlObject y)
    {
        var paths = y.Texts("programmes").ToList();
        if (!y.Has("programmes")) y.Report("`programmes` is missing; [] stands for every programme of the notice");
        foreach (var path in paths.Where(p => notice.AllProgrammes.All(x => x.Path != p))) y.Report($"unknown programme `{path}`; known: {string.Join(", ", notice.AllProgrammes.Select(p => p.Path))}");
        return paths;
    }

    private static FormUse Use(YamlObject y)
    {
        var name = y.Required("use");
        if (!Uses.TryGetValue(name, out var use)) y.Report($"unknown use `{name}`; known: {string.Join(", ", Uses.Keys)}");
        return use;
    }

    private FormSection Section(YamlObject y, IReadOnlyList<string> clauses)
    {
        var reader = new FieldReader(notice, clauses, Clauses);
        var section = new FormSection(y.Required("id"), y.LocalText("zh"), y.Has("help") ? y.LocalText("help") : null, [.. y.Objects("fields").Select(reader.Read).OfType<FormField>()]);
        if (!IsId(section.Id)) y.Report($"`{section.Id}` is no id: lower case, words joined by hyphens");
        if (section.Fields.Count == 0) y.Report("a section has fields");
        y.RejectOthers();
        return section;
    }

    private IReadOnlyList<string> Clauses(YamlObject y, bool isRequired)
    {
        var clauses = y.Texts("clause");
        if (clauses.Count == 0 && isRequired) y.Report("`clause` is missing: everything names where it stands");
        foreach (var anchor in clauses.Where(a => notice.FindClause(a) is null)) y.Report($"clauses.md has no anchor `{anchor}`");
        return clauses;
    }
}

/// <summary>Reads the anchors under <c>clause</c>; reports those that there are not, and their absence where they are required.</summary>
internal delegate IReadOnlyList<string> ClauseReader(YamlObject y, bool isRequired);
