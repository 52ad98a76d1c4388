namespace ApplyBot.Bot.Cards.Announcements;

/// <summary>An announcement as its recipients read it.</summary>
/// <param name="Id">Id of the announcement.</param>
/// <param name="Revision">Which wording of it this is, from 1; an acknowledgement is of one of them.</param>
/// <param name="Title">Title, plain.</param>
/// <param name="Text">Text in limited Markdown: bold, italics, lists, links. Anything else in it is shown as it is written.</param>
/// <param name="Why">Why it came to this recipient, and how to stop it; a sentence.</param>
public sealed record AnnouncementMessage(string Id, int Revision, string Title, string Text, string Why)
{
    /// <summary>Name of the programme that it is about; null for none.</summary>
    public string? Programme { get; init; }
    /// <summary>What the notice says of the programme.</summary>
    public IReadOnlyList<AnnouncedFact> Facts { get; init; } = [];
    /// <summary>The notice in one line: title and number; null without facts.</summary>
    public string? Source { get; init; }
    /// <summary>When the wording was put right last, UTC; null where it is the first.</summary>
    public DateTimeOffset? CorrectedAt { get; init; }
    /// <summary>What was put right then, a sentence each; may be empty.</summary>
    public IReadOnlyList<string> Changes { get; init; } = [];
    /// <summary>Whether recipients are asked to acknowledge it.</summary>
    public bool WantsAcknowledgement { get; init; }
    /// <summary>When whoever reads it acknowledged this wording, UTC; null where he has not.</summary>
    public DateTimeOffset? Acknowledged { get; init; }
}

/// <summary>A fact of the programme on an announcement.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Text">What the notice says.</param>
/// <param name="Clauses">Where it says so.</param>
public sealed record AnnouncedFact(string Label, string Text, IReadOnlyList<string> Clauses);
