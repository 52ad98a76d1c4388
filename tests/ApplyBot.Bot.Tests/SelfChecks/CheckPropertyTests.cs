using System.Text.Json;
using System.Text.Json.Nodes;
using ApplyBot.Bot.Cards;
using ApplyBot.Bot.Cards.SelfChecks;
using ApplyBot.Bot.Conversations.SelfChecks;
using ApplyBot.Bot.Protocol;
using ApplyBot.Eligibility;
using ApplyBot.Knowledge;

namespace ApplyBot.Bot.Tests.SelfChecks;

/// <summary>Whatever is pressed and written: nothing throws, no card is too large, and the state can always be kept and shown.</summary>
public sealed class CheckPropertyTests
{
    private static readonly CheckRules Rules = new(Real.Knowledge, Real.Rules);
    private static readonly CheckSteps Steps = new(Rules, new ProgrammeFinder(Real.Rules));
    private static readonly CheckView View = new(Rules, Real.Forms);
    private static readonly string[] Moves = [CheckAction.Choose, CheckAction.Answer, CheckAction.Edit, CheckAction.Back, CheckAction.Restart, CheckAction.Again, CheckAction.Match, CheckAction.Profile, CheckAction.Remember, CheckAction.Decline, CheckAction.Forget, CheckAction.Open, CheckAction.Score, "?"];
    private static readonly string?[] Texts = [null, "", "是", "否", "yes", "no", "unsure", "none", "1", "2", "江西", "江苏南京", "2020-01-01", "2023-02-31", "30", "-1", "4.5", "满分", "企业", "university", "\ud800", "{0}", new('长', 300), "jiangxi-ganhai-huizhi-2026"];

    [Fact]
    public void Random_moves_never_throw_and_every_card_can_be_sent()
    {
        var random = new Random(4);
        for (var run = 0; run < 120; run++)
        {
            var (state, profile) = (new CheckState { Id = "c", Owner = "me", Language = run % 2 == 0 ? Languages.Chinese : Languages.English }, run % 3 == 0 ? null : Profile.Empty);
            var now = Real.Now.AddDays(random.Next(120));
            for (var i = 0; i < 25; i++)
            {
                var card = View.Card(state, profile, now, inWindow: run % 2 == 0);
                CardText.Bytes(card).ShouldBeLessThanOrEqualTo(AnswerCard.MaxBytes);
                var step = Steps.Take(state, Next(random, card), profile, now);
                (step.State?.Revision ?? 0).ShouldBeLessThanOrEqualTo(state.Revision + 1);
                if (step.Error is not null)
                {
                    step.State.ShouldBe(state);
                }
                View.Card(step.State ?? state, profile, now, step.Note, step.Error);
                profile = step.Keep ?? profile;
                state = step.State is { } next ? Kept(next) : new CheckState { Id = "c", Owner = "me" };
            }
        }
    }

    [Fact]
    public void Whatever_is_pressed_is_read_or_refused()
    {
        foreach (var json in new[] { "null", "[]", "{}", "{\"verb\":\"check\"}", "{\"verb\":\"check\",\"do\":1}", "{\"verb\":\"check\",\"do\":\"answer\",\"rev\":1e99,\"at\":{},\"answer\":[]}", "{\"verb\":\"check\",\"do\":\"answer\",\"rev\":\"1\",\"check\":5,\"answer\":true}" })
        {
            Should.NotThrow(() => CheckPress.Read(JsonDocument.Parse(json).RootElement));
        }
        CheckPress.Read(JsonDocument.Parse("{\"verb\":\"check\",\"do\":\"answer\",\"rev\":2,\"check\":\"c\",\"answer\":30}").RootElement).ShouldBe(new CheckPress(new CheckMove("answer", null, "30"), "c", 2));
    }

    [Fact]
    public void The_longest_verdict_of_every_programme_can_be_sent_in_both_languages()
    {
        var sizes = from programme in Real.Rules.Programmes
                    from language in new[] { Languages.Chinese, Languages.English }
                    let state = new CheckState { Id = "0123456789ab", Owner = "me", Language = language, Place = CheckPlace.Questions, Programme = programme.Id, Anyway = true, Answers = programme.Questions.ToDictionary(q => q.Id, q => Longest(q)) }
                    select (programme.Id, Bytes: CardText.Bytes(View.Card(state, Profile.Empty, Real.Now.AddDays(200), new string('注', 200))));
        var largest = sizes.MaxBy(s => s.Bytes);

        largest.Bytes.ShouldBeLessThanOrEqualTo(AnswerCard.MaxBytes, largest.Id);
    }

    private static string Longest(EligibilityQuestion question) => question.Kind switch
    {
        QuestionKind.YesNo => "yes",
        QuestionKind.OneOf => question.Options.MaxBy(o => o.Text.Zh.Length)!.Id,
        QuestionKind.ManyOf => "none",
        QuestionKind.Number => question.Max.ToString(System.Globalization.CultureInfo.InvariantCulture),
        QuestionKind.Date => "2020-01-01",
        _ => "江西",
    };

    private static CheckMove Next(Random random, JsonObject card)
    {
        var (buttons, text) = (CheckCards.Buttons(card), Texts[random.Next(Texts.Length)]);
        if (random.Next(3) == 0 || buttons.Count == 0)
        {
            return new CheckMove(Moves[random.Next(Moves.Length)], text, Texts[random.Next(Texts.Length)]);
        }
        var press = CheckPress.Read(ProtocolJson.Element(CheckCards.Data(buttons[random.Next(buttons.Count)], null)));
        return press is null ? new CheckMove("?") : press.Move with { Answer = press.Move.Answer ?? Offered(random, card) ?? text };
    }

    private static string? Offered(Random random, JsonObject card) => CheckCards.Inputs(card) is [var input, ..] && input["choices"]?.AsArray() is { Count: > 0 } choices ? (string?)choices[random.Next(choices.Count)]!["value"] : null;

    // As it comes back from the store.
    private static CheckState Kept(CheckState state) => JsonSerializer.Deserialize<CheckState>(JsonSerializer.Serialize(state))!;
}
