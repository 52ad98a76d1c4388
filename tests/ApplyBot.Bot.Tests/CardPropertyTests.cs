using System.Text;
using System.Text.Json.Nodes;
using ApplyBot.Answering;
using ApplyBot.Bot.Cards;
using ApplyBot.Knowledge;

namespace ApplyBot.Bot.Tests;

/// <summary>Texts of any content and length make a card that is sound and not too large.</summary>
public sealed class CardPropertyTests
{
    private static readonly string[] Shreds = ["# ", "*粗*", "[a](javascript:x)", "<b>", "&lt;", "```", "\n", "\r\n", "\t", "\0", "\u2028", "😀", "3月25日", "http://a.cn/b_(c)?d=1&e", "a@b.cn", "${x}", "{{DATE(1)}}", "|", "\\", "\"", "'", "长", "<script>alert(1)</script>", "- ", "1. ", "\u202e"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Whatever_the_texts_are_the_card_is_sound(int seed)
    {
        var random = new Random(seed);
        for (var run = 0; run < 150; run++)
        {
            var turn = Turn(random, random.Next(4) == 0 ? 2000 : 30);

            var card = AnswerCard.Of(turn, Real.Knowledge.Wording, random.Next(2) == 0 ? Text(random, 200) : null);

            CardText.Bytes(card).ShouldBeLessThanOrEqualTo(AnswerCard.MaxBytes);
            var read = JsonNode.Parse(Encoding.UTF8.GetBytes(card.ToJsonString()))!;
            JsonNode.DeepEquals(read, card).ShouldBeTrue();
            MarkdownReaders(card).ShouldBeEmpty();
        }
    }

    [Fact]
    public void An_answer_of_enormous_length_is_cut_to_what_fits()
    {
        var answer = Some.Answer with { Text = new string('长', 1_000_000), Citations = [.. Enumerable.Repeat(Some.Citation with { Text = new string('文', 100_000) }, 30)], Source = new string('源', 100_000) };

        var card = AnswerCard.Of(new Turn(answer, ConversationState.Empty), Real.Knowledge.Wording, new string('问', 100_000));

        CardText.Bytes(card).ShouldBeLessThanOrEqualTo(AnswerCard.MaxBytes);
        CardText.Of(card).ShouldContain("长长长…");
    }

    // Only a text block reads markdown: nothing may stand in one that markdown takes for its own.
    private static IEnumerable<string> MarkdownReaders(JsonNode? node) => node switch
    {
        JsonArray array => array.SelectMany(MarkdownReaders),
        JsonObject element => ((string?)element["type"] == "TextBlock" && ((string)element["text"]!).Any(c => "*_[]<>`#\\\n".Contains(c, StringComparison.Ordinal)) ? [(string)element["text"]!] : Array.Empty<string>())
            .Concat(element.SelectMany(p => MarkdownReaders(p.Value))),
        _ => [],
    };

    private static Turn Turn(Random random, int length)
    {
        var parts = Enumerable.Range(0, random.Next(1, 12)).Select(_ => new AnswerPart
        {
            Role = (PartRole)random.Next(5), Text = Text(random, length), Subject = random.Next(2) == 0 ? Text(random, 5) : null, Content = random.Next(2) == 0 ? Text(random, length) : null,
            Kind = random.Next(2) == 0 ? FactKind.Contact : FactKind.GrantAmount, Clauses = [Text(random, 3)], Figure = random.Next(2) == 0 ? Text(random, 4) : null, FigureLabel = Text(random, 2), Day = random.Next(2) == 0 ? Text(random, 3) : null,
        }).ToList();
        return new Turn(new Answer
        {
            Outcome = (Outcome)random.Next(4), Layout = (AnswerLayout)random.Next(4), Language = random.Next(2) == 0 ? Languages.Chinese : Languages.English,
            Text = string.Join('\n', parts.Select(p => p.Text)), Parts = parts, Source = random.Next(2) == 0 ? Text(random, 20) : null,
            Citations = [.. Enumerable.Range(0, random.Next(25)).Select(_ => new Citation("n", Text(random, 2), Text(random, 4), Text(random, 2), Text(random, length)))],
            Suggestions = [.. Enumerable.Range(0, random.Next(9)).Select(_ => Text(random, 12))], Choices = random.Next(3) == 0 ? [new AnswerChoice(Text(random, 20), Text(random, 20))] : [],
        }, ConversationState.Empty with { Content = Text(random, 10), Programmes = [Text(random, 3)] });
    }

    private static string Text(Random random, int shreds) => string.Concat(Enumerable.Range(0, random.Next(1, shreds + 1)).Select(_ => Shreds[random.Next(Shreds.Length)]));
}
