using System.Text;
using System.Text.Json.Nodes;
using ApplyBot.Answering;
using ApplyBot.Knowledge;
using static ApplyBot.Bot.Cards.CardElements;

namespace ApplyBot.Bot.Cards;

/// <summary>An answer on one card (Adaptive Card 1.5): its figure first, then all that its text says, its source, the clauses behind a button, what to ask next.</summary>
public static class AnswerCard
{
    /// <summary>Largest card, in bytes of UTF-8: what Teams takes everywhere.</summary>
    public const int MaxBytes = 28 * 1024;

    private const int MostButtons = 6;

    // Clauses give way first, since the answer names them; then, which no answer of our own needs, its own text.
    private static readonly (int Clause, int Sentence, int Parts)[] Rooms =
        [(int.MaxValue, int.MaxValue, int.MaxValue), (800, int.MaxValue, int.MaxValue), (240, int.MaxValue, int.MaxValue), (0, int.MaxValue, int.MaxValue), (0, 1200, 4), (0, 200, 4)];

    /// <summary>The card.</summary>
    /// <param name="turn">The answer, and the state after it: a button asks within it however much later it is pressed.</param>
    /// <param name="wording">What the card says of its own.</param>
    /// <param name="question">The question to repeat above it, where nobody said it aloud because a button was pressed.</param>
    public static JsonObject Of(Turn turn, Wording wording, string? question = null) =>
        Rooms.Select(room => Of(turn, wording, question, room)).First(card => Encoding.UTF8.GetByteCount(card.ToJsonString(Protocol.ProtocolJson.Wire.Options)) <= MaxBytes);

    private static JsonObject Of(Turn turn, Wording wording, string? question, (int Clause, int Sentence, int Parts) room)
    {
        var answer = turn.Answer;
        IReadOnlyList<AnswerPart> parts = [.. answer.Parts.DefaultIfEmpty(new AnswerPart { Role = PartRole.Remark, Text = answer.Text }).Take(room.Parts).Select(p => p with { Text = Shorten(p.Text, room.Sentence) })];
        var figure = AnswerBody.Figure(parts);
        return Card(answer.Language,
        [
            .. question is null ? Array.Empty<JsonObject>() : [Text(wording.Say(answer.Language, "card.question", Shorten(question, 200)), "Small", subtle: true)],
            .. AnswerBody.Of(answer, parts, figure, wording),
            .. Sources(answer, wording, room),
            .. Buttons(Asks(turn)),
        ],
        Shorten(answer.Text, room.Sentence),
        Shorten(figure is null ? parts[0].Text : $"{figure.Value.Figure}. {parts[0].Text}", 300));
    }

    private static IEnumerable<JsonObject> Sources(Answer answer, Wording wording, (int Clause, int Sentence, int Parts) room)
    {
        if (answer.Source is { } source)
        {
            yield return Text(Shorten(source, room.Sentence), "Small", subtle: true, spacing: "Medium");
        }
        foreach (var set in answer.Citations.Count > 0 && room.Clause > 0 ? Buttons([CitationCard.Button(answer.Citations, answer.Language, wording, room.Clause)]) : [])
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
