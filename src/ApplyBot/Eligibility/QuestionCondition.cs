namespace ApplyBot.Eligibility;

/// <summary>A condition on the answer to one question.</summary>
internal abstract record QuestionCondition(string Question) : Condition
{
    internal sealed override IEnumerable<QuestionCondition> Tests => [this];

    internal sealed override bool? Holds(IReadOnlyDictionary<string, CheckAnswer> answers) => answers.TryGetValue(Question, out var answer) ? OfAnswer(answer) : null;

    /// <summary>Null for an answer that leaves it open: unsure, or a province where a city is wanted.</summary>
    private protected abstract bool? OfAnswer(CheckAnswer answer);
}

/// <summary>How chosen options are compared with those of a condition.</summary>
internal enum Choosing
{
    /// <summary>At least one of them is chosen.</summary>
    Any,
    /// <summary>All of them are chosen.</summary>
    All,
    /// <summary>None of them is chosen.</summary>
    None,
}

/// <summary>Compares chosen options.</summary>
internal sealed record Choice(string Question, Choosing Choosing, IReadOnlyList<string> Ids) : QuestionCondition(Question)
{
    private protected override bool? OfAnswer(CheckAnswer answer) => answer is not ChosenAnswer chosen ? null : Choosing switch
    {
        Choosing.Any => Ids.Any(chosen.Ids.Contains),
        Choosing.All => Ids.All(chosen.Ids.Contains),
        _ => !Ids.Any(chosen.Ids.Contains),
    };
}

/// <summary>A number within bounds, both included; a bound that is null is open.</summary>
internal sealed record Range(string Question, decimal? AtLeast, decimal? AtMost) : QuestionCondition(Question)
{
    private protected override bool? OfAnswer(CheckAnswer answer) => answer is NumberAnswer { Value: var v } ? !(v < AtLeast) && !(v > AtMost) : null;
}

/// <summary>A day within bounds, both included; a bound that is null is open.</summary>
internal sealed record Period(string Question, DateOnly? From, DateOnly? To) : QuestionCondition(Question)
{
    private protected override bool? OfAnswer(CheckAnswer answer) => answer is DateAnswer { Value: var v } ? !(v < From) && !(v > To) : null;
}

/// <summary>In one of the places; a place without a city is the whole province.</summary>
internal sealed record Located(string Question, IReadOnlyList<RegionAnswer> Places) : QuestionCondition(Question)
{
    private protected override bool? OfAnswer(CheckAnswer answer)
    {
        if (answer is not RegionAnswer at) return null;
        var near = Places.Where(p => p.Province == at.Province).ToList();
        if (near.Any(p => p.City is null || p.City == at.City)) return true;
        return near.Count > 0 && at.City is null ? null : false;
    }
}
