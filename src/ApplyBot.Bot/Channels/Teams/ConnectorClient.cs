using System.Net.Http.Headers;
using ApplyBot.Bot.Channels.Teams.Authentication;
using ApplyBot.Bot.Delivery;
using Microsoft.Extensions.Options;

namespace ApplyBot.Bot.Channels.Teams;

/// <summary>One try of a request to the Bot Connector, and what became of it. Goes nowhere but to the address that it is given: redirections are not followed.</summary>
internal sealed class ConnectorClient(ConnectorCredentials credentials, IOptions<ConnectorOptions> options, TimeProvider clock) : IDisposable
{
    private readonly ConnectorOptions _options = options.Value;

    // One client for all requests: no handler is built, and nothing is logged, per request; addresses bear the ids of conversations.
    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = options.Value.UseProxy,
        ConnectTimeout = options.Value.RequestTimeout,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
        MaxResponseHeadersLength = 32,
        MaxResponseDrainSize = 64 * 1024,
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>Sends the request once.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    public Task<DeliveryResult> TryAsync(ConnectorRequest request, CancellationToken cancellation) =>
        TryAsync(request, (response, limit) => ConnectorResponse.ReadAsync(response, clock.GetUtcNow(), limit), cancellation);

    /// <summary>Sends the request once, and has its answer read so.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    public async Task<DeliveryResult> TryAsync(ConnectorRequest request, Func<HttpResponseMessage, CancellationToken, Task<DeliveryResult>> read, CancellationToken cancellation)
    {
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
            // Its message has codes only.
            return new DeliveryResult(failure.IsTransient ? DeliveryStatus.Retryable : DeliveryStatus.Final, Reason: failure.Message);
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException or OperationCanceledException)
        {
            if (accepted is not null)
            {
                return accepted;
            }
            var mayHaveArrived = !request.IsIdempotent && message.Content is ConnectorRequest.SentContent { IsBegun: true };
            if (!mayHaveArrived)
            {
                cancellation.ThrowIfCancellationRequested();
            }
            return new DeliveryResult(mayHaveArrived ? DeliveryStatus.Uncertain : DeliveryStatus.Retryable, Reason: ReasonOf(broken));
        }
    }

    private static string ReasonOf(Exception broken) => broken switch
    {
        HttpRequestException failed => failed.HttpRequestError.ToString(),
        IOException => nameof(HttpRequestError.ResponseEnded),
        _ => "Timeout",
    };

    public void Dispose() => _http.Dispose();
}
