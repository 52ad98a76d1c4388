using Microsoft.Bot.Connector;

namespace ApplyBot.BotBuilder;

/// <summary>Under the SDK's requests: goes nowhere but to the address that is given, notes whether anything was sent and what the answer means, and hands on no more of it than there is use for.</summary>
internal sealed class ConnectorHandler(BotBuilderSettings settings, TimeProvider clock) : DelegatingHandler(ConnectorHttp.Handler(settings.UseProxy, settings.RequestTimeout)), IHttpClientFactory
{
    /// <summary>A client for one turn; the SDK disposes of it.</summary>
    public HttpClient CreateClient(string name) => new(this, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (ConnectorTry.Current is not { } attempt)
        {
            throw new InvalidOperationException("A request that nobody has asked for.");
        }
        // A copy of what stands in the address; ids that are no ASCII could not be sent so.
        request.Headers.Remove(ConversationConstants.ConversationIdHttpHeaderName);
        request.Content = attempt.Body = request.Content is { } content ? new SentContent(await content.ReadAsByteArrayAsync(cancellationToken), content.Headers.ContentType) : null;
        var response = await base.SendAsync(request, cancellationToken);
        try
        {
            attempt.Result = response.IsSuccessStatusCode && !attempt.NeedsAnswer ? new DeliveryResult(DeliveryStatus.Sent) : null;
            if (request.Method == HttpMethod.Get && response.IsSuccessStatusCode)
            {
                await response.Content.LoadIntoBufferAsync(ConnectorHttp.MostBytesOfMembers, cancellationToken);
                return response;
            }
            response.Content = new ByteArrayContent(await ConnectorResponse.BufferAsync(response.Content, cancellationToken));
            attempt.Result = await ConnectorResponse.ReadAsync(response, clock.GetUtcNow(), cancellationToken);
            return attempt is { NeedsAnswer: true, Result: { Status: DeliveryStatus.Sent, ActivityId: null } nothing } ? throw new TryEndedException(nothing) : response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }
}
