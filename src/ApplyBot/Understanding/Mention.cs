using ApplyBot.Knowledge;

namespace ApplyBot.Understanding;

/// <summary>What a question is about: a notice, or a programme or kind of it.</summary>
/// <param name="Notice">Id of the notice.</param>
/// <param name="Path">Path of the programme; null for the notice as a whole.</param>
public sealed record Target(string Notice, string? Path)
{
    /// <summary>Reads <c>notice</c> or <c>notice/path</c>.</summary>
    public static Target Parse(string text) => text.IndexOf('/', StringComparison.Ordinal) is > 0 and var i ? new(text[..i], text[(i + 1)..]) : new(text, null);

    /// <inheritdoc/>
    public override string ToString() => Path is null ? Notice : $"{Notice}/{Path}";
}

/// <summary>Notices, programmes and provinces named in a text.</summary>
public sealed record Mentions
{
    /// <summary>Everything that may be meant; several when a name is shared.</summary>
    public required IReadOnlyList<Target> Targets { get; init; }
    /// <summary>Groups of <see cref="Targets"/>: one for each name said, so that several names are several things meant.</summary>
    public required IReadOnlyList<IReadOnlyList<Target>> Named { get; init; }
    /// <summary>Provinces named that have a notice.</summary>
    public required IReadOnlyList<string> Provinces { get; init; }
    /// <summary>Provinces named that have none.</summary>
    public required IReadOnlyList<Region> Strangers { get; init; }
    /// <summary>The text without the names.</summary>
    public required string Rest { get; init; }
    /// <summary>Whether provinces or cities are all that is named.</summary>
    public bool OnlyProvince { get; init; }
    /// <summary>A province without a notice that stands right before the name of a programme: 湖北的赣海汇智.</summary>
    public Region? Misplaced { get; init; }
    /// <summary>Whether a name was set aside (不是江西, 赣海汇智先放一边).</summary>
    public bool SetAside { get; init; }
}
