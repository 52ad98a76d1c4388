using ApplyBot.Bot.Delivery;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Retry;

namespace ApplyBot.Bot.Channels.Teams;

/// <summary>Delivers through the Bot Connector. While one conversation waits for a retry, what else is for it waits behind, and other conversations go on.</summary>
internal sealed class ConnectorDelivery : IDelivery, IHostedService
{
    private static readonly ResiliencePropertyKey<long> Begun = new("applybot.begun");

    private readonly CancellationToken _stopped;
    private readonly ConversationLanes _lanes;
    private readonly ResiliencePipeline<DeliveryResult> _retries;
    private readonly IConnector _connector;
    private readonly TrustedServiceUrls _trusted;
    private readonly ConnectorOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger<ConnectorDelivery> _log;
    private LogLevel _level = LogLevel.Warning;

    /// <summary>One that tries once and leaves it to its caller to tell, with lanes of its own: nothing waits behind the retries of others.</summary>
    public static ConnectorDelivery SingleTry(IServiceProvider services)
    {
        var single = ActivatorUtilities.CreateInstance<ConnectorDelivery>(services, Options.Create(new ConnectorOptions { MaxRetries = 0 }));
        single._level = LogLevel.Debug;
        return single;
    }

    public ConnectorDelivery(IConnector connector, TrustedServiceUrls trusted, IHostApplicationLifetime lifetime, IOptions<ConnectorOptions> options, TimeProvider clock, ILogger<ConnectorDelivery> log)
    {
        (_connector, _trusted, _options, _clock, _log) = (connector, trusted, options.Value, clock, log);
        _stopped = lifetime.ApplicationStopped;
        _lanes = new ConversationLanes(_options.MaxWaiting);
        _retries = _options.MaxRetries == 0 ? ResiliencePipeline<DeliveryResult>.Empty
            : new ResiliencePipelineBuilder<DeliveryResult> { TimeProvider = clock }.AddRetry(Retry()).Build();
    }

    public Task<DeliveryResult> SendAsync(ConversationReference to, Activity activity, CancellationToken cancellation = default)
    {
        var isTyping = activity.Type == ActivityTypes.Typing;
        // What is shown for a few seconds is of no use behind what waits.
        return isTyping && _lanes.IsBusy(LaneOf(to))
            ? Task.FromResult(new DeliveryResult(DeliveryStatus.Retryable, Reason: "Busy"))
            : DeliverAsync(to, Address(activity, to), _connector.SendAsync, !isTyping, cancellation);
    }

    public Task<DeliveryResult> UpdateAsync(ConversationReference to, Activity activity, CancellationToken cancellation = default) =>
        DeliverAsync(to, Address(activity, to) with { Id = activity.Id }, _connector.UpdateAsync, true, cancellation);

    public Task<DeliveryResult> DeleteAsync(ConversationReference to, string activityId, CancellationToken cancellation = default) =>
        DeliverAsync(to, activityId, _connector.DeleteAsync, true, cancellation);

    private static string LaneOf(ConversationReference to) => to.Conversation?.Id ?? "";

    private Activity Address(Activity activity, ConversationReference to) => Addressing.Address(activity, to, _clock.GetUtcNow());

    private Task<DeliveryResult> DeliverAsync<T>(ConversationReference to, T what, Func<ConversationReference, T, CancellationToken, Task<DeliveryResult>> tryOnce, bool mayRetry, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (!_trusted.IsTrusted(to.ServiceUrl))
        {
            return Task.FromResult(Tell(new DeliveryResult(DeliveryStatus.Final, Reason: "UntrustedServiceUrl")));
        }
        var delivered = _lanes.TryRun(LaneOf(to), () => DeliverAsync(give => tryOnce(to, what, give), mayRetry, cancellation))
            ?? Task.FromResult(Tell(new DeliveryResult(DeliveryStatus.Retryable, Reason: "QueueFull")));
        return cancellation.CanBeCanceled ? delivered.WaitAsync(cancellation) : delivered;
    }

    private async Task<DeliveryResult> DeliverAsync(Func<CancellationToken, Task<DeliveryResult>> tryOnce, bool mayRetry, CancellationToken cancellation)
    {
        using var both = cancellation.CanBeCanceled ? CancellationTokenSource.CreateLinkedTokenSource(cancellation, _stopped) : null;
        var give = both?.Token ?? _stopped;
        try
        {
            give.ThrowIfCancellationRequested();
            var first = await tryOnce(give);
            return Tell(mayRetry && first.Status == DeliveryStatus.Retryable ? await RetryAsync(tryOnce, first, give) : first);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Tell(new DeliveryResult(DeliveryStatus.Retryable, Reason: "Stopping"));
        }
#pragma warning disable CA1031 // A defect in one delivery must not end the turn that it is part of.
        catch (Exception defect) when (defect is not OperationCanceledException)
#pragma warning restore CA1031
        {
            _log.LogError(defect, "A delivery failed");
            return new DeliveryResult(DeliveryStatus.Uncertain, Reason: "Defect");
        }
    }

    // The first try has been made: most requests need no more, and no machinery.
    private async Task<DeliveryResult> RetryAsync(Func<CancellationToken, Task<DeliveryResult>> tryOnce, DeliveryResult first, CancellationToken give)
    {
        var context = ResilienceContextPool.Shared.Get(give);
        context.Properties.Set(Begun, _clock.GetTimestamp());
        try
        {
            DeliveryResult? before = first;
            return await _retries.ExecuteAsync(
                async step =>
                {
                    var result = before ?? await tryOnce(step.CancellationToken);
                    before = null;
                    return result;
                },
                context);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private RetryStrategyOptions<DeliveryResult> Retry() => new()
    {
        MaxRetryAttempts = _options.MaxRetries,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        Delay = _options.RetryDelay,
        MaxDelay = _options.MaxRetryDelay,
        DelayGenerator = static args => ValueTask.FromResult(args.Outcome.Result?.RetryAfter),
        ShouldHandle = args => ValueTask.FromResult(args.Outcome.Result is { Status: DeliveryStatus.Retryable } failed
            && _clock.GetElapsedTime(args.Context.Properties.GetValue(Begun, 0)) + (failed.RetryAfter ?? TimeSpan.Zero) < _options.GiveUpAfter),
    };

    private DeliveryResult Tell(DeliveryResult result)
    {
        if (result.Status != DeliveryStatus.Sent)
        {
            _log.Log(_level, "An activity was not delivered: {Status}, {Reason}", result.Status, result.Reason);
        }
        return result;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Waits a while for what is still to be sent; when the host has stopped, it is given up.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _lanes.WhenIdleAsync().WaitAsync(_options.DrainTime, _clock, cancellationToken);
        }
        catch (Exception late) when (late is TimeoutException or OperationCanceledException)
        {
            _log.LogWarning("The host stops with activities undelivered");
        }
    }
}
