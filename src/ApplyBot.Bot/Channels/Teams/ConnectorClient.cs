using System.Net.Http.Headers;
using System.Text.Json;
using ApplyBot.Bot.Channels.Teams.Authentication;
using Microsoft.Extensions.Options;

namespace ApplyBot.Bot.Channels.Teams;

/// <summary>Speaks the REST interface of the Bot Connector. Redirections are not followed.</summary>
internal sealed class ConnectorClient(ConnectorCredentials credentials, IOptions<ConnectorOptions> options, TimeProvider clock) : IConnector, IDisposable
{
    private readonly ConnectorOptions _options = options.Value;

    // One client for all requests: no handler is built, and nothing is logged, per request; addresses bear the ids of conversations.
    private readonly HttpClient _http = new(ConnectorHttp.Handler(options.Value.UseProxy, options.Value.RequestTimeout)) { Timeout = Timeout.InfiniteTimeSpan };

    public Task<DeliveryResult> SendAsync(ConversationReference to, Activity activity, CancellationToken cancellation) =>
        TryAsync(ConnectorRequest.Create(HttpMethod.Post, to, activity.ReplyToId, activity), cancellation);

    public Task<DeliveryResult> UpdateAsync(ConversationReference to, Activity activity, CancellationToken cancellation) =>
        TryAsync(ConnectorRequest.Create(HttpMethod.Put, to, activity.Id ?? "", activity), cancellation);

    public Task<DeliveryResult> DeleteAsync(ConversationReference to, string activityId, CancellationToken cancellation) =>
        TryAsync(ConnectorRequest.Create(HttpMethod.Delete, to, activityId, null), cancellation);

    public Task<DeliveryResult> CreateConversationAsync(ConversationReference to, ConversationParameters parameters, CancellationToken cancellation) =>
        TryAsync(ConnectorRequest.Begin(to, parameters), cancellation);

    public async Task<(PagedMembersResult? Page, DeliveryResult Result)> GetPagedMembersAsync(ConversationReference to, string team, string? continuationToken, CancellationToken cancellation)
    {
        PagedMembersResult? page = null;
        var result = await TryAsync(
            ConnectorRequest.Members(to, team, continuationToken),
            async (response, limit) =>
            {
                if (!response.IsSuccessStatusCode)
                {
                    return await ConnectorResponse.ReadAsync(response, clock.GetUtcNow(), limit);
                }
                page = await PageAsync(response, limit);
                return page is null ? ConnectorResponse.Malformed : new DeliveryResult(DeliveryStatus.Sent);
            },
            cancellation);
        return (page, result);
    }

    private static async Task<PagedMembersResult?> PageAsync(HttpResponseMessage response, CancellationToken limit)
    {
        await response.Content.LoadIntoBufferAsync(ConnectorHttp.MostBytesOfMembers, limit);
        try
        {
            return JsonSerializer.Deserialize(await response.Content.ReadAsByteArrayAsync(limit), ProtocolJson.Wire.PagedMembersResult);
        }
        catch (JsonException)
        {
            // Whatever answered was not the channel.
            return null;
        }
    }

    private Task<DeliveryResult> TryAsync(ConnectorRequest? request, CancellationToken cancellation) =>
        TryAsync(request, (response, limit) => ConnectorResponse.ReadAsync(response, clock.GetUtcNow(), limit), cancellation);

    private async Task<DeliveryResult> TryAsync(ConnectorRequest? request, Func<HttpResponseMessage, CancellationToken, Task<DeliveryResult>> read, CancellationToken cancellation)
    {
        if (request is null)
        {
            return ConnectorResponse.BadAddress;
        }
        using var limit = new CancellationTokenSource(_options.RequestTimeout, clock);
        using var linked = cancellation.UnsafeRegister(static limit => ((CancellationTokenSource)limit!).Cancel(), limit);
        using var message = request.Message();
        DeliveryResult? accepted = null;
        try
        {
            if (await credentials.GetTokenAsync(limit.Token) is { } token)
            {
                message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            }
            using var response = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            accepted = response.IsSuccessStatusCode && !request.NeedsAnswer ? new DeliveryResult(DeliveryStatus.Sent) : null;
            return await read(response, limit.Token);
        }
        catch (ConnectorSignInException failure)
        {
            return NotSignedIn(failure);
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException or OperationCanceledException)
        {
            if (accepted is not null)
            {
                return accepted;
            }
            var mayHaveArrived = !request.IsIdempotent && message.Content is SentContent { IsBegun: true };
            if (!mayHaveArrived)
            {
                cancellation.ThrowIfCancellationRequested();
            }
            return ConnectorResponse.Broken(broken, mayHaveArrived);
        }
    }

    /// <summary>What it means that there is no token.</summary>
    // Its message has codes only.
    internal static DeliveryResult NotSignedIn(ConnectorSignInException failure) => new(failure.IsTransient ? DeliveryStatus.Retryable : DeliveryStatus.Final, Reason: failure.Message);

    public void Dispose() => _http.Dispose();
}
