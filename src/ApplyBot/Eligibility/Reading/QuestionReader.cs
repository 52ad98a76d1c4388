using System.Text.RegularExpressions;
using ApplyBot.Knowledge;

namespace ApplyBot.Eligibility.Reading;

/// <summary>Reads the questions of an eligibility.yaml.</summary>
internal sealed partial class QuestionReader(Vocabulary vocabulary)
{
    private static readonly Dictionary<string, QuestionKind> Kinds = new()
    {
        ["yes-no"] = QuestionKind.YesNo, ["one-of"] = QuestionKind.OneOf, ["many-of"] = QuestionKind.ManyOf,
        ["number"] = QuestionKind.Number, ["date"] = QuestionKind.Date, ["region"] = QuestionKind.Region,
    };

    // More would make too many combinations to walk through, and too long a card.
    private const int MostOptions = 20, MostOfMany = 12;

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
    private static partial Regex Kebab();

    /// <summary>Whether an id is written as all are: lower case, words joined by hyphens.</summary>
    public static bool IsId(string id) => Kebab().IsMatch(id) && id is not ("unsure" or CriterionResult.Deadline);

    /// <summary>How data and the command line name a kind.</summary>
    public static string Name(QuestionKind kind) => Kinds.First(k => k.Value == kind).Key;

    public EligibilityQuestion? Read(YamlObject y)
    {
        var name = y.Required("kind");
        if (!Kinds.TryGetValue(name, out var kind))
        {
            y.Report($"unknown kind `{name}`; known: {string.Join(", ", Kinds.Keys)}");
            return null;
        }
        var id = y.Required("id");
        if (!IsId(id)) y.Report($"`{id}` is no id: lower case, words joined by hyphens; unsure and deadline are taken");
        var question = new EligibilityQuestion
        {
            Id = id, Kind = kind, Text = y.LocalText("zh"), Clauses = y.Texts("clause"), Source = $"{y.Source.File}:{y.Line}",
            Help = y.Has("help") ? y.LocalText("help") : null,
            Profile = Profile(y, kind),
            Options = Options(y, kind),
            Unsure = !y.Has("unsure") || y.Flag("unsure"),
        };
        question = kind switch
        {
            QuestionKind.Number => question with { Unit = y.Has("unit") ? y.LocalText("unit") : null, Min = Bound(y, "min"), Max = Bound(y, "max"), Fractions = y.Flag("fractions") },
            QuestionKind.Date => question with { Earliest = y.Date("earliest") ?? question.Earliest, Latest = y.Date("latest") ?? question.Latest },
            _ => question,
        };
        if (kind == QuestionKind.Number && question.Min >= question.Max || question.Earliest >= question.Latest) y.Report("the lower bound is not below the upper one");
        y.RejectOthers();
        return question;
    }

    private static decimal Bound(YamlObject y, string key)
    {
        if (!y.Has(key)) y.Report($"`{key}` is missing: beyond it a number is absurd");
        return y.Number(key) ?? 0;
    }

    private static string? Profile(YamlObject y, QuestionKind kind)
    {
        if (y.Text("profile") is not { } id) return null;
        if (ProfileKey.Find(id) is not { } key) y.Report($"unknown profile key `{id}`; known: {string.Join(", ", ProfileKey.All.Select(k => k.Id))}");
        else if (key.Kind != kind) y.Report($"the profile key `{id}` answers a question of kind {Name(key.Kind)}");
        return id;
    }

    private List<Option> Options(YamlObject y, QuestionKind kind)
    {
        if (kind is not (QuestionKind.OneOf or QuestionKind.ManyOf)) return [];
        var options = y.Objects("options").Select(Option).ToList();
        var most = kind == QuestionKind.ManyOf ? MostOfMany : MostOptions;
        if (options.Count < 2 || options.Count > most) y.Report($"`options` holds {options.Count}; 2 to {most} can be shown");
        if (kind == QuestionKind.ManyOf && options.Exists(o => o.Id == ChosenAnswer.Nothing)) y.Report($"`{ChosenAnswer.Nothing}` is no option: choosing nothing says it");
        foreach (var twice in options.GroupBy(o => o.Id).Where(g => g.Count() > 1)) y.Report($"the option `{twice.Key}` stands twice");
        if (options.Count(o => o.Applicants.Contains(Eligibility.Option.OtherApplicant)) > 1) y.Report("`applicant: other` stands at two options");
        return options;
    }

    private Option Option(YamlObject y)
    {
        var option = new Option(y.Required("id"), y.LocalText("zh"), y.Texts("applicant"));
        if (!IsId(option.Id)) y.Report($"`{option.Id}` is no id: lower case, words joined by hyphens; unsure is taken");
        foreach (var applicant in option.Applicants.Where(a => a != Eligibility.Option.OtherApplicant && vocabulary.Applicants.All(k => k.Id != a)))
            y.Report($"vocabulary/applicants.yaml has no `{applicant}`");
        y.RejectOthers();
        return option;
    }
}
