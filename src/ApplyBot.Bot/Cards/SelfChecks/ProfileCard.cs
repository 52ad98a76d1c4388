using System.Text.Json.Nodes;
using static ApplyBot.Bot.Cards.CardElements;

namespace ApplyBot.Bot.Cards.SelfChecks;

/// <summary>What is kept of somebody, each with a button to change it and one to delete it.</summary>
public static class ProfileCard
{
    /// <summary>The card (Adaptive Card 1.5).</summary>
    /// <param name="frame">The self-check.</param>
    /// <param name="kept">What is kept.</param>
    /// <param name="canGoBack">Whether a self-check goes on behind it.</param>
    public static JsonObject Of(CheckFrame frame, IReadOnlyList<ListedAnswer> kept, bool canGoBack)
    {
        var title = frame.Say("check.profile");
        var intro = kept.Count > 0 ? frame.Say("check.profile.intro") : frame.Say("check.profile.empty");
        return Card(frame.Language,
        [
            .. frame.Notes(),
            Heading(title), Text(intro),
            .. kept.Select(k => Container(
            [
                Text(k.Question, "Small", subtle: true), Text(k.Answer, bold: true),
                .. Buttons([CheckAction.Of(frame.Say("check.profile.edit", k.Question), CheckAction.Edit, frame.Card, k.Id), CheckAction.Of(frame.Say("check.profile.delete", k.Question), CheckAction.Forget, frame.Card, k.Id)]),
            ], separator: true)),
            .. Buttons(
            [
                .. kept.Count > 0 ? [frame.Button("check.match", CheckAction.Match), frame.Button("check.profile.delete-all", CheckAction.Forget)] : Array.Empty<JsonObject>(),
                canGoBack ? frame.Button("check.back", CheckAction.Back) : frame.Button("check.start", CheckAction.Again),
                frame.Button("check.quit", CheckAction.Quit),
            ]),
        ],
        string.Join('\n', [.. QuestionCard.Prefix(frame), title, intro, .. kept.Select(k => frame.Say("check.pair", k.Question, k.Answer)), frame.Say("check.plain.profile")]),
        title);
    }
}
