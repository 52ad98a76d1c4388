using ApplyBot.Knowledge;

namespace ApplyBot.Bot.Conversations.SelfChecks;

/// <summary>Where a self-check stands.</summary>
public enum CheckPlace
{
    /// <summary>Which programme.</summary>
    Choose,
    /// <summary>The questions of a programme, and after them its verdict.</summary>
    Questions,
    /// <summary>What somebody is, held against every programme.</summary>
    Match,
    /// <summary>What is kept of somebody.</summary>
    Profile,
    /// <summary>Points by a scoring table of a notice, and after them what they come to.</summary>
    Score,
}

/// <summary>A self-check of one person in a conversation: what was chosen and answered. Everything shown follows from it. Plain data, serialisable.</summary>
public sealed record CheckState
{
    /// <summary>Names this self-check on its cards.</summary>
    public string Id { get; init; } = "";
    /// <summary>Whose it is: id of the account.</summary>
    public string Owner { get; init; } = "";
    /// <summary>Grows with every change; a card of an earlier one is out of date.</summary>
    public int Revision { get; init; }
    /// <summary><c>zh-CN</c> or <c>en-US</c>.</summary>
    public string Language { get; init; } = Languages.Chinese;
    /// <summary>Where it stands.</summary>
    public CheckPlace Place { get; init; }
    /// <summary>Programmes to choose from; empty: a notice is to be chosen first. At <see cref="CheckPlace.Score"/> scoring tables; empty: all.</summary>
    public IReadOnlyList<string> Among { get; init; } = [];
    /// <summary>The programme, notice/path; null until one is chosen.</summary>
    public string? Programme { get; init; }
    /// <summary>By id of the question, as <see cref="Eligibility.CheckAnswer.Text"/> has it.</summary>
    public IReadOnlyDictionary<string, string> Answers { get; init; } = new Dictionary<string, string>();
    /// <summary>Questions whose answers were filled in from what was told before.</summary>
    public IReadOnlyList<string> Prefilled { get; init; } = [];
    /// <summary>What he told of himself within this self-check, by key of a profile.</summary>
    public IReadOnlyDictionary<string, string> Told { get; init; } = new Dictionary<string, string>();
    /// <summary>The scoring table, notice/name; null until one is chosen.</summary>
    public string? Table { get; init; }
    /// <summary>Points by id of the table's row, as <see cref="Eligibility.CheckAnswer.Text"/> has them.</summary>
    public IReadOnlyDictionary<string, string> Points { get; init; } = new Dictionary<string, string>();
    /// <summary>The question, the key of the profile, or the row of the table, whose answer is being changed; null when none is.</summary>
    public string? Editing { get; init; }
    /// <summary>Whether the questions are asked although the window is over.</summary>
    public bool Anyway { get; init; }
    /// <summary>Whether he said that nothing of it is to be kept.</summary>
    public bool Declined { get; init; }

    /// <summary>The answer before the one being changed, else the last; null where there is none.</summary>
    /// <param name="answered">What was answered, in its order.</param>
    public string? Before(IReadOnlyList<string> answered) => answered.TakeWhile(a => a != Editing).LastOrDefault();
}

/// <summary>The self-checks of a conversation: one a person, and in a group those of the last few.</summary>
public static class CheckStates
{
    private const int Most = 8;

    /// <summary>The self-check of a person; null when there is none.</summary>
    public static CheckState? Of(this IReadOnlyList<CheckState> checks, string owner) => checks.FirstOrDefault(c => c.Owner == owner);

    /// <summary>With this one in place of the person's other; the longest untouched gives way where there are too many.</summary>
    public static IReadOnlyList<CheckState> With(this IReadOnlyList<CheckState> checks, CheckState check) => [.. checks.Without(check.Owner).TakeLast(Most - 1), check];

    /// <summary>Without the person's.</summary>
    public static IReadOnlyList<CheckState> Without(this IReadOnlyList<CheckState> checks, string owner) => [.. checks.Where(c => c.Owner != owner)];
}
