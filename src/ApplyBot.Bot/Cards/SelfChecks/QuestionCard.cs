using System.Text.Json.Nodes;
using ApplyBot.Eligibility;
using ApplyBot.Knowledge;
using static ApplyBot.Bot.Cards.CardElements;

namespace ApplyBot.Bot.Cards.SelfChecks;

/// <summary>A question of a self-check as it is shown.</summary>
/// <param name="Title">What is checked.</param>
/// <param name="Progress">Which step it is, and how many are left.</param>
/// <param name="Question">The question.</param>
/// <param name="Choices">What can be chosen.</param>
public sealed record AskedQuestion(string Title, string Progress, EligibilityQuestion Question, IReadOnlyList<InputChoice> Choices)
{
    /// <summary>What was answered to it before.</summary>
    public CheckAnswer? Given { get; init; }
    /// <summary>That answer in words.</summary>
    public string? GivenText { get; init; }
    /// <summary>The answer given last: a press is not repeated in the conversation.</summary>
    public ListedAnswer? Before { get; init; }
    /// <summary>Answers to the other questions.</summary>
    public IReadOnlyList<ListedAnswer> Answers { get; init; } = [];
    /// <summary>Whether there is a step before it.</summary>
    public bool CanGoBack { get; init; } = true;
    /// <summary>Notice that asks it; null for what no notice asks.</summary>
    public string? Source { get; init; }
}

/// <summary>One step of a self-check: progress, question, explanation, clause, a field or buttons for the answer.</summary>
public static class QuestionCard
{
    // Longer lists are not read out in plain text: a name is said instead.
    private const int MostNumbered = 20;

    /// <summary>The card (Adaptive Card 1.5).</summary>
    public static JsonObject Of(CheckFrame frame, AskedQuestion asked)
    {
        var (question, language) = (asked.Question, frame.Language);
        var text = question.Text.In(language);
        var was = asked.GivenText is { } given ? frame.Say("check.was", given) : null;
        var help = new[] { question.Help?.In(language), Bounds(frame, question), was }.OfType<string>().ToList();
        var input = CheckInputs.Of(question, asked.Choices, text, frame.Say(question.Kind switch
        {
            QuestionKind.Number => "eligibility.answer.number",
            QuestionKind.Date => "eligibility.answer.date",
            _ => "eligibility.answer.empty",
        }), asked.Given);
        var clauses = question.Clauses.Count == 0 ? [] : new[] { frame.Clauses(question.Clauses) + (asked.Source is { } source ? " · " + source : "") };
        return Card(language,
        [
            .. frame.Notes(),
            .. asked.Before is { } before ? [Text(frame.Say("check.before", before.Question, before.Answer), "Small", subtle: true)] : Array.Empty<JsonObject>(),
            Container([Text(asked.Title, "Small", subtle: true), Text(asked.Progress, "Small", bold: true)]),
            // The label of a field says the question; where there is none it is said here.
            .. input is null ? [Heading(text)] : Array.Empty<JsonObject>(),
            .. help.Select(line => Text(line, "Small", subtle: true)),
            .. input is null ? Array.Empty<JsonObject>() : [input],
            .. frame.Error is { } error ? [Container(Lines(error), style: "attention")] : Array.Empty<JsonObject>(),
            .. Buttons(Answering(frame, question, input is not null)),
            .. clauses.Select(line => Text(line, "Small", subtle: true)),
            .. Buttons(
            [
                .. asked.CanGoBack ? [frame.Button("check.back", CheckAction.Back)] : Array.Empty<JsonObject>(),
                .. asked.Answers.Count > 0 ? [frame.Button("check.restart", CheckAction.Restart)] : Array.Empty<JsonObject>(),
                frame.Button("check.quit", CheckAction.Quit),
                .. asked.Answers.Count > 0 ? [frame.Answers(asked.Answers)] : Array.Empty<JsonObject>(),
                .. frame.Window is { } window ? [window] : Array.Empty<JsonObject>(),
            ]),
        ],
        string.Join('\n', [.. Prefix(frame), asked.Title, frame.Say("check.pair", asked.Progress, text), .. help, .. Numbered(frame, asked), .. clauses, frame.Say("check.plain")]),
        Shorten($"{asked.Progress}. {text}", 300));
    }

    /// <summary>What is said first in plain text.</summary>
    internal static IEnumerable<string> Prefix(CheckFrame frame) => new[] { frame.Note, frame.Error }.OfType<string>();

    private static IEnumerable<JsonObject> Answering(CheckFrame frame, EligibilityQuestion question, bool field)
    {
        if (field)
        {
            yield return frame.Button("check.next", CheckAction.Answer, question.Id, filled: true);
        }
        foreach (var (key, answer) in question.Kind switch
        {
            QuestionKind.YesNo => [("eligibility.yes", ChosenAnswer.Yes), ("eligibility.no", ChosenAnswer.No)],
            QuestionKind.ManyOf => [("eligibility.none", "none")],
            _ => Array.Empty<(string, string)>(),
        })
        {
            yield return frame.Button(key, CheckAction.Answer, question.Id, answer);
        }
        // Among options it is one of them.
        if (question is { Unsure: true, Kind: not QuestionKind.OneOf })
        {
            yield return frame.Button("eligibility.unsure", CheckAction.Answer, question.Id, "unsure");
        }
    }

    private static string? Bounds(CheckFrame frame, EligibilityQuestion question) => question.Kind == QuestionKind.Number
        ? question.Unit is { } unit ? frame.Say("check.bounds-unit", question.Min, question.Max, unit.In(frame.Language)) : frame.Say("check.bounds", question.Min, question.Max)
        : null;

    private static IEnumerable<string> Numbered(CheckFrame frame, AskedQuestion asked)
    {
        List<string> items = asked.Question.Kind switch
        {
            QuestionKind.YesNo => [frame.Say("eligibility.yes"), frame.Say("eligibility.no")],
            QuestionKind.OneOf or QuestionKind.ManyOf when asked.Choices.Count <= MostNumbered => [.. asked.Choices.Select(c => c.Title)],
            _ => [],
        };
        if (items.Count == 0)
        {
            return [frame.Say(asked.Question.Kind switch { QuestionKind.Number => "check.say.number", QuestionKind.Date => "check.say.date", QuestionKind.Region => "check.say.region", _ => "check.say.name" })];
        }
        if (asked.Question is { Unsure: true, Kind: QuestionKind.YesNo })
        {
            items.Add(frame.Say("eligibility.unsure"));
        }
        var numbered = items.Select((title, i) => $"{i + 1}. {title}");
        return asked.Question.Kind == QuestionKind.ManyOf ? numbered.Append(frame.Say("check.say.several")) : numbered.Append(frame.Say("check.say.one"));
    }
}
