namespace ApplyBot.Bot.Protocol;

/// <summary>A wall: the Bot Connector as the bot calls it. Each call is one try, goes to the given address and nowhere else, and never throws on what the other side does. The addresses have been found trustworthy before.</summary>
/// <remarks>Every call throws <see cref="OperationCanceledException"/> where its cancellation came before anything was sent.</remarks>
public interface IConnector
{
    /// <summary>Sends a new activity: as a reply where <see cref="Activity.ReplyToId"/> is set.</summary>
    /// <param name="to">The conversation.</param>
    /// <param name="activity">What to send, addressed to it.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    Task<DeliveryResult> SendAsync(ConversationReference to, Activity activity, CancellationToken cancellation);

    /// <summary>Replaces the activity whose <see cref="Activity.Id"/> it bears.</summary>
    Task<DeliveryResult> UpdateAsync(ConversationReference to, Activity activity, CancellationToken cancellation);

    /// <summary>Takes back an activity that was sent.</summary>
    Task<DeliveryResult> DeleteAsync(ConversationReference to, string activityId, CancellationToken cancellation);

    /// <summary>Asks for a conversation; asked for again, the channel gives the same. Its id is the result's <see cref="DeliveryResult.ActivityId"/>.</summary>
    /// <param name="to">The channel's address, and who is to be written to.</param>
    /// <param name="parameters">Between whom.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    Task<DeliveryResult> CreateConversationAsync(ConversationReference to, ConversationParameters parameters, CancellationToken cancellation);

    /// <summary>Asks who belongs to a team, up to 500 at once.</summary>
    /// <param name="to">The channel's address.</param>
    /// <param name="team">Identity of the team, or of a conversation.</param>
    /// <param name="continuationToken">Asks for the next of them; null for the first.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    /// <returns>The members; null where they could not be had, and the result says why.</returns>
    Task<(PagedMembersResult? Page, DeliveryResult Result)> GetPagedMembersAsync(ConversationReference to, string team, string? continuationToken, CancellationToken cancellation);
}
