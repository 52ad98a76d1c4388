using System.Collections.Concurrent;
using ApplyBot.Bot.Channels.Teams;
using ApplyBot.Storage.Outbox;
using Microsoft.Extensions.Options;

namespace ApplyBot.Bot.Delivery.Outbox;

/// <summary>Sends what is due in the outbox, each message at its moment, as many at once as the host takes on. When the host stops, what is being sent is ended and the rest given back.</summary>
internal sealed class OutboxDispatcher(
    IOutbox outbox, MailingSender sender, OutboxRecorder recorder, OutboxSignal signal,
    IOptions<AnnouncementOptions> options, IOptions<ConnectorOptions> connector, TimeProvider clock, ILogger<OutboxDispatcher> log) : BackgroundService
{
    private readonly HeldLeases _held = new(options.Value.Batch, clock);
    private readonly ConcurrentBag<OutboxLease> _unsent = [];
    private readonly TimeSpan _request = connector.Value.RequestTimeout;
    private readonly TimeSpan _poll = options.Value.Poll;
    private long _told = clock.GetTimestamp();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ClaimAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
#pragma warning disable CA1031 // The host has others to serve, and what waits is not lost.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                log.LogError(failure, "The outbox cannot be read or written; it is tried again");
                await Task.Delay(_poll, clock, stoppingToken).ContinueWith(static _ => { }, TaskScheduler.Default);
            }
        }
        await _held.EmptyAsync();
        await ReleaseAsync();
        recorder.Tell();
    }

    private async Task ClaimAsync(CancellationToken stopping)
    {
        var room = await _held.RoomAsync(stopping);
        var woken = signal.Next;
        // Not given up in the middle: rows would be leased that nobody knows of.
        var claim = await outbox.ClaimAsync(room, options.Value.Lease + _request, CancellationToken.None);
        foreach (var lease in claim.Leases)
        {
            _held.Add();
            _ = RunAsync(lease, stopping);
        }
        await ReleaseAsync();
        if (clock.GetElapsedTime(_told) >= TimeSpan.FromMinutes(1))
        {
            _told = clock.GetTimestamp();
            recorder.Tell();
        }
        if (claim.Leases.Count < room)
        {
            var wait = claim.Next - clock.GetUtcNow() ?? _poll;
            wait = wait < HeldLeases.Breath ? HeldLeases.Breath : wait > _poll ? _poll : wait;
            await Task.WhenAny(woken, Task.Delay(wait, clock, stopping));
        }
    }

    private async Task RunAsync(OutboxLease lease, CancellationToken stopping)
    {
        try
        {
            if (!await IsTimeAsync(lease, stopping))
            {
                _unsent.Add(lease);
                return;
            }
            // What has begun is ended, so that it is known what came of it.
            if (await recorder.RecordAsync(lease, await sender.SendAsync(lease, CancellationToken.None)))
            {
                await sender.DeliveredAsync(lease, CancellationToken.None);
            }
        }
#pragma warning disable CA1031 // One message must not end the sending of the others; its lease runs out, and says that nobody knows.
        catch (Exception defect)
#pragma warning restore CA1031
        {
            log.LogError("Sending a message failed: {Defect}\n{Where}", defect.GetType().Name, defect.StackTrace);
        }
        finally
        {
            _held.Remove();
        }
    }

    // Waits for its moment. False when the host stops before, or when so little of the lease is left that another might send it at the same time.
    private async Task<bool> IsTimeAsync(OutboxLease lease, CancellationToken stopping)
    {
        for (var now = clock.GetUtcNow(); now < lease.NotBefore && !stopping.IsCancellationRequested; now = clock.GetUtcNow())
        {
            // Timers count whole milliseconds, and those begun.
            var wait = TimeSpan.FromMilliseconds(Math.Ceiling((lease.NotBefore - now).TotalMilliseconds));
            await Task.Delay(wait, clock, stopping).ContinueWith(static _ => { }, TaskScheduler.Default);
        }
        return !stopping.IsCancellationRequested && clock.GetUtcNow() + _request <= lease.Until;
    }

    private async Task ReleaseAsync()
    {
        var unsent = new List<OutboxLease>();
        while (_unsent.TryTake(out var lease))
        {
            unsent.Add(lease);
        }
        if (unsent.Count == 0)
        {
            return;
        }
        try
        {
            await outbox.ReleaseAsync(unsent, CancellationToken.None);
        }
        catch (IOException failure)
        {
            log.LogError(failure, "Messages could not be given back; they are when their lease runs out");
        }
    }
}
