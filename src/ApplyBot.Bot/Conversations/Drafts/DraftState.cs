using ApplyBot.Knowledge;

namespace ApplyBot.Bot.Conversations.Drafts;

/// <summary>What of a draft is shown.</summary>
public enum DraftPlace
{
    /// <summary>Forms to choose from.</summary>
    Choose,
    /// <summary>The drafts of the person.</summary>
    List,
    /// <summary>How far each section is.</summary>
    Overview,
    /// <summary>A section, to be filled in.</summary>
    Section,
    /// <summary>A row of a table, to be filled in.</summary>
    Row,
    /// <summary>What is wrong and what is missing.</summary>
    Problems,
    /// <summary>Files that it can be had as.</summary>
    Deliver,
    /// <summary>Forms that it can be copied into.</summary>
    Copy,
    /// <summary>Whether it is to be deleted.</summary>
    Delete,
    /// <summary>How its form has changed.</summary>
    Change,
}

/// <summary>Where somebody stands who fills in forms: never what he filled in. Plain data, serialisable.</summary>
public sealed record DraftState
{
    /// <summary><c>zh-CN</c> or <c>en-US</c>.</summary>
    public string Language { get; init; } = Languages.Chinese;
    /// <summary>What is shown.</summary>
    public DraftPlace Place { get; init; }
    /// <summary>Forms to choose from, or whose drafts are listed; empty: all.</summary>
    public IReadOnlyList<string> Among { get; init; } = [];
    /// <summary>The draft; null until there is one.</summary>
    public string? Draft { get; init; }
    /// <summary>Section that is shown.</summary>
    public string? Section { get; init; }
    /// <summary>Table whose row is shown; where fields are asked one by one, the field that is asked.</summary>
    public string? Field { get; init; }
    /// <summary>Row, from 1; 0: a new one.</summary>
    public int Row { get; init; }
    /// <summary>Column of the row that is asked, where columns are asked one by one.</summary>
    public string? Column { get; init; }
}
