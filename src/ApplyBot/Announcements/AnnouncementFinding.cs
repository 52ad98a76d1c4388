using ApplyBot.Knowledge;

namespace ApplyBot.Announcements;

/// <summary>How much hangs on a finding.</summary>
public enum FindingWeight
{
    /// <summary>It cannot be sent so.</summary>
    Refused,
    /// <summary>It is sent only when somebody says that it is meant so.</summary>
    NeedsConfirmation,
}

/// <summary>Something about an announcement that its author has to know before it is sent.</summary>
/// <param name="Weight">How much hangs on it.</param>
/// <param name="Key">Key of the sentence in wording/.</param>
/// <param name="Arguments">What fills the sentence in; a <see cref="LocalText"/> in the language that it is said in.</param>
/// <param name="Clauses">Anchors of the clauses that speak against it.</param>
public sealed record AnnouncementFinding(FindingWeight Weight, string Key, IReadOnlyList<object> Arguments, IReadOnlyList<string> Clauses)
{
    /// <summary>Tells it from other findings, so that exactly this one can be confirmed.</summary>
    public string Id => string.Join('|', [Key, .. Arguments.Select(a => a is LocalText text ? text.Zh : global::System.FormattableString.Invariant($"{a}"))]);

    /// <summary>The finding in a sentence.</summary>
    public string In(Wording wording, string language) => wording.Say(language, Key, [.. Arguments.Select(a => a is LocalText text ? text.In(language) : a)]);
}
