using System.Text.Json.Nodes;
using ApplyBot.Announcements.Reminders;
using ApplyBot.Bot.Cards.Reminders;
using ApplyBot.Bot.Conversations.References;
using ApplyBot.Knowledge;
using ApplyBot.Search;
using ApplyBot.Understanding;

namespace ApplyBot.Bot.Conversations.Reminders;

/// <summary>Subscriptions and reminders in words and by buttons.</summary>
public sealed class ReminderTalk(ReminderTurns turns, ReminderTopics topics, KnowledgeBase knowledge) : Talk
{
    private readonly string[] _offsets = Phrases(knowledge, "remind-offsets"), _quiet = Phrases(knowledge, "quiet-hours"), _reminds = Phrases(knowledge, CommandReader.Name(Command.Remind));

    /// <inheritdoc/>
    public override async ValueTask<TurnResult?> RunAsync(Activity inbound, ChatState state, Heard heard, CancellationToken cancellation)
    {
        var language = heard.Language;
        if (!Recipients.HasKey(inbound))
        {
            return null;
        }
        var card = await WishedAsync(inbound, heard.Normalized, language, cancellation) ?? heard.Command?.Command switch
        {
            Command.Remind or Command.Subscribe => await SubscribeAsync(inbound, state, heard, language, cancellation),
            Command.Unsubscribe => await UnsubscribeAsync(inbound, heard, language, cancellation),
            Command.Subscriptions => await turns.ListAsync(inbound, null, language, cancellation),
            Command.RemindApplicants => await turns.WishAsync(inbound, ReminderWishes.Default.Roles, null, null, language, cancellation),
            Command.RemindRecommenders => await turns.WishAsync(inbound, new HashSet<DeadlineRole> { DeadlineRole.Recommenders, DeadlineRole.Paper }, null, null, language, cancellation),
            _ => null,
        };
        return card is null ? null : new TurnResult(state, [CardMessage.Of(card, inbound.ChannelId, language) with { ReplyToId = inbound.Id }]);
    }

    /// <inheritdoc/>
    public override async ValueTask<TurnResult?> SubmitAsync(Activity inbound, ChatState state, CancellationToken cancellation) =>
        Recipients.HasKey(inbound) && ReminderPress.Read(inbound.Value) is { } press
            ? new TurnResult(state, [CardMessage.Of(await DoAsync(inbound, press, cancellation), inbound.ChannelId, press.Language) with { ReplyToId = inbound.Id }]) : null;

    /// <inheritdoc/>
    public override async ValueTask<TurnResult?> ExecuteAsync(Activity inbound, ChatState state, CancellationToken cancellation)
    {
        if (!Recipients.HasKey(inbound) || ReminderPress.Executed(inbound.Value) is not { } press)
        {
            return null;
        }
        var card = await DoAsync(inbound, press, cancellation);
        // A card in a response is seen by whoever pressed, and in a group by nobody else.
        return press.Replaces && !Occasions.IsGroup(inbound)
            ? new TurnResult(state, [], CardActions.Respond(200, Attachment.AdaptiveCard, card))
            : new TurnResult(state, [CardMessage.Of(card, inbound.ChannelId, press.Language)],
                CardActions.Respond(200, "application/vnd.microsoft.activity.message", JsonValue.Create(knowledge.Wording.Say(press.Language, "card.answered"))));
    }

    private async ValueTask<JsonObject> DoAsync(Activity inbound, ReminderPress press, CancellationToken cancellation) => press.Do switch
    {
        ReminderAction.Subscribe when press.Topic is { } topic => await turns.SubscribeAsync(inbound, [topic], press.Language, cancellation),
        ReminderAction.Choose when press.Topic is { } topic && topic.IsKnown(knowledge) => turns.Choose(inbound, topics.Within(topic), null, press.Language),
        ReminderAction.Unsubscribe => await turns.UnsubscribeAsync(inbound, press.Topic is { } topic ? [topic] : null, press.Language, cancellation),
        // Clients leave out what was left empty.
        ReminderAction.Save => await turns.WishAsync(inbound, (press.Roles ?? "").Split(',').Select(DeadlineRoles.Find).OfType<DeadlineRole>().ToHashSet(), press.Offsets ?? "", press.Quiet ?? "", press.Language, cancellation),
        _ => await turns.ListAsync(inbound, null, press.Language, cancellation),
    };

    private async ValueTask<JsonObject> SubscribeAsync(Activity inbound, ChatState state, Heard heard, string language, CancellationToken cancellation)
    {
        var named = topics.Of(heard);
        var meant = named is { Named: [], Among: [], IsUnknown: false } ? topics.OfTalk(state) : named;
        return meant switch
        {
            { Named.Count: > 0 } => await turns.SubscribeAsync(inbound, meant.Named, language, cancellation),
            { IsUnknown: true } => turns.Choose(inbound, topics.Everything, knowledge.Wording.Say(language, "remind.unknown"), language),
            _ => turns.Choose(inbound, meant.Among, null, language),
        };
    }

    // Without a name it is all of them: who wants it to stop must not be asked first.
    private ValueTask<JsonObject> UnsubscribeAsync(Activity inbound, Heard heard, string language, CancellationToken cancellation)
    {
        var meant = topics.Of(heard);
        return turns.UnsubscribeAsync(inbound, meant.Named.Count > 0 ? meant.Named : meant.Among.Count > 0 ? meant.Among : null, language, cancellation);
    }

    // 提前7天和3小时提醒; 免打扰22:00-07:00.
    private async ValueTask<JsonObject?> WishedAsync(Activity inbound, string said, string language, CancellationToken cancellation)
    {
        if (After(said, _quiet) is { } hours && (QuietHours.Read(hours) is not null || IsNone(hours)))
        {
            return await turns.WishAsync(inbound, null, null, IsNone(hours) ? "" : hours, language, cancellation);
        }
        if (After(said, _offsets) is not { } before)
        {
            return null;
        }
        var offsets = _reminds.Where(r => before.EndsWith(r, StringComparison.Ordinal)).OrderByDescending(r => r.Length).Select(r => before[..^r.Length]).FirstOrDefault() ?? before;
        return ReminderOffset.ReadAll(offsets) is null ? null : await turns.WishAsync(inbound, null, offsets, null, language, cancellation);
    }

    private bool IsNone(string text) => knowledge.Vocabulary.Replies.GetValueOrDefault("none", []).Concat(knowledge.Vocabulary.Replies.GetValueOrDefault("no", [])).Append(knowledge.Wording.Say(Languages.Chinese, "remind.quiet.none")).Contains(text);

    private static string? After(string text, string[] phrases) =>
        phrases.Where(p => text.StartsWith(p, StringComparison.Ordinal)).OrderByDescending(p => p.Length).Select(p => text[p.Length..].Trim(' ', ':', '：', ',', '，')).FirstOrDefault(rest => rest.Length > 0);

    private static string[] Phrases(KnowledgeBase knowledge, string name) => [.. knowledge.Vocabulary.Commands.GetValueOrDefault(name, []).Select(TextNormalizer.Normalize)];
}
