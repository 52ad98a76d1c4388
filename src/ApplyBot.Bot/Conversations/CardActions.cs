using System.Text.Json;
using System.Text.Json.Nodes;
using ApplyBot.Bot.Cards;
using ApplyBot.Bot.Cards.Drafts;
using ApplyBot.Bot.Cards.SelfChecks;
using ApplyBot.Bot.Conversations.Drafts;
using ApplyBot.Bot.Conversations.SelfChecks;
using ApplyBot.Knowledge;

namespace ApplyBot.Bot.Conversations;

/// <summary>Presses of buttons on our cards: as invokes (Action.Execute), and as messages without text (Action.Submit).</summary>
public sealed class CardActions(Talks talks, QuestionTurn questions, CheckTurns checks, CheckReplies checkReplies, DraftTurns drafts, DraftReplies draftReplies, KnowledgeBase knowledge, Replies replies)
{
    /// <summary>Answers the invoke <see cref="InvokeNames.AdaptiveCardAction"/>. The HTTP status is 200 even where the body says that the press is invalid, as the universal action model asks.</summary>
    public async ValueTask<TurnResult> InvokeAsync(Activity inbound, ChatState state, CancellationToken cancellation)
    {
        if (await talks.FirstAsync(talk => talk.ExecuteAsync(inbound, state, cancellation)) is { } done)
        {
            return done;
        }
        if (CheckPressed(inbound.Value) is { } pressed)
        {
            var outcome = await checks.PressAsync(inbound, state, pressed, cancellation);
            // The card pressed is of something else: it stays, and the self-check comes below it.
            return pressed.Check is null && outcome.Check is not null
                ? new TurnResult(outcome.State, [checkReplies.Message(outcome, inbound)], Respond(200, "application/vnd.microsoft.activity.message", JsonValue.Create(knowledge.Wording.Say(outcome.Check.Language, "card.answered"))))
                : new TurnResult(outcome.State, [], checkReplies.Response(outcome, inbound));
        }
        if (ExecutedData(inbound.Value, DraftAction.Verb) is { } data && DraftPress.Read(data) is { } drafted)
        {
            var outcome = await drafts.PressAsync(inbound, state, drafted, cancellation);
            // A button of another card begins one below it; its own card is replaced.
            return drafted.Draft is null && drafted.Nonce is null && outcome.Shown is not null
                ? new TurnResult(outcome.State, draftReplies.Messages(outcome, inbound), Respond(200, "application/vnd.microsoft.activity.message", JsonValue.Create(knowledge.Wording.Say(outcome.Shown.Language, "card.answered"))))
                : new TurnResult(outcome.State, outcome.Files, draftReplies.Response(outcome, inbound));
        }
        var (press, error) = Read(inbound.Value);
        if (press is null)
        {
            return new TurnResult(state, [], Respond(400, "application/vnd.microsoft.error", new JsonObject { ["code"] = error!.Code, ["message"] = error.Message }));
        }
        var (turn, next) = questions.Run(inbound, state, press.Question, press);
        // A card in a response is seen by whoever pressed, and in a group by nobody else.
        if (press.Verb == AskAction.Choose && !Occasions.IsGroup(inbound))
        {
            return new TurnResult(next, [], Respond(200, Attachment.AdaptiveCard, replies.Card(turn, press.Question)));
        }
        return new TurnResult(next, [replies.Answer(turn, inbound, press.Question)],
            Respond(200, "application/vnd.microsoft.activity.message", JsonValue.Create(knowledge.Wording.Say(turn.Answer.Language, "card.answered"))));
    }

    /// <summary>Answers a message that carries a value and no text.</summary>
    public async ValueTask<TurnResult> SubmitAsync(Activity inbound, ChatState state, CancellationToken cancellation)
    {
        if (await talks.FirstAsync(talk => talk.SubmitAsync(inbound, state, cancellation)) is { } done)
        {
            return done;
        }
        if (CheckPress.Read(inbound.Value) is { } pressed)
        {
            var outcome = await checks.PressAsync(inbound, state, pressed, cancellation);
            return new TurnResult(outcome.State, [checkReplies.Message(outcome, inbound)]);
        }
        if (DraftPress.Read(inbound.Value) is { } drafted)
        {
            var outcome = await drafts.PressAsync(inbound, state, drafted, cancellation);
            return new TurnResult(outcome.State, draftReplies.Messages(outcome, inbound));
        }
        var language = Replies.LanguageOf(inbound);
        if (CardPress.Read(inbound.Value, knowledge) is not { } press)
        {
            return new TurnResult(state, [replies.Say(knowledge.Wording.Say(language, "card.unknown-press"), language, inbound)]);
        }
        var (turn, next) = questions.Run(inbound, state, press.Question, press);
        return new TurnResult(next, [replies.Answer(turn, inbound, press.Question)]);
    }

    private (CardPress? Press, Error? Error) Read(JsonElement? value)
    {
        if (value is not { ValueKind: JsonValueKind.Object } json || !json.TryGetProperty("action", out var action) || action.ValueKind != JsonValueKind.Object)
        {
            return (null, new Error("BadRequest", "The value must be an object with an action."));
        }
        if (!action.TryGetProperty("type", out var type) || type.ValueKind != JsonValueKind.String || type.GetString() != "Action.Execute")
        {
            return (null, new Error("BadRequest", "The action must be of type Action.Execute."));
        }
        var verb = action.TryGetProperty("verb", out var name) && name.ValueKind == JsonValueKind.String ? name.GetString() : null;
        if (verb is not (AskAction.Ask or AskAction.Choose))
        {
            return (null, new Error("NotSupported", "The verb of the action is not known."));
        }
        return CardPress.Read(action.TryGetProperty("data", out var data) ? data : null, knowledge) is { } press
            ? (press with { Verb = verb }, null)
            : (null, new Error("BadRequest", "The data of the action must hold a question."));
    }

    private static CheckPress? CheckPressed(JsonElement? value) => ExecutedData(value, CheckAction.Verb) is { } data ? CheckPress.Read(data) : null;

    /// <summary>What a press of Action.Execute with this verb sends; null for anything else.</summary>
    internal static JsonElement? ExecutedData(JsonElement? value, string verb) =>
        value is { ValueKind: JsonValueKind.Object } json && json.TryGetProperty("action", out var action) && action.ValueKind == JsonValueKind.Object
        && InvokeValue.Text(action, "type") == "Action.Execute" && InvokeValue.Text(action, "verb") == verb && action.TryGetProperty("data", out var data) ? data : null;

    /// <summary>The response to a press of Action.Execute.</summary>
    internal static InvokeResponse Respond(int status, string type, JsonNode value) =>
        new(200, ProtocolJson.Element(new JsonObject { ["statusCode"] = status, ["type"] = type, ["value"] = value }));
}
