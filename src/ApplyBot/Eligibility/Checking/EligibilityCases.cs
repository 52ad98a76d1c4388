using ApplyBot.Eligibility.Reading;
using ApplyBot.Knowledge;

namespace ApplyBot.Eligibility.Checking;

/// <summary>Holds the cases of every eligibility.cases.yaml against the rules beside them.</summary>
public static class EligibilityCases
{
    private const int Fewest = 5;

    /// <summary>Cases that do not come out as they say, and programmes with too few cases or a hard criterion that no case fails.</summary>
    public static IReadOnlyList<Problem> Check(string folder, KnowledgeBase knowledge, EligibilityRules rules)
    {
        var problems = new List<Problem>();
        var reader = new AnswerReader(knowledge.Vocabulary);
        foreach (var programmes in rules.Programmes.GroupBy(p => p.Notice))
        {
            var file = Path.Combine(folder, "notices", programmes.Key.Id, "eligibility.cases.yaml");
            if (!File.Exists(file)) problems.Add(new Problem(file, 0, $"missing; at least {Fewest} cases for each programme stand there"));
            var cases = File.Exists(file) ? EligibilityCase.Read(file, problems) : [];
            foreach (var c in cases)
                problems.AddRange((programmes.FirstOrDefault(p => p.Programme.Path == c.Programme) is { } programme ? Judge(c, programme, reader) : [$"eligibility.yaml has no programme `{c.Programme}`"]).Select(reason => Problem.At(c.Source, reason)));
            problems.AddRange(from p in programmes from reason in Coverage(p, [.. cases.Where(c => c.Programme == p.Programme.Path)]) select new Problem(file, 0, $"{p.Programme.Path}: {reason}"));
        }
        return problems;
    }

    /// <summary>What a case says otherwise than its programme; empty when it holds.</summary>
    public static IEnumerable<string> Judge(EligibilityCase c, ProgrammeRules programme, AnswerReader reader)
    {
        var answers = new Dictionary<string, CheckAnswer>();
        foreach (var (id, text) in c.Answers)
        {
            if (programme.Find(id) is not { } question) yield return $"{programme.Programme.Path} asks no `{id}`; it asks {string.Join(", ", programme.Questions.Select(q => q.Id))}";
            else if (reader.Read(question, text) is { Answer: { } answer }) answers[id] = answer;
            else yield return $"`{text}` is no answer to `{id}`";
        }
        var verdict = SelfCheck.Judge(programme, answers, c.Now ?? WhileOpen(programme));
        if (verdict.Outcome != c.Verdict) yield return $"comes to {EligibilityCase.Name(verdict.Outcome)}, not {EligibilityCase.Name(c.Verdict)} (not met: {Ids(verdict.NotMet)}; unknown: {Ids(verdict.Unknown)})";
        if (!verdict.NotMet.Select(r => r.Id).ToHashSet().SetEquals(c.NotMet)) yield return $"does not meet {Ids(verdict.NotMet)}, not {string.Join(", ", c.NotMet)}";
        if (c.Unknown is { } unknown && !verdict.Unknown.Select(r => r.Id).ToHashSet().SetEquals(unknown)) yield return $"leaves open {Ids(verdict.Unknown)}, not {string.Join(", ", unknown)}";
    }

    /// <summary>A moment at which applications are taken, as far as the notice says.</summary>
    public static DateTimeOffset WhileOpen(ProgrammeRules programme) => programme.Window is { Closes.At: { } at }
        ? at.Start.Date == at.End.Date ? at.End.AddHours(-1) : at.Start.AddHours(12)
        : (programme.Window.From ?? new DateTimeOffset(programme.Notice.Year, 7, 1, 0, 0, 0, LocalMoment.Zone)).AddHours(12);

    private static IEnumerable<string> Coverage(ProgrammeRules programme, IReadOnlyList<EligibilityCase> cases)
    {
        if (cases.Count < Fewest) yield return $"{cases.Count} cases, at least {Fewest} are wanted";
        foreach (var criterion in programme.Criteria.Where(c => c.IsHard && !cases.Any(x => x.NotMet.Contains(c.Id)))) yield return $"no case fails `{criterion.Id}`";
    }

    private static string Ids(IEnumerable<CriterionResult> results) => results.Select(r => r.Id).ToList() is { Count: > 0 } ids ? string.Join(", ", ids) : "nothing";
}
