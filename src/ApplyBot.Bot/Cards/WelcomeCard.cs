using System.Text.Json.Nodes;
using static ApplyBot.Bot.Cards.CardElements;

namespace ApplyBot.Bot.Cards;

/// <summary>The greeting on a card, with questions to begin with.</summary>
public static class WelcomeCard
{
    /// <summary>The card (Adaptive Card 1.5).</summary>
    /// <param name="text">The greeting; its first line stands out.</param>
    /// <param name="questions">What to ask, a button each.</param>
    /// <param name="language"><c>zh-CN</c> or <c>en-US</c>.</param>
    public static JsonObject Of(string text, IReadOnlyList<string> questions, string language)
    {
        var lines = text.Split('\n', 2);
        return Card(language,
            [Text(lines[0], bold: true), .. lines.Skip(1).SelectMany(rest => Lines(rest)), .. Buttons(questions.Select(q => AskAction.Of(q, q, [])))],
            text, lines[0]);
    }
}
