using System.Text.Json.Nodes;
using static ApplyBot.Bot.Cards.CardElements;

namespace ApplyBot.Bot.Cards.SelfChecks;

/// <summary>What to check: a notice, or a programme of it.</summary>
public static class ChoiceCard
{
    /// <summary>The card (Adaptive Card 1.5).</summary>
    /// <param name="frame">The self-check.</param>
    /// <param name="title">What is to be chosen.</param>
    /// <param name="choices">What can be.</param>
    /// <param name="canGoBack">Whether there is a step before it.</param>
    public static JsonObject Of(CheckFrame frame, string title, IReadOnlyList<InputChoice> choices, bool canGoBack) => Card(frame.Language,
    [
        .. frame.Notes(),
        Text(frame.Say("check.title"), "Small", subtle: true),
        CheckInputs.Choices(title, choices, frame.Say("check.choose.error")),
        .. frame.Error is { } error ? [Container(Lines(error), style: "attention")] : Array.Empty<JsonObject>(),
        .. Buttons([frame.Button("check.next", CheckAction.Choose, filled: true), frame.Button("check.match", CheckAction.Match)]),
        .. Buttons([.. canGoBack ? [frame.Button("check.back", CheckAction.Back)] : Array.Empty<JsonObject>(), frame.Button("check.quit", CheckAction.Quit), .. frame.Window is { } window ? [window] : Array.Empty<JsonObject>()]),
    ],
    string.Join('\n', [.. QuestionCard.Prefix(frame), title, .. choices.Select((c, i) => $"{i + 1}. {c.Title}"), frame.Say("check.plain.choose")]),
    title);
}
