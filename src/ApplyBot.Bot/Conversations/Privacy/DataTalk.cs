using System.Text.Json;
using System.Text.Json.Nodes;
using ApplyBot.Bot.Cards;
using ApplyBot.Bot.Cards.Privacy;
using ApplyBot.Knowledge;
using ApplyBot.Search;
using ApplyBot.Understanding;

namespace ApplyBot.Bot.Conversations.Privacy;

/// <summary>Shows somebody what is kept of him, and deletes it once he has confirmed. In a group it does neither.</summary>
public sealed class DataTalk(PersonalData data, KnowledgeBase knowledge, TimeProvider clock) : Talk
{
    /// <summary>A button that deletes works for so long: who finds it later may have forgotten what it was about.</summary>
    public static readonly TimeSpan AskedFor = TimeSpan.FromMinutes(15);

    private readonly HashSet<string> _confirming = [.. knowledge.Vocabulary.Commands.GetValueOrDefault(CommandReader.Name(Command.ConfirmForgetData), []).Select(TextNormalizer.Normalize)];

    private sealed record Shown(ChatState? State, JsonObject Card)
    {
        public IReadOnlyCollection<string>? Forgotten { get; init; }
    }

    /// <inheritdoc/>
    public override async ValueTask<TurnResult?> RunAsync(Activity inbound, ChatState state, Heard heard, CancellationToken cancellation)
    {
        if (heard.Command is not { Command: Command.Data or Command.ForgetData or Command.ConfirmForgetData } said)
        {
            return null;
        }
        var what = said.Command switch
        {
            Command.Data => DataAction.Show,
            // Nothing is deleted by a sentence that only has these words in it.
            Command.ConfirmForgetData when _confirming.Contains(heard.Normalized) => DataAction.Forget,
            _ => DataAction.Ask,
        };
        return Message(await DoAsync(inbound, state, what, clock.GetUtcNow().ToUnixTimeSeconds(), heard.Language, cancellation), inbound);
    }

    /// <inheritdoc/>
    public override async ValueTask<TurnResult?> SubmitAsync(Activity inbound, ChatState state, CancellationToken cancellation) =>
        Pressed(inbound.Value) is var (what, asked) ? Message(await DoAsync(inbound, state, what, asked, Replies.LanguageOf(inbound), cancellation), inbound) : null;

    /// <inheritdoc/>
    public override async ValueTask<TurnResult?> ExecuteAsync(Activity inbound, ChatState state, CancellationToken cancellation)
    {
        if (Pressed(CardActions.ExecutedData(inbound.Value, DataAction.Verb)) is not var (what, asked))
        {
            return null;
        }
        var shown = await DoAsync(inbound, state, what, asked, Replies.LanguageOf(inbound), cancellation);
        return new TurnResult(shown.State, [], CardActions.Respond(200, Attachment.AdaptiveCard, shown.Card)) { Forgotten = shown.Forgotten };
    }

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

    private static TurnResult Message(Shown shown, Activity inbound)
    {
        var language = (string)shown.Card["lang"]! == "en" ? Languages.English : Languages.Chinese;
        return new TurnResult(shown.State, [CardMessage.Of(shown.Card, inbound.ChannelId, language) with { ReplyToId = inbound.Id }]) { Forgotten = shown.Forgotten };
    }

    private static (string What, long Asked)? Pressed(JsonElement? value) =>
        value is { ValueKind: JsonValueKind.Object } json && InvokeValue.Text(json, "verb") == DataAction.Verb && InvokeValue.Text(json, "do") is DataAction.Show or DataAction.Ask or DataAction.Forget
            ? (InvokeValue.Text(json, "do")!, json.TryGetProperty("at", out var at) && at.ValueKind == JsonValueKind.Number && at.TryGetInt64(out var asked) ? asked : 0) : null;
}
