using ApplyBot.Knowledge;

namespace ApplyBot.Understanding;

/// <summary>A message, understood on its own: without the conversation around it.</summary>
public sealed record Question
{
    /// <summary>Normalised, corrected text.</summary>
    public required string Text { get; init; }
    /// <summary>The text without names and filler: what is asked about whatever is meant.</summary>
    public required string Content { get; init; }
    /// <summary><c>zh-CN</c> or <c>en-US</c>.</summary>
    public required string Language { get; init; }
    /// <summary>Notices, programmes and provinces named.</summary>
    public required Mentions Mentions { get; init; }
    /// <summary>Kinds of facts asked for, with their strength, 0 to 1.</summary>
    public required IReadOnlyDictionary<FactKind, float> Kinds { get; init; }
    /// <summary>Applicant kinds named, by id, in the order named.</summary>
    public required IReadOnlyList<string> Applicants { get; init; }
    /// <summary>Figures said.</summary>
    public required AskedFigures Figures { get; init; }
    /// <summary>What steers the conversation.</summary>
    public required Cue Cues { get; init; }

    /// <summary>Whether any of the cues is present.</summary>
    public bool Has(Cue any) => (Cues & any) != 0;

    /// <summary>Strength of a kind, 0 when not asked for.</summary>
    public float Strength(FactKind kind) => Kinds.TryGetValue(kind, out var s) ? s : 0;

    /// <summary>Kinds asked for plainly, strongest first.</summary>
    public IEnumerable<FactKind> PlainKinds => Kinds.Where(k => k.Value >= 0.6f).OrderByDescending(k => k.Value).Select(k => k.Key);
}
