using Microsoft.Bot.Builder;
using Microsoft.Bot.Connector;
using Microsoft.Rest;

namespace ApplyBot.BotBuilder;

/// <summary>Speaks with the Bot Connector through the SDK, each call a continued conversation.</summary>
internal sealed class BotBuilderConnector(BotBuilderAdapter adapter, BotBuilderSettings settings, TimeProvider clock) : IConnector
{
    public Task<DeliveryResult> SendAsync(ConversationReference to, Activity activity, CancellationToken cancellation) =>
        TryAsync(to, activity.ReplyToId, activity.ReplyToId, isIdempotent: false, (turn, limit) => turn.SendActivityAsync(SdkActivities.Outgoing(activity), limit), cancellation);

    public Task<DeliveryResult> UpdateAsync(ConversationReference to, Activity activity, CancellationToken cancellation) =>
        TryAsync(to, activity.Id ?? "", activity.ReplyToId, isIdempotent: true, (turn, limit) => turn.UpdateActivityAsync(SdkActivities.Outgoing(activity), limit), cancellation);

    public Task<DeliveryResult> DeleteAsync(ConversationReference to, string activityId, CancellationToken cancellation) =>
        TryAsync(to, activityId, null, isIdempotent: true, (turn, limit) => turn.DeleteActivityAsync(activityId, limit), cancellation);

    public Task<DeliveryResult> CreateConversationAsync(ConversationReference to, ConversationParameters parameters, CancellationToken cancellation) =>
        TryAsync(
            new ConnectorTry(needsAnswer: true),
            isIdempotent: true,
            limit => adapter.CreateConversationAsync(settings.AppId, to.ChannelId, to.ServiceUrl, null, SdkActivities.Of(parameters), static (_, _) => Task.CompletedTask, limit),
            cancellation);

    public async Task<(PagedMembersResult? Page, DeliveryResult Result)> GetPagedMembersAsync(ConversationReference to, string team, string? continuationToken, CancellationToken cancellation)
    {
        if (!ConnectorAddress.IsSegment(team))
        {
            return (null, ConnectorResponse.BadAddress);
        }
        Sdk.PagedMembersResult? page = null;
        var result = await TryAsync(
            new ConnectorTry(needsAnswer: true),
            isIdempotent: true,
            limit => adapter.ContinueConversationAsync(
                settings.AppId,
                Continuation(to with { Conversation = new ConversationAccount { Id = team } }, null),
                async (turn, inner) => page = await turn.TurnState.Get<IConnectorClient>().Conversations.GetConversationPagedMembersAsync(team, ConnectorHttp.MembersAtOnce, continuationToken, inner),
                limit),
            cancellation);
        return page is not null ? (ExactJson.Read(page, ProtocolJson.Wire.PagedMembersResult), new DeliveryResult(DeliveryStatus.Sent))
            : (null, result.Status == DeliveryStatus.Sent ? ConnectorResponse.Malformed : result);
    }

    private Task<DeliveryResult> TryAsync(ConversationReference to, string? addressed, string? answered, bool isIdempotent, Func<ITurnContext, CancellationToken, Task> call, CancellationToken cancellation) =>
        !ConnectorAddress.IsSegment(to.Conversation?.Id) || (addressed is not null && !ConnectorAddress.IsSegment(addressed))
            ? Task.FromResult(ConnectorResponse.BadAddress)
            : TryAsync(
                new ConnectorTry(needsAnswer: false),
                isIdempotent,
                limit => adapter.ContinueConversationAsync(settings.AppId, Continuation(to, answered), (turn, inner) => call(turn, inner), limit),
                cancellation);

    private async Task<DeliveryResult> TryAsync(ConnectorTry attempt, bool isIdempotent, Func<CancellationToken, Task> call, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(settings.RequestTimeout, clock);
        using var linked = cancellation.UnsafeRegister(static limit => ((CancellationTokenSource)limit!).Cancel(), limit);
        ConnectorTry.Current = attempt;
        try
        {
            await call(limit.Token);
            return attempt.Result ?? new DeliveryResult(DeliveryStatus.Sent);
        }
        catch (TryEndedException ended)
        {
            return ended.Result;
        }
        // What the SDK makes of an answer that is no success, or no JSON, says less than the answer did.
        catch (RestException)
        {
            return attempt.Result ?? ConnectorResponse.Malformed;
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException or OperationCanceledException)
        {
            if (attempt.Result is { } accepted)
            {
                return accepted;
            }
            var mayHaveArrived = !isIdempotent && attempt.Body is { IsBegun: true };
            if (!mayHaveArrived)
            {
                cancellation.ThrowIfCancellationRequested();
            }
            return ConnectorResponse.Broken(broken, mayHaveArrived);
        }
    }

    // The SDK takes the identity of what a conversation is continued with for that of what is answered, and its own is made up.
    private static Sdk.Activity Continuation(ConversationReference to, string? answered)
    {
        var continuation = SdkActivities.Of(to with { Locale = null })!.GetContinuationActivity();
        continuation.Id = answered;
        return continuation;
    }
}
