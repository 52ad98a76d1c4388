using ApplyBot.Knowledge;

namespace ApplyBot.Eligibility.Reading;

/// <summary>Reads the eligibility.yaml of a notice.</summary>
internal sealed class EligibilityReader(Notice notice, Vocabulary vocabulary)
{
    private static readonly Dictionary<string, CriterionKind> Kinds = Enum.GetValues<CriterionKind>().ToDictionary(k => k.ToString().ToLowerInvariant());

    private readonly Dictionary<string, EligibilityQuestion> _questions = [];
    private readonly Dictionary<string, Criterion> _criteria = [];

    public IReadOnlyList<ProgrammeRules> Read(string file, List<Problem> problems)
    {
        if (new YamlSource(file, problems).RootObject() is not { } y) return [];
        var reader = new QuestionReader(vocabulary);
        foreach (var item in y.Objects("questions"))
            if (reader.Read(item) is { } question) Add(item, _questions, question.Id, question, question.Clauses);
        var conditions = new ConditionReader(_questions, new PlaceFinder(vocabulary.Regions));
        foreach (var item in y.Objects("criteria"))
            if (Criterion(item, conditions) is { } criterion) Add(item, _criteria, criterion.Id, criterion, criterion.Clauses);
        var programmes = y.Objects("programmes").Select(Programme).OfType<ProgrammeRules>().ToList();
        y.RejectOthers();
        foreach (var twice in programmes.GroupBy(p => p.Id).Where(g => g.Count() > 1)) y.Report($"the programme `{twice.Key}` stands twice");
        foreach (var unused in _criteria.Values.Except(programmes.SelectMany(p => p.Criteria))) problems.Add(Problem.At(unused.Source, $"no programme has the criterion `{unused.Id}`"));
        foreach (var unused in _questions.Values.Except(programmes.SelectMany(p => p.Questions))) problems.Add(Problem.At(unused.Source, $"no programme asks `{unused.Id}`"));
        return programmes;
    }

    private void Add<T>(YamlObject y, Dictionary<string, T> known, string id, T item, IReadOnlyList<string> clauses)
    {
        if (!known.TryAdd(id, item)) y.Report($"`{id}` stands twice");
        if (clauses.Count == 0) y.Report("`clause` is missing: everything names where it stands");
        foreach (var anchor in clauses.Where(a => notice.FindClause(a) is null)) y.Report($"clauses.md has no anchor `{anchor}`");
    }

    private static Criterion? Criterion(YamlObject y, ConditionReader conditions)
    {
        var (id, name) = (y.Required("id"), y.Required("kind"));
        if (!QuestionReader.IsId(id)) y.Report($"`{id}` is no id: lower case, words joined by hyphens; deadline is taken");
        if (!Kinds.TryGetValue(name, out var kind)) y.Report($"unknown kind `{name}`; known: {string.Join(", ", Kinds.Keys)}");
        var when = y.Child("when");
        if (when is null) y.Report("`when` is missing");
        var criterion = new Criterion
        {
            Id = id, Kind = kind, Clauses = y.Texts("clause"), Text = y.LocalText("zh"), Source = $"{y.Source.File}:{y.Line}",
            Next = y.Has("next") ? y.LocalText("next") : null,
            When = when is null ? new Always() : conditions.Read(when),
        };
        if (criterion.IsHard && !criterion.When.Tests.Any()) y.Report($"a {name} asks something: `when` names no question");
        y.RejectOthers();
        return criterion;
    }

    private ProgrammeRules? Programme(YamlObject y)
    {
        var path = y.Required("programme");
        var programme = notice.AllProgrammes.FirstOrDefault(p => p.Path == path);
        if (programme is null) y.Report($"unknown programme `{path}`; known: {string.Join(", ", notice.AllProgrammes.Select(p => p.Path))}");
        var criteria = Known(y, "criteria", _criteria);
        var hard = criteria.Where(c => c.IsHard).SelectMany(c => c.When.Questions).ToHashSet();
        foreach (var (c, q) in criteria.SelectMany(c => c.When.Questions.Select(q => (c, q))).Where(x => !hard.Contains(x.q)))
            y.Report($"the question `{q}` can change no verdict of {path}: only {c.Id} ({c.Kind.ToString().ToLowerInvariant()}) needs it");
        if (hard.Count == 0) y.Report($"{path} asks nothing");
        var asked = y.Has("ask") ? Known(y, "ask", _questions) : [.. _questions.Values.Where(q => hard.Contains(q.Id))];
        if (!hard.SetEquals(asked.Select(q => q.Id))) y.Report($"`ask` must hold each question of the requirements and exclusions once: {string.Join(", ", hard)}");
        var conflicts = y.Texts("conflict").Select(id => (id, Found: notice.Conflicts.FirstOrDefault(c => c.Id == id))).ToList();
        foreach (var (id, _) in conflicts.Where(c => c.Found is null)) y.Report($"the notice has no conflict `{id}`");
        y.RejectOthers();
        return programme is null ? null : new ProgrammeRules
        {
            Notice = notice, Programme = programme, Criteria = criteria, Questions = asked,
            Conflicts = [.. conflicts.Select(c => c.Found).OfType<Conflict>()], Source = $"{y.Source.File}:{y.Line}",
        };
    }

    private static List<T> Known<T>(YamlObject y, string key, Dictionary<string, T> all)
    {
        var ids = y.Texts(key);
        if (ids.Count == 0) y.Report($"`{key}` is empty");
        foreach (var id in ids.Where(id => !all.ContainsKey(id))) y.Report($"`{key}`: unknown id `{id}`; known: {string.Join(", ", all.Keys)}");
        foreach (var twice in ids.GroupBy(i => i).Where(g => g.Count() > 1)) y.Report($"`{key}`: `{twice.Key}` stands twice");
        return [.. ids.Distinct().Where(all.ContainsKey).Select(id => all[id])];
    }
}
