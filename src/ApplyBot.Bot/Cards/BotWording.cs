using ApplyBot.Knowledge;

namespace ApplyBot.Bot.Cards;

/// <summary>Keys of the sentences in wording/*.yaml that the host says.</summary>
public static class BotWording
{
    /// <summary>Greeting: what can be asked.</summary>
    public const string Welcome = "welcome.text";
    /// <summary>Button that shows the citations; {0} is their number.</summary>
    public const string CitationsTitle = "citations.title";
    /// <summary>Said when a turn failed for a reason of our own.</summary>
    public const string TurnFailed = "turn.failed";

    /// <summary>Questions offered with the greeting.</summary>
    public static IReadOnlyList<string> WelcomeSuggestions { get; } = [.. Enumerable.Range(1, 5).Select(n => $"welcome.suggestions.{n}")];

    /// <summary>Questions offered with a programme.</summary>
    public static IReadOnlyList<string> ProgrammeQuestions { get; } = ["suggest.materials", "suggest.eligible", "suggest.contact"];

    /// <summary>What stands on cards beside what the notices say.</summary>
    public static IReadOnlyList<string> OnCards { get; } =
    [
        "card.source", "card.clauses", "card.and", "card.window", "card.amount", "card.who", "card.contact", "card.not-stated", "card.is-not-stated",
        "card.status.open", "card.status.upcoming", "card.status.closed", "card.status.later", "card.status.not-stated", "card.closes", "card.days-left",
        "card.question", "card.column.notice", "card.column.says", "card.column.closes", "card.programmes", "card.ask.programme", "card.answered", "card.unknown-press",
    ];

    /// <summary>What wording/ lacks of them; a host with any of these does not start.</summary>
    public static IEnumerable<Problem> Missing(Wording wording) =>
        from language in new[] { Languages.Chinese, Languages.English }
        from key in WelcomeSuggestions.Concat(ProgrammeQuestions).Concat(OnCards).Concat([Welcome, CitationsTitle, TurnFailed])
        where !wording.Sentences.TryGetValue(language, out var sentences) || !sentences.ContainsKey(key)
        select new Problem($"wording/{language}.yaml", 0, $"missing key '{key}'");
}
