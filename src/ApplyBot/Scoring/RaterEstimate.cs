using ApplyBot.Knowledge;

namespace ApplyBot.Scoring;

/// <summary>What a rater gives in all, between two bounds: equal when it is known.</summary>
/// <param name="Rater">Who.</param>
/// <param name="Low">The least that it can be, in points of the table.</param>
/// <param name="High">The most that it can be.</param>
public sealed record RatedPart(Rater Rater, decimal Low, decimal High)
{
    /// <summary>Whether it is known.</summary>
    public bool IsKnown => Low == High;
    /// <summary>What the least of it adds to the score.</summary>
    public decimal Adds => Low * Rater.Percent / 100;
}

/// <summary>The score that several raters make together, each by its share.</summary>
/// <param name="Table">The table.</param>
/// <param name="Parts">By rater; the one scored first.</param>
public sealed record RaterEstimate(ScoreTable Table, IReadOnlyList<RatedPart> Parts)
{
    /// <summary>The least that the score can be.</summary>
    public decimal Low => Parts.Sum(p => p.Adds);
    /// <summary>The most that the score can be.</summary>
    public decimal High => Parts.Sum(p => p.High * p.Rater.Percent / 100);
    /// <summary>Share of the raters that nothing is known of, in percent.</summary>
    public decimal OpenPercent => Parts.Where(p => !p.Rater.IsSelf && !p.IsKnown).Sum(p => p.Rater.Percent);

    /// <summary>What those raters must give on average for the score to reach the pass mark, in tenths of a point, rounded up; null when there is no mark, none of them is open, or rows of one's own are. Beyond the table's total: it cannot be reached.</summary>
    public decimal? Needed => Table.PassMark is { } mark && OpenPercent > 0 && Parts.All(p => p.IsKnown || !p.Rater.IsSelf) ? Math.Max(0, Math.Ceiling((mark - Low) / OpenPercent * 1000) / 10) : null;

    /// <summary>How the score stands to the pass mark; bonus counts as the raters count it.</summary>
    public Standing Standing => Table.PassMark is not { } mark ? Standing.NoMark : Low >= mark ? Standing.Passed : High < mark ? Standing.Failed : Standing.Open;
}
