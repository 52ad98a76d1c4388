namespace ApplyBot.Eligibility;

/// <summary>Every way through a programme's questions while its window is open; ways that come to the same are one.</summary>
internal sealed class Walk
{
    private readonly ProgrammeRules _rules;
    private readonly bool _unsure;
    private readonly Dictionary<string, Stop> _stops = [];

    private Walk(ProgrammeRules rules, bool unsure) => (_rules, _unsure) = (rules, unsure);

    /// <summary>Where every way begins.</summary>
    public Stop Start { get; private set; } = null!;

    /// <summary>All places on the ways, in the order reached.</summary>
    public IReadOnlyCollection<Stop> Stops => _stops.Values;

    /// <summary>Walks all ways.</summary>
    /// <param name="rules">The programme.</param>
    /// <param name="unsure">Whether “I don't know” is answered too, where it may be.</param>
    public static Walk Through(ProgrammeRules rules, bool unsure)
    {
        var walk = new Walk(rules, unsure);
        walk.Start = walk.From([]);
        return walk;
    }

    private Stop From(Dictionary<string, CheckAnswer> answers)
    {
        var outlook = _rules.Outlook;
        var key = outlook.Key(answers);
        if (_stops.TryGetValue(key, out var known)) return known;
        var hard = _rules.Criteria.Where(c => c.IsHard).Select(c => (Criterion: c, Met: outlook.Met(c, answers))).ToList();
        var question = outlook.Ask(answers) is [var next, ..] ? next : null;
        var stop = new Stop($"n{_stops.Count}", question, [.. hard.Where(h => h.Met == false).Select(h => h.Criterion)], [.. hard.Where(h => h.Met is null).Select(h => h.Criterion)])
        {
            IsStuck = question is null && hard.TrueForAll(h => h.Met != false) && _rules.Questions.Any(q => !answers.ContainsKey(q.Id) && outlook.Counts(q.Id, answers)),
        };
        _stops[key] = stop;
        if (question is null) return stop;
        foreach (var alternative in outlook.AlternativesOf(question.Id)) stop.Steps.Add(new Step(alternative, From(Outlook.With(answers, question.Id, alternative.Answer))));
        if (_unsure && question.Unsure) stop.Steps.Add(new Step(null, From(Outlook.With(answers, question.Id, new UnsureAnswer()))));
        return stop;
    }
}

/// <summary>A place on the ways: a question, or an end.</summary>
internal sealed class Stop(string id, EligibilityQuestion? question, IReadOnlyList<Criterion> failed, IReadOnlyList<Criterion> open)
{
    private int? _longest;
    private bool? _canBeEligible;

    /// <summary>Unique within the walk.</summary>
    public string Id => id;

    /// <summary>What is asked here; null at an end.</summary>
    public EligibilityQuestion? Question => question;

    /// <summary>Hard criteria that are not met here.</summary>
    public IReadOnlyList<Criterion> Failed => failed;

    /// <summary>Hard criteria that are not known here.</summary>
    public IReadOnlyList<Criterion> Open => open;

    /// <summary>Whether a question still counts here, and yet none is asked.</summary>
    public bool IsStuck { get; init; }

    /// <summary>Where each answer leads.</summary>
    public List<Step> Steps { get; } = [];

    /// <summary>Whether everything is met here.</summary>
    public bool IsEligible => failed.Count == 0 && open.Count == 0;

    /// <summary>Questions on the longest way from here, this one counted.</summary>
    public int Longest => _longest ??= question is null ? 0 : 1 + Steps.Max(s => s.To.Longest);

    /// <summary>Whether some way from here ends with everything met.</summary>
    public bool CanBeEligible => _canBeEligible ??= IsEligible || Steps.Exists(s => s.To.CanBeEligible);
}

/// <summary>An answer and where it leads; the answer is null for “I don't know”.</summary>
internal sealed record Step(Alternative? Alternative, Stop To);
