using ApplyBot.Eligibility;
using ApplyBot.Knowledge;

namespace ApplyBot.Scoring;

/// <summary>How an estimate stands to the pass mark.</summary>
public enum Standing
{
    /// <summary>The notice states no pass mark.</summary>
    NoMark,
    /// <summary>It is reached, whatever the open rows give.</summary>
    Passed,
    /// <summary>It cannot be reached, whatever the open rows give.</summary>
    Failed,
    /// <summary>Only the bonus lifts it to the mark, and whether that counts is not for the table to say.</summary>
    WithBonus,
    /// <summary>It hangs on rows that are open.</summary>
    Open,
}

/// <summary>A row and the points one gives oneself; null: not answered, or not known.</summary>
public sealed record ScoredItem(ScoreItem Item, decimal? Points)
{
    /// <summary>Points that are not gained; none while the row is open.</summary>
    public decimal Lost => Points is { } points ? Item.Max - points : 0;
}

/// <summary>What one would get by a scoring table, going by one's own points. Never a result.</summary>
public sealed record Estimate
{
    /// <summary>The table.</summary>
    public required ScoreTable Table { get; init; }
    /// <summary>All rows, in the table's order.</summary>
    public required IReadOnlyList<ScoredItem> Rows { get; init; }
    /// <summary>What the raters make of it; null where the notice names none.</summary>
    public RaterEstimate? Raters { get; init; }
    /// <summary>The first row that nothing has been said to; null when all have been asked.</summary>
    public ScoreItem? Next { get; init; }
    /// <summary>Rows that nothing has been said to.</summary>
    public int StepsLeft { get; init; }

    /// <summary>Points given.</summary>
    public decimal Sum => Rows.Sum(r => r.Points ?? 0);
    /// <summary>Bonus among them.</summary>
    public decimal Bonus => Rows.Where(r => r.Item.IsBonus).Sum(r => r.Points ?? 0);
    /// <summary>Most points of the rows that points were given for.</summary>
    public decimal OutOf => Rows.Where(r => r.Points is not null).Sum(r => r.Item.Max);
    /// <summary>The sum, if every open row gave all it can.</summary>
    public decimal Highest => Sum + Missing.Sum(i => i.Max);
    /// <summary>Rows without points, in the table's order.</summary>
    public IEnumerable<ScoreItem> Missing => Rows.Where(r => r.Points is null).Select(r => r.Item);
    /// <summary>Rows that lose points, most lost first; bonus rows, which take nothing away, come last.</summary>
    public IReadOnlyList<ScoredItem> Weakest => [.. Rows.Where(r => r.Lost > 0).OrderBy(r => r.Item.IsBonus).ThenByDescending(r => r.Lost).ThenBy(r => r.Points / r.Item.Max)];

    /// <summary>How the sum stands to the pass mark, were everybody to give the same points.</summary>
    public Standing Standing => Table.PassMark is not { } mark ? Standing.NoMark
        : Sum - Bonus >= mark ? Standing.Passed
        : Highest < mark ? Standing.Failed
        : Missing.Any() ? Standing.Open : Standing.WithBonus;

    /// <summary>The estimate that these answers make. A pure function of them.</summary>
    /// <param name="table">The table.</param>
    /// <param name="answers">Points by id of the row, totals by id of another rater, as <see cref="PointsReader"/> reads them; other ids are passed over, and what lies beyond a row's points counts as its nearest.</param>
    public static Estimate Of(ScoreTable table, IReadOnlyDictionary<string, CheckAnswer> answers)
    {
        decimal? Points(string id, decimal most) => answers.TryGetValue(id, out var answer) && answer is NumberAnswer number ? Math.Clamp(number.Value, 0, most) : null;
        var estimate = new Estimate
        {
            Table = table, Rows = [.. table.Items.Select(i => new ScoredItem(i, Points(i.Id, i.Max)))],
            Next = table.Items.FirstOrDefault(i => !answers.ContainsKey(i.Id)), StepsLeft = table.Items.Count(i => !answers.ContainsKey(i.Id)),
        };
        if (table.Raters.Count == 0) return estimate;
        return estimate with { Raters = new RaterEstimate(table, [.. table.Raters.Select(r => r.IsSelf ? new RatedPart(r, estimate.Sum, estimate.Highest) : Points(r.Id, table.Total) is { } total ? new RatedPart(r, total, total) : new RatedPart(r, 0, table.Total))]) };
    }
}
