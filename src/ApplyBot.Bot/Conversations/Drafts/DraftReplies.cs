using System.Text.Json.Nodes;
using ApplyBot.Bot.Cards;
using ApplyBot.Bot.Cards.Drafts;

namespace ApplyBot.Bot.Conversations.Drafts;

/// <summary>What a turn with drafts says, as suits the channel: a message with a card or in plain text, a card in a response, a dialog.</summary>
public sealed class DraftReplies(DraftForms forms, DraftView view, DraftPrompt prompt, Replies replies, TimeProvider clock)
{
    /// <summary>A message, and files beside it.</summary>
    public IReadOnlyList<Activity> Messages(DraftOutcome outcome, Activity inbound) => outcome.Files.Count > 0 ? outcome.Files : [Message(outcome, inbound)];

    /// <summary>A message.</summary>
    public Activity Message(DraftOutcome outcome, Activity inbound)
    {
        var language = LanguageOf(outcome, inbound);
        if (outcome.Shown is null)
        {
            return replies.Say(outcome.Note!, language, inbound);
        }
        var inTeams = ChannelFeatures.SpeaksInCards(inbound.ChannelId);
        if (!ChannelFeatures.SupportsAdaptiveCards(inbound.ChannelId))
        {
            return replies.Say(prompt.Of(outcome, clock.GetUtcNow()) ?? (string)Card(outcome, false)["fallbackText"]!, language, inbound);
        }
        return CardMessage.Of(Card(outcome, inTeams), inbound.ChannelId, language, "expectingInput") with { ReplyToId = inbound.Id };
    }

    /// <summary>The response to a press of Action.Execute: the card that takes the place of the one pressed, or a sentence.</summary>
    public InvokeResponse Response(DraftOutcome outcome, Activity inbound) =>
        outcome.Shown is not null ? CardActions.Respond(200, Attachment.AdaptiveCard, Card(outcome, inWindow: true))
        : CardActions.Respond(200, Attachment.AdaptiveCard, Ended(outcome.Note!, LanguageOf(outcome, inbound)));

    /// <summary>The response to a press within a dialog: the next card, or a sentence that closes it.</summary>
    public InvokeResponse Dialog(DraftOutcome outcome, Activity inbound)
    {
        var language = LanguageOf(outcome, inbound);
        return outcome.Shown is null ? DialogReply.Message(outcome.Note!)
            : DialogReply.Card(forms.Knowledge.Wording.Say(language, "draft.title"), "large", "large", CardButton.Submitting(Card(outcome, inWindow: false)));
    }

    private JsonObject Card(DraftOutcome outcome, bool inWindow) => view.Card(outcome, Guid.NewGuid().ToString("N")[..12], clock.GetUtcNow(), inWindow);

    private JsonObject Ended(string note, string language) => CardElements.Card(language,
        [.. CardElements.Lines(note), .. CardElements.Buttons([DraftAction.Of(forms.Knowledge.Wording.Say(language, "draft.list"), DraftAction.List)])], note, note);

    private static string LanguageOf(DraftOutcome outcome, Activity inbound) => outcome.Shown?.Language ?? outcome.State.Draft?.Language ?? Replies.LanguageOf(inbound);
}
