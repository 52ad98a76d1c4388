using ApplyBot.Knowledge;

namespace ApplyBot.Answering;

/// <summary>One thing that an answer says, for whoever lays it out; the texts of all parts and the line of sources are the answer's text.</summary>
public sealed record AnswerPart
{
    /// <summary>What kind of thing it is.</summary>
    public required PartRole Role { get; init; }
    /// <summary>The sentence, complete.</summary>
    public required string Text { get; init; }
    /// <summary>What the sentence is about, where several notices or programmes stand one below the other; null elsewhere.</summary>
    public string? Subject { get; init; }
    /// <summary>The sentence without <see cref="Subject"/>; null where there is none.</summary>
    public string? Content { get; init; }
    /// <summary>Id of the notice that it rests on; null for the bot's own words.</summary>
    public string? Notice { get; init; }
    /// <summary>Kind of the fact that it rests on; null where it rests on a clause, a contradiction, or nothing.</summary>
    public FactKind? Kind { get; init; }
    /// <summary>Anchors of the clauses that it rests on.</summary>
    public IReadOnlyList<string> Clauses { get; init; } = [];
    /// <summary>The figure that the sentence is about (a date, an amount), short; stands in its clause. Null where it has none, or several.</summary>
    public string? Figure { get; init; }
    /// <summary>What <see cref="Figure"/> is, in a word or two; null without a figure.</summary>
    public string? FigureLabel { get; init; }
    /// <summary>The day of a calendar's row; null elsewhere.</summary>
    public LocalMoment? At { get; init; }
    /// <summary>That day as the answer's language writes it.</summary>
    public string? Day { get; init; }
    /// <summary>Days from the moment asked to <see cref="At"/>, negative when past; null without a day.</summary>
    public int? DaysLeft { get; init; }
}

/// <summary>What a part of an answer is.</summary>
public enum PartRole
{
    /// <summary>What a notice says.</summary>
    Fact,
    /// <summary>What a notice leaves open.</summary>
    NotStated,
    /// <summary>Where a notice contradicts itself.</summary>
    Conflict,
    /// <summary>What the bot adds: a verdict, days left, an introduction.</summary>
    Remark,
    /// <summary>The Chinese original of a sentence said in English.</summary>
    Original,
}

/// <summary>How an answer is best laid out, where that can be chosen.</summary>
public enum AnswerLayout
{
    /// <summary>Sentences.</summary>
    Sentences,
    /// <summary>A row for each notice or programme.</summary>
    Comparison,
    /// <summary>A row for each closing date.</summary>
    Calendar,
    /// <summary>Programmes of a notice, introduced.</summary>
    Overview,
}

/// <summary>One of several things that may be meant.</summary>
/// <param name="Label">Its name.</param>
/// <param name="Ask">What choosing it says.</param>
public sealed record AnswerChoice(string Label, string Ask);
