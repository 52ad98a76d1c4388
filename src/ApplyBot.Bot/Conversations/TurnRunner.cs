using System.Collections.Concurrent;

namespace ApplyBot.Bot.Conversations;

/// <summary>Runs turns on whatever channel: loads the state, runs, saves, and only then hands over what goes out. Turns of a conversation run one after the other; an activity that comes twice runs once.</summary>
public sealed class TurnRunner(ApplicantChat chat, ChatStates states)
{
    private const int MostRuns = 10;
    private const int RecentTurns = 1_000;

    // Conversations that share a lock only wait for each other while a turn is run.
    private readonly SemaphoreSlim[] _locks = [.. Enumerable.Range(0, 256).Select(_ => new SemaphoreSlim(1, 1))];
    private readonly ConcurrentDictionary<string, TurnOutcome> _recent = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _order = new();

    /// <summary>Runs a turn.</summary>
    /// <param name="inbound">What came in, with the ids of its channel and its conversation.</param>
    /// <param name="handOver">Takes what goes out, once the state is saved and before the next turn of the conversation begins; not called for a repeated activity.</param>
    /// <param name="cancellation">Gives up before the state is saved.</param>
    /// <exception cref="TurnConflictException">Other hosts kept changing the conversation.</exception>
    public async Task<TurnOutcome> RunAsync(Activity inbound, Action<TurnOutcome> handOver, CancellationToken cancellation)
    {
        var key = ChatStates.KeyOf(inbound.ChannelId ?? "", inbound.Conversation?.Id ?? "");
        var turn = inbound.Id is { Length: > 0 } id ? $"{key}\n{id}" : null;
        var gate = _locks[(uint)string.GetHashCode(key, StringComparison.Ordinal) % (uint)_locks.Length];
        await gate.WaitAsync(cancellation);
        try
        {
            if (turn is not null && _recent.TryGetValue(turn, out var before))
            {
                return before with { IsRepeated = true };
            }
            var outcome = await RunAsync(key, inbound, cancellation);
            Remember(turn, inbound, outcome);
            handOver(outcome);
            return outcome;
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task<TurnOutcome> RunAsync(string key, Activity inbound, CancellationToken cancellation)
    {
        for (var run = 1; run <= MostRuns; run++)
        {
            var (saved, etag) = await states.LoadAsync(key, cancellation);
            // Run before, and then the process ended: nobody knows whether anything was sent.
            var state = inbound.Id is { } id && saved is { ActivityId: { } last, Before: { } previous } && last == id ? previous : saved;
            var result = await chat.RunAsync(inbound, state, cancellation);
            if (ReferenceEquals(result.State, saved)
                || (result.State is null
                    ? await states.ForgetAsync(key, etag, cancellation)
                    : await states.SaveAsync(key, result.State with { ActivityId = inbound.Id, Before = state with { Before = null } }, etag, cancellation)))
            {
                return new TurnOutcome(result.Outgoing, result.Response);
            }
        }
        throw new TurnConflictException();
    }

    // What was sent by requests of its own need not be kept; a response is given again to whoever asks again.
    private void Remember(string? turn, Activity inbound, TurnOutcome outcome)
    {
        if (turn is null)
        {
            return;
        }
        _recent[turn] = inbound.DeliveryMode == DeliveryModes.ExpectReplies ? outcome : outcome with { Outgoing = [] };
        _order.Enqueue(turn);
        while (_order.Count > RecentTurns && _order.TryDequeue(out var oldest))
        {
            _recent.TryRemove(oldest, out _);
        }
    }
}

/// <summary>A turn could not be saved, because other hosts kept changing the conversation; the channel may send the activity again.</summary>
public sealed class TurnConflictException() : Exception("The conversation kept changing under the turn.");
