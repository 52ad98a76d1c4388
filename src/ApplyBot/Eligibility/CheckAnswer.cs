using System.Globalization;

namespace ApplyBot.Eligibility;

/// <summary>What was answered to a question. <see cref="Text"/> is what is kept; reading it gives an equal answer.</summary>
public abstract record CheckAnswer
{
    private protected CheckAnswer() { }

    /// <summary>The answer as a text that <see cref="AnswerReader"/> reads again.</summary>
    public abstract string Text { get; }
}

/// <summary>“I don't know”: what hangs on the question stays open.</summary>
public sealed record UnsureAnswer : CheckAnswer
{
    /// <inheritdoc/>
    public override string Text => "unsure";
}

/// <summary>Chosen options; for yes or no one of <see cref="Yes"/> and <see cref="No"/>.</summary>
public sealed record ChosenAnswer : CheckAnswer
{
    /// <summary>Id of the answer yes.</summary>
    public const string Yes = "yes";
    /// <summary>Id of the answer no.</summary>
    public const string No = "no";
    /// <summary>How choosing nothing is kept.</summary>
    internal const string Nothing = "none";

    /// <summary>An answer of these options; their order does not count.</summary>
    public ChosenAnswer(params IEnumerable<string> ids) => Ids = new SortedSet<string>(ids, StringComparer.Ordinal);

    /// <summary>The ids chosen; may be empty.</summary>
    public IReadOnlySet<string> Ids { get; }

    /// <inheritdoc/>
    public override string Text => Ids.Count == 0 ? Nothing : string.Join(",", Ids);

    /// <inheritdoc/>
    public bool Equals(ChosenAnswer? other) => other?.Text == Text;

    /// <inheritdoc/>
    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);
}

/// <summary>A number.</summary>
/// <param name="Value">In the question's own unit.</param>
public sealed record NumberAnswer(decimal Value) : CheckAnswer
{
    /// <inheritdoc/>
    public override string Text => Value.ToString("0.############################", CultureInfo.InvariantCulture);
}

/// <summary>A day.</summary>
/// <param name="Value">The day.</param>
public sealed record DateAnswer(DateOnly Value) : CheckAnswer
{
    /// <inheritdoc/>
    public override string Text => Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>A place.</summary>
/// <param name="Province">As vocabulary/regions.yaml names it.</param>
/// <param name="City">A city of it; null when none was named.</param>
public sealed record RegionAnswer(string Province, string? City) : CheckAnswer
{
    /// <inheritdoc/>
    public override string Text => City is null ? Province : $"{Province}/{City}";
}
