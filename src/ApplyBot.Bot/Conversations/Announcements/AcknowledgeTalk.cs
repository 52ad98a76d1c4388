using System.Text.Json;
using System.Text.Json.Nodes;
using ApplyBot.Bot.Announcements;
using ApplyBot.Bot.Cards;
using ApplyBot.Bot.Cards.Announcements;
using ApplyBot.Bot.Conversations.References;
using ApplyBot.Knowledge;

namespace ApplyBot.Bot.Conversations.Announcements;

/// <summary>Recipients say that they have read an announcement.</summary>
public sealed class AcknowledgeTalk(AnnouncementDesk desk, KnowledgeBase knowledge, Replies replies) : Talk
{
    private const int LongestId = 40;

    private sealed record Press(string Id, int Round, string Language);

    /// <inheritdoc/>
    public override async ValueTask<TurnResult?> SubmitAsync(Activity inbound, ChatState state, CancellationToken cancellation)
    {
        if (Read(inbound.Value) is not { } press)
        {
            return null;
        }
        var said = await AcknowledgeAsync(inbound, press, cancellation);
        return new TurnResult(state, [replies.Say(Words(said, press.Language), press.Language, inbound)]);
    }

    /// <inheritdoc/>
    /// <remarks>Alone with the bot, the announcement is shown again with when it was acknowledged; in a group it stays as it is for the others.</remarks>
    public override async ValueTask<TurnResult?> ExecuteAsync(Activity inbound, ChatState state, CancellationToken cancellation)
    {
        if (Read(CardActions.ExecutedData(inbound.Value, AnnouncementAction.Verb)) is not { } press)
        {
            return null;
        }
        var said = await AcknowledgeAsync(inbound, press, cancellation);
        return new TurnResult(state, [], said is { Announcement: { } announcement } && !Occasions.IsGroup(inbound)
            ? CardActions.Respond(200, Attachment.AdaptiveCard, AnnouncementCard.Of(AnnouncementMessage.Of(announcement, said.Round, knowledge, said.At), announcement.Language, knowledge.Wording))
            : CardActions.Respond(200, "application/vnd.microsoft.activity.message", JsonValue.Create(Words(said, press.Language))));
    }

    private async ValueTask<Acknowledgement?> AcknowledgeAsync(Activity inbound, Press press, CancellationToken cancellation) =>
        Recipients.KeyOf(inbound) is { } recipient && Occasions.PersonOf(inbound.ChannelId, inbound.From?.Id) is { } person ? await desk.AcknowledgeAsync(press.Id, recipient, person, press.Round, cancellation) : null;

    private string Words(Acknowledgement? said, string language) => said is null
        ? knowledge.Wording.Say(language, "announcement.acknowledged.not")
        : knowledge.Wording.Say(language, "announcement.acknowledged.said", AnnouncementCard.Moment(said.At));

    // Anybody may have written it.
    private static Press? Read(JsonElement? data) =>
        data is { ValueKind: JsonValueKind.Object } json && InvokeValue.IsUnicode(json) && InvokeValue.Text(json, "verb") == AnnouncementAction.Verb
        && InvokeValue.Text(json, "do") == AnnouncementAction.Acknowledge && InvokeValue.Text(json, "id") is { Length: > 0 and <= LongestId } id
            && json.TryGetProperty("rev", out var rev) && rev.ValueKind == JsonValueKind.Number && rev.TryGetInt32(out var round)
            ? new Press(id, round, InvokeValue.Text(json, "lang") == "en" ? Languages.English : Languages.Chinese) : null;
}
