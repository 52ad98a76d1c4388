using System.Text.Json;
using System.Text.Json.Nodes;
using ApplyBot.Bot.Cards;
using ApplyBot.Bot.Cards.Privacy;
using ApplyBot.Knowledge;
using ApplyBot.Search;
using ApplyBot.Understanding;

namespace ApplyBot.Bot.Conversations.Privacy;

/// <summary>Shows somebody what is kept of him, and deletes it once he has confirmed. In a group it does neither.</summary>
public sealed class DataTalk(PersonalData data, KnowledgeBase knowledge, Replies replies, TimeProvider clock)
{
    /// <summary>A button that deletes works for so long: who finds it later may have forgotten what it was about.</summary>
    public static readonly TimeSpan AskedFor = TimeSpan.FromMinutes(15);

    private readonly HashSet<string> _confirming = [.. knowledge.Vocabulary.Commands.GetValueOrDefault(CommandReader.Name(Command.ConfirmForgetData), []).Select(TextNormalizer.Normalize)];

    private sealed record Shown(ChatState? State, JsonObject Card)
    {
        public IReadOnlyCollection<string>? Forgotten { get; init; }
    }

    /// <summary>The turn where the message is about what is kept; null where it is not.</summary>
    public async ValueTask<TurnResult?> RunAsync(Activity inbound, ChatState state, Heard heard, CancellationToken cancellation)
    {
        if (heard.Command is not { Command: Command.Data or Command.ForgetData or Command.ConfirmForgetData } said)
        {
            return null;
        }
        var what = said.Command switch
        {
            Command.Data => DataAction.Show,
            // Nothing is deleted by a sentence that only has these words in it.
            Command.ConfirmForgetData when _confirming.Contains(TextNormalizer.Normalize(heard.Text).TrimEnd('.', '。', '!')) => DataAction.Forget,
            _ => DataAction.Ask,
        };
        return Message(await DoAsync(inbound, state, what, clock.GetUtcNow().ToUnixTimeSeconds(), LanguageOf(heard.Text), cancellation), inbound);
    }

    /// <summary>The turn where a message without text is a press of a button about it; null where it is not.</summary>
    public async ValueTask<TurnResult?> SubmitAsync(Activity inbound, ChatState state, CancellationToken cancellation) =>
        Pressed(inbound.Value) is var (what, asked) ? Message(await DoAsync(inbound, state, what, asked, Replies.LanguageOf(inbound), cancellation), inbound) : null;

    /// <summary>Answers presses of such buttons, and leaves others to another handler.</summary>
    public InvokeHandler Before(InvokeHandler others) => async (inbound, state, cancellation) =>
    {
        if (inbound.Value is not { ValueKind: JsonValueKind.Object } value || !value.TryGetProperty("action", out var action) || action.ValueKind != JsonValueKind.Object
            || InvokeValue.Text(action, "type") != "Action.Execute" || !action.TryGetProperty("data", out var pressed) || Pressed(pressed) is not var (what, asked))
        {
            return await others(inbound, state, cancellation);
        }
        var shown = await DoAsync(inbound, state, what, asked, Replies.LanguageOf(inbound), cancellation);
        return new TurnResult(shown.State, [], CardActions.Respond(200, Attachment.AdaptiveCard, shown.Card)) { Forgotten = shown.Forgotten };
    };

    private async ValueTask<Shown> DoAsync(Activity inbound, ChatState state, string what, long asked, string language, CancellationToken cancellation)
    {
        if (Occasions.PersonOf(inbound) is null)
        {
            return new Shown(state, DataCard.Said(knowledge.Wording.Say(language, "data.group"), language));
        }
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        if (what == DataAction.Forget && asked <= now && now - asked < (long)AskedFor.TotalSeconds)
        {
            var gone = await data.ForgetAsync(inbound, state, cancellation);
            return new Shown(null, DataCard.Said(knowledge.Wording.Say(language, "data.forgotten", gone.Profile, gone.Drafts, gone.CheckAnswers, gone.Conversations.Count), language)) { Forgotten = gone.Conversations };
        }
        var report = await data.FindAsync(inbound, state, language, cancellation);
        return new Shown(state, what == DataAction.Show ? DataCard.Of(report, language, knowledge.Wording) : DataCard.Confirm(report, now, language, knowledge.Wording));
    }

    // A command is in one language.
    private static string LanguageOf(string text) => text.Any(c => c >= '\u2e80') ? Languages.Chinese : Languages.English;

    private TurnResult Message(Shown shown, Activity inbound)
    {
        var (language, plain) = ((string)shown.Card["lang"]! == "en" ? Languages.English : Languages.Chinese, (string)shown.Card["fallbackText"]!);
        var said = ChannelFeatures.SupportsAdaptiveCards(inbound.ChannelId)
            ? new Activity
            {
                Type = ActivityTypes.Message, Locale = language, InputHint = "acceptingInput", ReplyToId = inbound.Id, Summary = (string)shown.Card["speak"]!,
                Attachments = [CardElements.Attached(ChannelFeatures.SpeaksInCards(inbound.ChannelId) ? shown.Card : CardButton.Submitting(shown.Card))],
            }
            : replies.Say(plain, language, inbound);
        return new TurnResult(shown.State, [said]) { Forgotten = shown.Forgotten };
    }

    private static (string What, long Asked)? Pressed(JsonElement? value) =>
        value is { ValueKind: JsonValueKind.Object } json && InvokeValue.Text(json, "verb") == DataAction.Verb && InvokeValue.Text(json, "do") is DataAction.Show or DataAction.Ask or DataAction.Forget
            ? (InvokeValue.Text(json, "do")!, json.TryGetProperty("at", out var at) && at.ValueKind == JsonValueKind.Number && at.TryGetInt64(out var asked) ? asked : 0) : null;
}
