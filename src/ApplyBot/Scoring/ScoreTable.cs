using ApplyBot.Knowledge;

namespace ApplyBot.Scoring;

/// <summary>A table of a notice by which points are given, to estimate one's own.</summary>
public sealed record ScoreTable
{
    /// <summary>The notice.</summary>
    public required Notice Notice { get; init; }
    /// <summary>What the notice calls it.</summary>
    public required string Name { get; init; }
    /// <summary>What it is for, in both languages.</summary>
    public required LocalText Title { get; init; }
    /// <summary>Anchors of the clauses where the table stands.</summary>
    public required IReadOnlyList<string> Clauses { get; init; }
    /// <summary>Its rows by group, in the table's order.</summary>
    public required IReadOnlyList<ScoreGroup> Groups { get; init; }
    /// <summary>Points from which it is passed; null: the notice states none.</summary>
    public decimal? PassMark { get; init; }
    /// <summary>Who gives points, where several do; the one scored first.</summary>
    public IReadOnlyList<Rater> Raters { get; init; } = [];
    /// <summary>Sentences of the notice on totals, pass mark and raters.</summary>
    public IReadOnlyList<Fact> Rules { get; init; } = [];
    /// <summary>Where the notice contradicts itself about the table, or leaves open how it is used.</summary>
    public IReadOnlyList<Conflict> Conflicts { get; init; } = [];

    /// <summary>Unique over all notices: the notice's id, a slash, the table's name.</summary>
    public string Id => $"{Notice.Id}/{Name}";

    /// <summary>All rows, in the table's order: the order of asking.</summary>
    public IEnumerable<ScoreItem> Items => Groups.SelectMany(g => g.Items);

    /// <summary>Points of all rows, those of the bonus counted.</summary>
    public decimal Total => Items.Sum(i => i.Max);

    /// <summary>Points of the rows that are bonus.</summary>
    public decimal Bonus => Items.Where(i => i.IsBonus).Sum(i => i.Max);

    /// <summary>The row with this id or at this clause, or null.</summary>
    public ScoreItem? Find(string id) => Items.FirstOrDefault(i => i.Id == id || i.Clauses.Contains(id));

    /// <inheritdoc/>
    public override string ToString() => Id;
}

/// <summary>A group of rows (一级指标).</summary>
/// <param name="Id">Its place, from 1.</param>
/// <param name="Title">Its name.</param>
/// <param name="Points">Most points that its rows give together.</param>
/// <param name="Clauses">Anchors of its clauses.</param>
/// <param name="Items">Its rows.</param>
public sealed record ScoreGroup(string Id, LocalText Title, decimal Points, IReadOnlyList<string> Clauses, IReadOnlyList<ScoreItem> Items);

/// <summary>A row (二级指标): what one gives oneself points for.</summary>
/// <param name="Id">Place of its group and its own, as <c>3.5</c>.</param>
/// <param name="Title">Its name.</param>
/// <param name="Looks">What is looked at, in a sentence.</param>
/// <param name="Max">Most points that it gives; the least is none.</param>
/// <param name="IsBonus">Whether it only adds points beyond the others.</param>
/// <param name="Clauses">Anchors of its clauses.</param>
public sealed record ScoreItem(string Id, LocalText Title, LocalText Looks, decimal Max, bool IsBonus, IReadOnlyList<string> Clauses);
