namespace ApplyBot.Knowledge;

/// <summary>One thing that somebody may ask, with its clause. Money is in yuan, dates are local to the notice (Asia/Shanghai).</summary>
public sealed record Fact
{
    /// <summary>What it is about.</summary>
    public required FactKind Kind { get; init; }
    /// <summary>Programme paths that it holds for; empty for the whole notice.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }
    /// <summary>Anchors of the clauses that say so; empty only for <see cref="FactKind.NotStated"/>.</summary>
    public required IReadOnlyList<string> Clauses { get; init; }
    /// <summary>The answer in short sentences.</summary>
    public required LocalText Text { get; init; }
    /// <summary>How people ask for it.</summary>
    public required IReadOnlyList<string> Asks { get; init; }
    /// <summary>File and line in knowledge/, for messages.</summary>
    public required string Source { get; init; }

    /// <summary>Moment of a window, period or result date.</summary>
    public LocalMoment? At { get; init; }
    /// <summary>Whom a window concerns: applicants, recommenders or paper.</summary>
    public string? For { get; init; }
    /// <summary>Distance of a relative date.</summary>
    public Offset? Offset { get; init; }
    /// <summary>Money, lowest and highest; equal for one figure.</summary>
    public NumberRange? Money { get; init; }
    /// <summary>The figure is an upper limit.</summary>
    public bool Cap { get; init; }
    /// <summary>Highest share of a total, in percent.</summary>
    public decimal? Share { get; init; }
    /// <summary>A count (projects, copies, days, years), lowest and highest.</summary>
    public NumberRange? Count { get; init; }
    /// <summary>Points of a scoring row.</summary>
    public decimal? Points { get; init; }
    /// <summary>Scoring table that a row stands in.</summary>
    public string? Table { get; init; }
    /// <summary>Place within a level of a table, from 1.</summary>
    public int? Ordinal { get; init; }
    /// <summary>Level within a table: 1 or 2.</summary>
    public int? Level { get; init; }
    /// <summary>What a scoring row, a group of rows or a table is called; null: as its clause.</summary>
    public LocalText? Item { get; init; }
    /// <summary>Whether a scoring row, or a group of rows, only adds points beyond the others.</summary>
    public bool Bonus { get; init; }
    /// <summary>Points from which a scoring table is passed.</summary>
    public decimal? PassMark { get; init; }
    /// <summary>Who gives points by a scoring table, where several do.</summary>
    public IReadOnlyList<Rater> Raters { get; init; } = [];
    /// <summary>Address of a system.</summary>
    public string? Url { get; init; }
    /// <summary>Whom to ask.</summary>
    public Contact? Contact { get; init; }
    /// <summary>Applicant kinds (ids of vocabulary/applicants.yaml) of an <see cref="FactKind.Eligible"/> fact.</summary>
    public IReadOnlyList<string> Applicants { get; init; } = [];
    /// <summary>For <see cref="FactKind.NotStated"/>: the kind that it would be.</summary>
    public FactKind? About { get; init; }

    /// <summary>Whether it says until when applicants may apply, rather than those who recommend, or paper copies.</summary>
    public bool ClosesApplying => this is { Kind: FactKind.WindowCloses, For: "applicants" };

    /// <summary>Whether the fact speaks of the programme at <paramref name="path"/>: of it, of what it is a kind of, or of everything.</summary>
    public bool HoldsFor(string path) => Scopes.Count == 0 || Scopes.Any(s => path == s || path.StartsWith(s + "/", StringComparison.Ordinal));

    /// <summary>Whether this scoring row lies in <paramref name="group"/>: its clause within the group's.</summary>
    public bool IsRowOf(Fact group) => Clauses.Any(c => group.Clauses.Any(g => c.StartsWith(g + ".", StringComparison.Ordinal)));

    /// <summary>Whether the fact speaks of a part of the programme at <paramref name="path"/>.</summary>
    public bool LiesWithin(string path) => Scopes.Any(s => s == path || s.StartsWith(path + "/", StringComparison.Ordinal));
}

/// <summary>A closed range; both ends equal for a single figure.</summary>
public readonly record struct NumberRange(decimal Low, decimal High);

/// <summary>Whom to ask, as the notice names them; absent parts are empty or null.</summary>
public sealed record Contact(string? Role, IReadOnlyList<string> Names, IReadOnlyList<string> Phones, string? Fax, string? Email, string? Address, string? Postcode);

/// <summary>One of those who give points by a scoring table.</summary>
/// <param name="Id">Unique within the table.</param>
/// <param name="Name">What the notice calls its part.</param>
/// <param name="Percent">Its share of the score, in percent.</param>
/// <param name="IsSelf">Whether it is the one that is scored.</param>
public sealed record Rater(string Id, LocalText Name, decimal Percent, bool IsSelf);

/// <summary>A distance in time from an event.</summary>
/// <param name="Months">Calendar months.</param>
/// <param name="Days">Days (weeks counted as seven).</param>
/// <param name="Before">True: before the event; false: after it.</param>
/// <param name="Event">The event, in the notice's words.</param>
public sealed record Offset(int Months, int Days, bool Before, string Event);

/// <summary>A date or a moment in the notice's own time zone.</summary>
/// <param name="Date">The day.</param>
/// <param name="Time">The time of day; null: the day counts whole.</param>
public readonly record struct LocalMoment(DateOnly Date, TimeOnly? Time)
{
    /// <summary>Offset of Asia/Shanghai, which has known no summer time since 1991.</summary>
    public static readonly TimeSpan Zone = TimeSpan.FromHours(8);

    /// <summary>The last instant that still counts: the time itself, or 24:00 of the day.</summary>
    public DateTimeOffset End => Time is { } t
        ? new DateTimeOffset(Date.ToDateTime(t), Zone)
        : new DateTimeOffset(Date.AddDays(1).ToDateTime(TimeOnly.MinValue), Zone);

    /// <summary>The first instant that counts: the time itself, or 0:00 of the day.</summary>
    public DateTimeOffset Start => new(Date.ToDateTime(Time ?? TimeOnly.MinValue), Zone);

    /// <summary>Whole days from the day of <paramref name="now"/> to this day; negative when past.</summary>
    public int DaysFrom(DateTimeOffset now) => Date.DayNumber - DateOnly.FromDateTime(now.ToOffset(Zone).DateTime).DayNumber;
}
