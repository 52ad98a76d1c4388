using System.Collections.Concurrent;

namespace ApplyBot.Eligibility;

/// <summary>
/// What open questions can still change. A criterion is met when it is true however the open questions are answered, so that
/// asking less never changes a verdict; a question counts while two answers to it make a difference to a criterion.
/// </summary>
internal sealed class Outlook
{
    private readonly ProgrammeRules _rules;
    private readonly IReadOnlyList<Criterion> _hard;
    private readonly Dictionary<object, string[]> _questions;
    private readonly Dictionary<string, IReadOnlyList<Alternative>> _alternatives;
    private readonly ConcurrentDictionary<string, int> _steps = new();

    public Outlook(ProgrammeRules rules)
    {
        _rules = rules;
        _hard = [.. rules.Criteria.Where(c => c.IsHard)];
        _questions = rules.Criteria.ToDictionary(object (c) => c, c => c.When.Questions.ToArray(), ReferenceEqualityComparer.Instance);
        var tests = _hard.SelectMany(c => c.When.Tests).ToLookup(t => t.Question);
        _alternatives = rules.Questions.ToDictionary(q => q.Id, q => Alternatives.Of(q, [.. tests[q.Id]]));
    }

    /// <summary>Answers to a question that make a difference to a hard criterion.</summary>
    public IReadOnlyList<Alternative> AlternativesOf(string question) => _alternatives[question];

    /// <summary>Whether the criterion is met whatever the open questions hold; null when that depends.</summary>
    public bool? Met(Criterion criterion, IReadOnlyDictionary<string, CheckAnswer> answers) =>
        criterion.Met(answers) ?? Agreed(criterion, new Dictionary<string, CheckAnswer>(answers), [.. _questions[criterion].Where(q => !answers.TryGetValue(q, out var a) || a is UnsureAnswer)]);

    /// <summary>Whether two answers to the question make a difference to some hard criterion.</summary>
    public bool Counts(string question, IReadOnlyDictionary<string, CheckAnswer> answers) => _hard.Any(c => Sways(c, question, answers, null));

    /// <summary>Whether two answers to the question make a difference to this criterion.</summary>
    public bool Counts(Criterion criterion, string question, IReadOnlyDictionary<string, CheckAnswer> answers) => Sways(criterion, question, answers, null);

    /// <summary>The open questions that can still change the verdict, in order; none once a hard criterion is not met.</summary>
    public IReadOnlyList<EligibilityQuestion> Ask(IReadOnlyDictionary<string, CheckAnswer> answers) =>
        _hard.Any(c => Met(c, answers) == false) ? [] : [.. _rules.Questions.Where(q => !answers.ContainsKey(q.Id) && _hard.Any(c => Sways(c, q.Id, answers, _hard)))];

    /// <summary>Steps of the longest way from here to a verdict, when every question is answered for certain.</summary>
    public int StepsLeft(IReadOnlyDictionary<string, CheckAnswer> answers)
    {
        var key = Key(answers);
        if (_steps.TryGetValue(key, out var known)) return known;
        var steps = Ask(answers) is [var next, ..] ? 1 + _alternatives[next.Id].Max(a => StepsLeft(With(answers, next.Id, a.Answer))) : 0;
        return _steps[key] = steps;
    }

    /// <summary>Equal for answers after which the same questions are asked with the same outcome.</summary>
    public string Key(IReadOnlyDictionary<string, CheckAnswer> answers) => string.Join(';', _hard.Select(c =>
    {
        if (Met(c, answers) is { } decided) return decided ? "T" : "F";
        var open = _questions[c].Where(q => !answers.ContainsKey(q)).ToArray();
        var table = Completions(new Dictionary<string, CheckAnswer>(answers), open).Select(full => Met(c, full) switch { true => 'T', false => 'F', null => '?' });
        var values = string.Concat(table);
        return values.Distinct().Count() == 1 ? values[..1] : $"{string.Join(',', open)}:{values}";
    }));

    /// <summary>The answers with one more.</summary>
    public static Dictionary<string, CheckAnswer> With(IReadOnlyDictionary<string, CheckAnswer> answers, string question, CheckAnswer answer) => new(answers) { [question] = answer };

    // A difference does not count where another criterion fails on both sides of it: the verdict is the same then.
    private bool Sways(Criterion criterion, string question, IReadOnlyDictionary<string, CheckAnswer> answers, IReadOnlyList<Criterion>? others)
    {
        if (!_questions[criterion].Contains(question) || Met(criterion, answers) is not null) return false;
        var open = _questions[criterion].Where(q => q != question && !answers.ContainsKey(q)).ToArray();
        foreach (var full in Completions(new Dictionary<string, CheckAnswer>(answers), open))
        {
            var sides = new List<(bool? Met, HashSet<object> Failed)>();
            foreach (var alternative in _alternatives[question])
            {
                full[question] = alternative.Answer;
                var side = (Met: Met(criterion, full), Failed: others?.Where(o => !ReferenceEquals(o, criterion) && o.Met(full) == false).ToHashSet<object>(ReferenceEqualityComparer.Instance) ?? []);
                if (sides.Any(s => s.Met != side.Met && !s.Failed.Overlaps(side.Failed))) return true;
                sides.Add(side);
            }
            full.Remove(question);
        }
        return false;
    }

    private bool? Agreed(Criterion criterion, Dictionary<string, CheckAnswer> answers, string[] open)
    {
        if (open.Length == 0) return null;
        bool? agreed = null;
        foreach (var full in Completions(answers, open))
        {
            if (criterion.Met(full) is not { } met || agreed is { } before && before != met) return null;
            agreed = met;
        }
        return agreed;
    }

    // Fills the open questions in every way, in place: the caller reads one completion before it takes the next.
    private IEnumerable<Dictionary<string, CheckAnswer>> Completions(Dictionary<string, CheckAnswer> answers, string[] open, int from = 0)
    {
        if (from == open.Length)
        {
            yield return answers;
            yield break;
        }
        foreach (var alternative in _alternatives[open[from]])
        {
            answers[open[from]] = alternative.Answer;
            foreach (var full in Completions(answers, open, from + 1)) yield return full;
        }
    }
}
