namespace ApplyBot.Eligibility;

/// <summary>When a criterion is true. Closed; composed with all, any and not, in three-valued logic (Kleene).</summary>
public abstract record Condition
{
    private protected Condition() { }

    /// <summary>The conditions on single questions that it is made of.</summary>
    internal abstract IEnumerable<QuestionCondition> Tests { get; }

    /// <summary>Ids of the questions that it names, each once.</summary>
    internal IEnumerable<string> Questions => Tests.Select(t => t.Question).Distinct();

    /// <summary>Whether it is true; null while an answer that it needs is missing or unsure.</summary>
    internal abstract bool? Holds(IReadOnlyDictionary<string, CheckAnswer> answers);
}

/// <summary>True of everybody: advice that nobody is asked about.</summary>
internal sealed record Always : Condition
{
    internal override IEnumerable<QuestionCondition> Tests => [];
    internal override bool? Holds(IReadOnlyDictionary<string, CheckAnswer> answers) => true;
}

/// <summary>True when all parts are; false as soon as one is.</summary>
internal sealed record All(IReadOnlyList<Condition> Parts) : Condition
{
    internal override IEnumerable<QuestionCondition> Tests => Parts.SelectMany(p => p.Tests);

    internal override bool? Holds(IReadOnlyDictionary<string, CheckAnswer> answers)
    {
        bool? result = true;
        foreach (var part in Parts)
        {
            var one = part.Holds(answers);
            if (one == false) return false;
            if (one is null) result = null;
        }
        return result;
    }
}

/// <summary>True as soon as one part is; false when all are.</summary>
internal sealed record AnyOf(IReadOnlyList<Condition> Parts) : Condition
{
    internal override IEnumerable<QuestionCondition> Tests => Parts.SelectMany(p => p.Tests);

    internal override bool? Holds(IReadOnlyDictionary<string, CheckAnswer> answers)
    {
        bool? result = false;
        foreach (var part in Parts)
        {
            var one = part.Holds(answers);
            if (one == true) return true;
            if (one is null) result = null;
        }
        return result;
    }
}

/// <summary>What the notice neither admits nor excludes: never true; false when its part is false, else not known.</summary>
internal sealed record Unstated(Condition Part) : Condition
{
    internal override IEnumerable<QuestionCondition> Tests => Part.Tests;
    internal override bool? Holds(IReadOnlyDictionary<string, CheckAnswer> answers) => Part.Holds(answers) == false ? false : null;
}

/// <summary>True when its part is false.</summary>
internal sealed record Not(Condition Part) : Condition
{
    internal override IEnumerable<QuestionCondition> Tests => Part.Tests;
    internal override bool? Holds(IReadOnlyDictionary<string, CheckAnswer> answers) => !Part.Holds(answers);
}
