using System.Text.Json.Nodes;
using ApplyBot.Eligibility;
using ApplyBot.Knowledge;
using static ApplyBot.Bot.Cards.CardElements;

namespace ApplyBot.Bot.Cards.SelfChecks;

/// <summary>An answer given, as it is listed.</summary>
/// <param name="Id">Id of the question.</param>
/// <param name="Question">The question.</param>
/// <param name="Answer">The answer in words.</param>
/// <param name="Prefilled">Whether it was filled in from what was told before.</param>
public sealed record ListedAnswer(string Id, string Question, string Answer, bool Prefilled);

/// <summary>What all cards of a self-check have in common.</summary>
/// <param name="Check">Id of the self-check.</param>
/// <param name="Revision">Its revision.</param>
/// <param name="Language"><c>zh-CN</c> or <c>en-US</c>.</param>
/// <param name="Wording">What the bot says of its own.</param>
public sealed record CheckFrame(string Check, int Revision, string Language, Wording Wording)
{
    /// <summary>What is to be said first: what became of the press.</summary>
    public string? Note { get; init; }
    /// <summary>What is wrong with what was filled in.</summary>
    public string? Error { get; init; }
    /// <summary>Button that opens the same in a window; null where there are none.</summary>
    public JsonObject? Window { get; init; }

    internal (string, int) Card => (Check, Revision);

    internal string Say(string key, params object?[] values) => Wording.Say(Language, key, values);

    internal JsonObject Button(string titleKey, string what, string? at = null, string? answer = null, bool filled = false) =>
        CheckAction.Of(Say(titleKey), what, Card, at, answer, filled);

    /// <summary>Several things in a row. Sentences in wording/ keep no blank at their end.</summary>
    internal static string Join(IEnumerable<string> items, string language) => string.Join(language == Languages.English ? "; " : "、", items);

    internal IEnumerable<JsonObject> Notes() => Note is null ? [] : [Container(Lines(Note), style: "emphasis")];

    internal string Clauses(IEnumerable<string> clauses) => Say("card.clauses", Listed(clauses));

    /// <summary>Clauses behind what they say; nothing where there are none.</summary>
    internal string Behind(IReadOnlyList<string> clauses) => clauses.Count == 0 ? "" : Say("check.behind", Listed(clauses));

    /// <summary>Offers to keep what he told; nothing where there is nothing to keep.</summary>
    /// <param name="what">What would be kept, in words.</param>
    internal IEnumerable<JsonObject> Offer(string? what) => what is null ? [] :
        [Container([Text(Say("check.remember.offer", what)), .. Buttons([Button("check.remember.yes", CheckAction.Remember), Button("check.remember.no", CheckAction.Decline)])], separator: true)];

    private string Listed(IEnumerable<string> clauses) => string.Join(Say("card.and"), clauses);

    /// <summary>The answers behind a button, each with one to change it.</summary>
    internal JsonObject Answers(IReadOnlyList<ListedAnswer> answers) => new()
    {
        ["type"] = "Action.ShowCard",
        ["title"] = Say("check.answers", answers.Count),
        ["card"] = new JsonObject
        {
            ["type"] = "AdaptiveCard",
            ["body"] = new JsonArray([.. answers.Select((a, i) => Container(
            [
                Text($"{i + 1}. {a.Question}", "Small", subtle: true),
                Text(a.Prefilled ? Say("check.prefilled", a.Answer) : a.Answer, bold: true),
                .. Buttons([CheckAction.Of(Say("check.change", i + 1), CheckAction.Edit, Card, a.Id)]),
            ], separator: i > 0))]),
        },
    };

    /// <summary>Mark of a result: met, not met, not known.</summary>
    internal static string Mark(bool? met) => met switch { true => "✓", false => "✗", null => "?" };

    /// <summary>Style of what comes to this.</summary>
    internal static string Style(VerdictOutcome outcome) => outcome switch { VerdictOutcome.Eligible => "good", VerdictOutcome.NotEligible => "attention", _ => "warning" };
}
