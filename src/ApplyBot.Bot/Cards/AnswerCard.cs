using System.Text;
using System.Text.Json.Nodes;
using ApplyBot.Answering;
using ApplyBot.Bot.Protocol;
using ApplyBot.Knowledge;
using static ApplyBot.Bot.Cards.CardElements;

namespace ApplyBot.Bot.Cards;

/// <summary>An answer on one card (Adaptive Card 1.5): its figure first, then all that its text says, its source, the clauses behind a button, what to ask next.</summary>
public static class AnswerCard
{
    /// <summary>Largest card, in bytes of UTF-8: what Teams takes everywhere.</summary>
    public const int MaxBytes = 28 * 1024;

    private const int MostButtons = 6;

    // Most characters shown of each clause. Clauses give way where a card grows too large, since the answer names them.
    private static readonly int[] ClauseLengths = [int.MaxValue, 800, 240, 0];

    /// <summary>The card.</summary>
    /// <param name="turn">The answer, and the state after it: a button asks within it however much later it is pressed.</param>
    /// <param name="wording">What the card says of its own.</param>
    /// <param name="question">The question to repeat above it, where nobody said it aloud because a button was pressed.</param>
    /// <param name="next">Buttons for what can be done next, beside those that ask.</param>
    public static JsonObject Of(Turn turn, Wording wording, string? question = null, params IReadOnlyList<JsonObject> next) =>
        ClauseLengths.Select(length => Of(turn, wording, question, next, length)).FirstOrDefault(Fits) ?? Cut(turn.Answer);

    private static bool Fits(JsonObject card) => Encoding.UTF8.GetByteCount(card.ToJsonString(ProtocolJson.Wire.Options)) <= MaxBytes;

    // No answer of our own is so long. One paragraph, at most 6 bytes for each character, shown and in reserve.
    private static JsonObject Cut(Answer answer) => Card(answer.Language, [Paragraph(Shorten(answer.Text, 1500))], Shorten(answer.Text, 1500), Shorten(answer.Text, 300));

    private static JsonObject Of(Turn turn, Wording wording, string? question, IReadOnlyList<JsonObject> next, int clauseLength)
    {
        var answer = turn.Answer;
        IReadOnlyList<AnswerPart> parts = answer.Parts.Count > 0 ? answer.Parts : [new AnswerPart { Role = PartRole.Remark, Text = answer.Text }];
        var figure = AnswerBody.Figure(answer, parts);
        return Card(answer.Language,
        [
            .. question is null ? Array.Empty<JsonObject>() : [Text(wording.Say(answer.Language, "card.question", Shorten(question, 200)), "Small", subtle: true)],
            .. AnswerBody.Of(answer, parts, figure, wording),
            .. Sources(answer, wording, clauseLength),
            .. Buttons(Asks(turn).Concat(next.Select(button => button.DeepClone().AsObject()))),
        ],
        answer.Text,
        Shorten(figure is null ? parts[0].Text : $"{figure.Value.Figure}. {parts[0].Text}", 300));
    }

    private static IEnumerable<JsonObject> Sources(Answer answer, Wording wording, int clauseLength)
    {
        if (answer.Source is { } source)
        {
            yield return Text(source, "Small", subtle: true, spacing: "Medium");
        }
        foreach (var set in answer.Citations.Count > 0 && clauseLength > 0 ? Buttons([CitationCard.Button(answer.Citations, answer.Language, wording, clauseLength)]) : [])
        {
            yield return set;
        }
    }

    private static IEnumerable<JsonObject> Asks(Turn turn)
    {
        var (answer, state) = turn;
        return answer.Choices.Count > 0
            ? answer.Choices.Take(MostButtons).Select(choice => AskAction.Of(Shorten(choice.Label, 60), Shorten(choice.Ask, 200), state.Programmes, state.Content, AskAction.Choose))
            : answer.Suggestions.Take(MostButtons).Select(ask => AskAction.Of(Shorten(ask, 60), Shorten(ask, 200), state.Programmes, state.Content));
    }
}
