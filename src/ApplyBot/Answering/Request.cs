using ApplyBot.Knowledge;
using ApplyBot.Understanding;

namespace ApplyBot.Answering;

/// <summary>A question within its conversation: what is meant, and what is asked about it.</summary>
internal sealed record Request
{
    public required Question Question { get; init; }
    /// <summary>The conversation so far; whoever looks at it makes the answer depend on it.</summary>
    public required Circumstances State { get; init; }
    /// <summary>The present moment; the same holds for it.</summary>
    public DateTimeOffset Now => State.Now;
    public required string Language { get; init; }

    /// <summary>What is meant: one group for each thing named; a group of several when a name is shared. Empty when nothing is.</summary>
    public required IReadOnlyList<IReadOnlyList<Target>> Named { get; init; }
    /// <summary>What is asked, carried over when the message itself asks nothing.</summary>
    public required string Content { get; init; }
    /// <summary>Kinds asked for, carried over likewise.</summary>
    public required IReadOnlyDictionary<FactKind, float> Kinds { get; init; }
    /// <summary>Whether what is meant comes from the conversation, not the message.</summary>
    public bool Inherited { get; init; }

    /// <summary>What has been ranked for this request so far, by notice and paths.</summary>
    public Dictionary<(string Notice, string Paths), List<Scored>> Rankings { get; init; } = [];

    /// <summary>Notices that are certainly meant.</summary>
    public IReadOnlyList<string> Notices => [.. Named.Where(n => n.Select(t => t.Notice).Distinct().Count() == 1).Select(n => n[0].Notice).Distinct()];

    /// <summary>The single notice meant; null when there is none or several.</summary>
    public string? Notice => Notices.Count == 1 ? Notices[0] : null;

    public float Strength(FactKind kind) => Kinds.TryGetValue(kind, out var s) ? s : 0;

    /// <summary>Programme paths meant within a notice; empty for the notice as a whole. What is only carried over opens up to its siblings: the second kind may be asked after the first.</summary>
    public IReadOnlyList<string> Paths(string notice) => [.. Named.SelectMany(n => n).Where(t => t.Notice == notice && t.Path is not null).Select(t => Inherited && !Question.Has(Cue.Demonstrative) ? t.Path!.Split('/')[0] : t.Path!).Distinct()];

    /// <summary>Whether the entry speaks of exactly what the conversation was about.</summary>
    public bool SpokeOf(Entry entry) => Inherited && entry.Scopes.Count > 0 && Named.SelectMany(n => n).Any(t => t.Notice == entry.Notice.Id && t.Path is not null && entry.Scopes.Contains(t.Path));
}
