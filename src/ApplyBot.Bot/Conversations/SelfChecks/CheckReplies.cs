using System.Text.Json.Nodes;
using ApplyBot.Bot.Cards;
using ApplyBot.Bot.Cards.SelfChecks;

namespace ApplyBot.Bot.Conversations.SelfChecks;

/// <summary>What a self-check says, as suits the channel: a message with a card or in plain text, a card in a response, a dialog.</summary>
public sealed class CheckReplies(CheckRules rules, CheckView view, Replies replies, TimeProvider clock)
{
    /// <summary>A message.</summary>
    public Activity Message(CheckOutcome outcome, Activity inbound)
    {
        var language = LanguageOf(outcome, inbound);
        if (outcome.Check is null)
        {
            return replies.Say(outcome.Note!, language, inbound);
        }
        var card = Card(outcome, ChannelFeatures.SpeaksInCards(inbound.ChannelId));
        if (!ChannelFeatures.SupportsAdaptiveCards(inbound.ChannelId))
        {
            return replies.Say((string)card["fallbackText"]!, language, inbound);
        }
        return CardMessage.Of(card, inbound.ChannelId, language, "expectingInput") with { ReplyToId = inbound.Id };
    }

    /// <summary>The response to a press of Action.Execute: the card that takes the place of the one pressed, or a sentence.</summary>
    public InvokeResponse Response(CheckOutcome outcome, Activity inbound) =>
        outcome.Check is not null ? CardActions.Respond(200, Attachment.AdaptiveCard, Card(outcome, inWindow: true))
        : outcome.IsOver ? CardActions.Respond(200, Attachment.AdaptiveCard, Ended(outcome, LanguageOf(outcome, inbound)))
        : CardActions.Respond(200, "application/vnd.microsoft.activity.message", JsonValue.Create(outcome.Note!));

    /// <summary>The response to a press within a dialog: the next card, or a sentence that closes it.</summary>
    public InvokeResponse Dialog(CheckOutcome outcome, Activity inbound)
    {
        var language = LanguageOf(outcome, inbound);
        return outcome.Check is null ? DialogReply.Message(outcome.Note!)
            : DialogReply.Card(rules.Knowledge.Wording.Say(language, "check.title"), "large", "medium", CardButton.Submitting(Card(outcome, inWindow: false)));
    }

    private JsonObject Card(CheckOutcome outcome, bool inWindow) => view.Card(outcome.Check!, outcome.Profile, clock.GetUtcNow(), outcome.Note, outcome.Error, inWindow);

    private JsonObject Ended(CheckOutcome outcome, string language) => CardElements.Card(language,
        [CardElements.Text(outcome.Note!), .. CardElements.Buttons([CheckAction.Of(rules.Knowledge.Wording.Say(language, "check.start"), CheckAction.Start, null)])], outcome.Note!, outcome.Note!);

    private static string LanguageOf(CheckOutcome outcome, Activity inbound) => outcome.Check?.Language ?? Replies.LanguageOf(inbound);
}
