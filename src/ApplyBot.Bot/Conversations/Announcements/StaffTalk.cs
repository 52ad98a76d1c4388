using System.Text.Json.Nodes;
using ApplyBot.Bot.Announcements;
using ApplyBot.Bot.Cards;
using ApplyBot.Bot.Cards.Announcements;
using ApplyBot.Bot.Staff;
using ApplyBot.Knowledge;
using ApplyBot.Understanding;

namespace ApplyBot.Bot.Conversations.Announcements;

/// <summary>Announcements in words and by buttons, for staff alone with the bot. Others who say the same words are answered as ever, and a button that they press does nothing.</summary>
public sealed class StaffTalk : Talk
{
    private readonly StaffAccess _access;
    private readonly AnnouncementDesk _desk;
    private readonly StaffTurns _turns;
    private readonly ProgressWatch _watch;
    private readonly Wording _wording;
    private readonly Replies _replies;

    internal StaffTalk(StaffAccess access, AnnouncementDesk desk, StaffTurns turns, ProgressWatch watch, Wording wording, Replies replies) =>
        (_access, _desk, _turns, _watch, _wording, _replies) = (access, desk, turns, watch, wording, replies);

    /// <summary>What was heard: from anybody else the words of staff have the bot do nothing, and are a question like others.</summary>
    public Heard Hear(Activity inbound, Heard heard) => IsMeant(heard) && _access.Of(inbound) is null ? heard.AsNoCommand() : heard;

    /// <inheritdoc/>
    public override async ValueTask<TurnResult?> RunAsync(Activity inbound, ChatState state, Heard heard, CancellationToken cancellation)
    {
        if (!IsMeant(heard) || _access.Of(inbound) is not { } by)
        {
            return null;
        }
        var press = new StaffPress(heard.Command!.Command == Command.NewAnnouncement ? StaffAction.Compose : StaffAction.List, heard.Language);
        return Message(by, press, await _turns.PressAsync(by, press, inbound, cancellation), inbound, state);
    }

    /// <inheritdoc/>
    public override async ValueTask<TurnResult?> SubmitAsync(Activity inbound, ChatState state, CancellationToken cancellation)
    {
        if (StaffPress.Read(inbound.Value) is not { } press)
        {
            return null;
        }
        if (_access.Of(inbound) is not { } by)
        {
            await _desk.RefuseAsync(inbound, press.Do, cancellation);
            var language = Replies.LanguageOf(inbound);
            return new TurnResult(state, [_replies.Say(_wording.Say(language, "card.unknown-press"), language, inbound)]);
        }
        return Message(by, press, await _turns.PressAsync(by, press, inbound, cancellation), inbound, state);
    }

    /// <inheritdoc/>
    public override async ValueTask<TurnResult?> ExecuteAsync(Activity inbound, ChatState state, CancellationToken cancellation)
    {
        if (StaffPress.Read(CardActions.ExecutedData(inbound.Value, StaffAction.Verb)) is not { } press)
        {
            return null;
        }
        if (_access.Of(inbound) is not { } by)
        {
            await _desk.RefuseAsync(inbound, press.Do, cancellation);
            return new TurnResult(state, [], CardActions.Respond(403, "application/vnd.microsoft.error", new JsonObject { ["code"] = "Forbidden", ["message"] = _wording.Say(Replies.LanguageOf(inbound), "card.unknown-press") }));
        }
        var shown = await _turns.PressAsync(by, press, inbound, cancellation);
        if (shown.Follows is { } id && inbound.ReplyToId is { Length: > 0 } card)
        {
            _watch.Follow(by, id, shown.Language, inbound, card, sameCard: true);
        }
        return new TurnResult(state, shown.Beside is { } beside ? [Of(beside, shown.Language, inbound)] : [], CardActions.Respond(200, Attachment.AdaptiveCard, shown.Card));
    }

    private static bool IsMeant(Heard heard) => heard.Command is { Command: Command.Announcements or Command.NewAnnouncement };

    private TurnResult Message(StaffMember by, StaffPress press, StaffShown shown, Activity inbound, ChatState state)
    {
        if (shown.Follows is { } id && ChannelFeatures.SupportsAdaptiveCards(inbound.ChannelId))
        {
            _watch.Follow(by, id, shown.Language, inbound, inbound.ReplyToId is { Length: > 0 } card && inbound.Value is not null ? card : null, press.IsOnProgress);
            return new TurnResult(state, shown.Note is { } note ? [_replies.Say(note, shown.Language, inbound)] : []);
        }
        return new TurnResult(state, [.. shown.Beside is { } beside ? [Of(beside, shown.Language, inbound)] : Array.Empty<Activity>(), Of(shown.Card, shown.Language, inbound)]);
    }

    private static Activity Of(JsonObject card, string language, Activity inbound) => CardMessage.Of(card, inbound.ChannelId, language) with { ReplyToId = inbound.Id };
}
