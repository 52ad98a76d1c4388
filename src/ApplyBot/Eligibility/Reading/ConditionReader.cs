using ApplyBot.Knowledge;

namespace ApplyBot.Eligibility.Reading;

/// <summary>Reads conditions; what they name must exist and fit the question's kind.</summary>
internal sealed class ConditionReader(IReadOnlyDictionary<string, EligibilityQuestion> questions, PlaceFinder places)
{
    public Condition Read(YamlObject y)
    {
        Condition? condition =
            y.Has("all") ? new All([.. y.Objects("all").Select(Read)])
            : y.Has("any") ? new AnyOf([.. y.Objects("any").Select(Read)])
            : y.Has("not") ? new Not(y.Child("not") is { } part ? Read(part) : new Always())
            : y.Has("unclear") ? new Unstated(y.Child("unclear") is { } open ? Read(open) : new Always())
            : y.Has("always") && y.Flag("always") ? new Always()
            : y.Has("question") ? OfQuestion(y)
            : null;
        if (condition is null or All { Parts.Count: 0 } or AnyOf { Parts.Count: 0 }) y.Report("a condition is one of all, any, not, unclear, always: true, or question with what its answer must be");
        y.RejectOthers();
        return condition ?? new Always();
    }

    private Condition? OfQuestion(YamlObject y)
    {
        var id = y.Required("question");
        if (!questions.TryGetValue(id, out var question))
        {
            y.Report($"unknown question `{id}`; known: {string.Join(", ", questions.Keys)}");
            _ = Keys.Select(y.Get).ToList();
            return new Always();
        }
        QuestionCondition? condition = question.Kind switch
        {
            QuestionKind.YesNo or QuestionKind.OneOf => Values(y, "is", "in") is { Count: > 0 } ids ? new Choice(id, Choosing.Any, Known(y, question, ids)) : null,
            QuestionKind.ManyOf => Many(y, question),
            QuestionKind.Number => y.Has("at-least") || y.Has("at-most") ? new Range(id, y.Number("at-least"), y.Number("at-most")) : null,
            QuestionKind.Date => y.Has("on-or-after") || y.Has("on-or-before") ? new Period(id, y.Date("on-or-after"), y.Date("on-or-before")) : null,
            _ => Values(y, "is", "in") is { Count: > 0 } names ? new Located(id, [.. names.Select(n => Place(y, n)).OfType<RegionAnswer>()]) : null,
        };
        if (condition is null) y.Report($"the question `{id}` is of kind {QuestionReader.Name(question.Kind)}: {Wanted(question.Kind)} is missing");
        return condition ?? (Condition)new Always();
    }

    private static readonly string[] Keys = ["is", "in", "has", "has-any", "has-all", "has-none", "at-least", "at-most", "on-or-after", "on-or-before"];

    private static string Wanted(QuestionKind kind) => kind switch
    {
        QuestionKind.ManyOf => "has, has-any, has-all or has-none",
        QuestionKind.Number => "at-least or at-most",
        QuestionKind.Date => "on-or-after or on-or-before",
        _ => "is or in",
    };

    private static Choice? Many(YamlObject y, EligibilityQuestion question)
    {
        foreach (var (key, choosing) in new[] { ("has", Choosing.All), ("has-all", Choosing.All), ("has-any", Choosing.Any), ("has-none", Choosing.None) })
            if (y.Texts(key) is { Count: > 0 } ids) return new Choice(question.Id, choosing, Known(y, question, ids));
        return null;
    }

    private static List<string> Values(YamlObject y, params string[] keys) => [.. keys.SelectMany(y.Texts)];

    private static List<string> Known(YamlObject y, EligibilityQuestion question, IReadOnlyList<string> ids)
    {
        if (question.Kind == QuestionKind.YesNo) ids = [.. ids.Select(i => i switch { "true" => ChosenAnswer.Yes, "false" => ChosenAnswer.No, _ => i })];
        List<string> known = question.Kind == QuestionKind.YesNo ? [ChosenAnswer.Yes, ChosenAnswer.No] : [.. question.Options.Select(o => o.Id)];
        foreach (var id in ids.Except(known)) y.Report($"the question `{question.Id}` has no option `{id}`; it has {string.Join(", ", known)}");
        return [.. ids];
    }

    private RegionAnswer? Place(YamlObject y, string name)
    {
        if (places.Find(name) is [var one]) return one;
        y.Report($"vocabulary/regions.yaml has no `{name}`");
        return null;
    }
}
