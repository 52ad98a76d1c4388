using System.Text.Json;

namespace ApplyBot.Bot.Channels.Teams;

/// <summary>A request to the Bot Connector that can be sent more than once.</summary>
/// <param name="Method">POST sends or begins, PUT replaces, DELETE takes back, GET reads.</param>
/// <param name="Address">Where to.</param>
/// <param name="Json">What is sent; null for nothing.</param>
internal sealed record ConnectorRequest(HttpMethod Method, Uri Address, byte[]? Json)
{
    /// <summary>The request, or null when the ids do not make an address of it.</summary>
    /// <param name="method">POST sends, PUT replaces, DELETE takes back.</param>
    /// <param name="to">The conversation.</param>
    /// <param name="activityId">The activity that is answered, replaced or taken back; null for none.</param>
    /// <param name="activity">What is sent; null for nothing.</param>
    public static ConnectorRequest? Create(HttpMethod method, ConversationReference to, string? activityId, Activity? activity)
    {
        var conversation = to.Conversation?.Id;
        if (!ConnectorAddress.IsSegment(conversation) || (activityId is not null && !ConnectorAddress.IsSegment(activityId)))
        {
            return null;
        }
        var path = $"{Conversations(to)}/{Uri.EscapeDataString(conversation)}/activities";
        return new ConnectorRequest(
            method,
            new Uri(activityId is null ? path : $"{path}/{Uri.EscapeDataString(activityId)}"),
            activity is null ? null : JsonSerializer.SerializeToUtf8Bytes(activity, ProtocolJson.Wire.Activity));
    }

    /// <summary>Asks for a conversation; asked for again, the channel gives the same.</summary>
    /// <param name="to">The channel's address.</param>
    /// <param name="parameters">Between whom.</param>
    public static ConnectorRequest Begin(ConversationReference to, ConversationParameters parameters) =>
        new(HttpMethod.Post, new Uri(Conversations(to)), JsonSerializer.SerializeToUtf8Bytes(parameters, ProtocolJson.Wire.ConversationParameters)) { IsIdempotent = true, NeedsAnswer = true };

    /// <summary>Asks who belongs to a team; null when its id does not make an address.</summary>
    /// <param name="to">The channel's address.</param>
    /// <param name="team">The team, or a conversation.</param>
    /// <param name="next">Token of the next page; null for the first.</param>
    public static ConnectorRequest? Members(ConversationReference to, string team, string? next) => !ConnectorAddress.IsSegment(team) ? null
        : new(HttpMethod.Get, new Uri($"{Conversations(to)}/{Uri.EscapeDataString(team)}/pagedmembers?pageSize={ConnectorHttp.MembersAtOnce}{(next is null ? "" : "&continuationToken=" + Uri.EscapeDataString(next))}"), null) { NeedsAnswer = true };

    /// <summary>Whether a second arrival changes nothing.</summary>
    public bool IsIdempotent { get; private init; } = Method != HttpMethod.Post;

    /// <summary>Whether it is of no use that it was taken when the answer is lost.</summary>
    public bool NeedsAnswer { get; private init; }

    /// <summary>The request for one try.</summary>
    public HttpRequestMessage Message() => new(Method, Address) { Content = Json is null ? null : new SentContent(Json) };

    private static string Conversations(ConversationReference to) => new Uri(to.ServiceUrl!).AbsoluteUri.TrimEnd('/') + "/v3/conversations";
}
