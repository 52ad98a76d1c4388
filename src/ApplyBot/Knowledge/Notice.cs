namespace ApplyBot.Knowledge;

/// <summary>One official notice, restated: identity, what can be applied for, facts, clauses and contradictions.</summary>
public sealed record Notice
{
    /// <summary>Folder name under knowledge/notices.</summary>
    public required string Id { get; init; }
    /// <summary>Official title.</summary>
    public required LocalText Title { get; init; }
    /// <summary>How the bot names the notice within a sentence, province included.</summary>
    public required LocalText Short { get; init; }
    /// <summary>Document number; null when the notice bears none.</summary>
    public string? DocNumber { get; init; }
    /// <summary>Issuing bodies.</summary>
    public required IReadOnlyList<string> Issuers { get; init; }
    /// <summary>Province, as vocabulary/regions.yaml names it.</summary>
    public required string Province { get; init; }
    /// <summary>Year of the programme.</summary>
    public required int Year { get; init; }
    /// <summary>Date of the notice; null when it does not say.</summary>
    public DateOnly? Issued { get; init; }
    /// <summary>Id of the notice that this one replaces.</summary>
    public string? Supersedes { get; init; }
    /// <summary>Names of the notice as a whole, Chinese and English.</summary>
    public required IReadOnlyList<string> Aliases { get; init; }
    /// <summary>What can be applied for, in the notice's order.</summary>
    public required IReadOnlyList<Programme> Programmes { get; init; }
    /// <summary>All facts.</summary>
    public required IReadOnlyList<Fact> Facts { get; init; }
    /// <summary>Where the notice contradicts itself.</summary>
    public required IReadOnlyList<Conflict> Conflicts { get; init; }
    /// <summary>All clauses, in the notice's order.</summary>
    public required IReadOnlyList<Clause> Clauses { get; init; }

    /// <summary>Programmes and their kinds, parents first.</summary>
    public IEnumerable<Programme> AllProgrammes => Programmes.SelectMany(p => p.Kinds.Prepend(p));

    /// <summary>The clause with this anchor, or null.</summary>
    public Clause? FindClause(string anchor) => Clauses.FirstOrDefault(c => c.Anchor == anchor);

    /// <summary>The text of a clause together with those that lie within it.</summary>
    public string ClauseText(string anchor) => string.Join("\n", Clauses
        .Where(c => c.Anchor == anchor || c.Anchor.StartsWith(anchor + ".", StringComparison.Ordinal))
        .Select(c => c.Title + "\n" + string.Join("\n", c.Lines)));
}

/// <summary>A text in both languages of the bot.</summary>
/// <param name="Zh">Simplified Chinese.</param>
/// <param name="En">English.</param>
public sealed record LocalText(string Zh, string En)
{
    /// <summary>The text in <paramref name="language"/>, <c>zh-CN</c> or <c>en-US</c>.</summary>
    public string In(string language) => language == Languages.English ? En : Zh;
}

/// <summary>The languages that the bot answers in.</summary>
public static class Languages
{
    /// <summary>Simplified Chinese.</summary>
    public const string Chinese = "zh-CN";
    /// <summary>English.</summary>
    public const string English = "en-US";
}

/// <summary>Something that can be applied for, or a kind (tier, direction) of it.</summary>
public sealed record Programme
{
    /// <summary>Path within the notice: <c>park</c>, <c>park/park-contest</c>.</summary>
    public required string Path { get; init; }
    /// <summary>Official name.</summary>
    public required LocalText Name { get; init; }
    /// <summary>Its number in the notice, as people say it (2026-4, 专题三); null when it has none.</summary>
    public string? Number { get; init; }
    /// <summary>Place within its siblings, from 1.</summary>
    public required int Ordinal { get; init; }
    /// <summary>Other names, Chinese and English.</summary>
    public required IReadOnlyList<string> Aliases { get; init; }
    /// <summary>Kinds within it; empty for a kind.</summary>
    public IReadOnlyList<Programme> Kinds { get; init; } = [];

    /// <summary>Path of the programme that this one is a kind of; null at the top.</summary>
    public string? Parent => Path.IndexOf('/', StringComparison.Ordinal) is > 0 and var i ? Path[..i] : null;
}

/// <summary>A clause of a notice, restated.</summary>
/// <param name="Anchor">Its own number, such as <c>四.4</c>.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Lines">Statements, one each.</param>
public sealed record Clause(string Anchor, string Title, IReadOnlyList<string> Lines);

/// <summary>A contradiction within a notice: both places, and what the bot says of it.</summary>
public sealed record Conflict
{
    /// <summary>Unique within the notice.</summary>
    public required string Id { get; init; }
    /// <summary>Programme paths that it concerns; empty for the whole notice.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }
    /// <summary>Kinds of facts that it touches.</summary>
    public required IReadOnlyList<FactKind> About { get; init; }
    /// <summary>Anchors of the places that disagree.</summary>
    public required IReadOnlyList<string> Clauses { get; init; }
    /// <summary>What the bot says: both figures, both places, whom to ask.</summary>
    public required LocalText Text { get; init; }
    /// <summary>How people ask about it.</summary>
    public required IReadOnlyList<string> Asks { get; init; }
    /// <summary>File and line in knowledge/, for messages.</summary>
    public required string Source { get; init; }
}
