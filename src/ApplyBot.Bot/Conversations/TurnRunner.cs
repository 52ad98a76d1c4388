using ApplyBot.Bot.Conversations.References;
using ApplyBot.Bot.Conversations.Reminders;

namespace ApplyBot.Bot.Conversations;

/// <summary>Runs turns on whatever channel: loads the state, runs, saves, and only then hands over what goes out. Turns of a conversation run one after the other; an activity that comes twice runs once.</summary>
public sealed class TurnRunner(ApplicantChat chat, ChatStates states, ConversationReferences references, Subscriptions subscriptions)
{
    private const int MostRuns = 10;

    // Conversations that share a lock only wait for each other while a turn is run.
    private readonly SemaphoreSlim[] _locks = [.. Enumerable.Range(0, 256).Select(_ => new SemaphoreSlim(1, 1))];
    private readonly RecentTurns _recent = new();

    /// <summary>Runs a turn.</summary>
    /// <param name="inbound">What came in, with the ids of its channel and its conversation.</param>
    /// <param name="handOver">Takes what goes out, once the state is saved and before the next turn of the conversation begins; not called for a repeated activity.</param>
    /// <param name="cancellation">Gives up before the state is saved.</param>
    /// <exception cref="TurnConflictException">Other hosts kept changing the conversation.</exception>
    public async Task<TurnOutcome> RunAsync(Activity inbound, Action<TurnOutcome> handOver, CancellationToken cancellation)
    {
        var key = ChatStates.KeyOf(inbound);
        var gate = _locks[(uint)string.GetHashCode(key, StringComparison.Ordinal) % (uint)_locks.Length];
        await gate.WaitAsync(cancellation);
        try
        {
            if (_recent.Find(key, inbound.Id) is { } before)
            {
                return before;
            }
            var outcome = await RunAsync(key, inbound, cancellation);
            if (outcome.Forgotten is { } others)
            {
                _recent.ForgetReplies([key, .. others]);
            }
            _recent.Add(key, inbound, outcome);
            if (!outcome.IsRepeated)
            {
                handOver(outcome);
            }
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
            // It was run before, and whoever ran it may have ended without sending anything.
            var again = inbound.Id is { Length: > 0 } id && saved.ActivityId == id && saved.Before is not null;
            var state = again ? saved.Before! : saved;
            var result = await chat.RunAsync(inbound, state, cancellation);
            if (again && run > 1)
            {
                // Another host ran it while this one did: it is alive, and sends what it came to.
                return new TurnOutcome(result.Outgoing, result.Response, IsRepeated: true);
            }
            if (ReferenceEquals(result.State, saved)
                || (result.State is null
                    ? await states.ForgetAsync(key, etag, cancellation)
                    : await states.SaveAsync(key, result.State with { ActivityId = inbound.Id, Before = state with { Before = null } }, etag, cancellation)))
            {
                await (result.State is null ? ForgetAsync(inbound, cancellation) : references.SeeAsync(inbound, cancellation));
                return new TurnOutcome(result.Outgoing, result.Response) { Forgotten = result.Forgotten };
            }
        }
        throw new TurnConflictException();
    }

    // Who cannot be written to is reminded of nothing.
    private async ValueTask ForgetAsync(Activity inbound, CancellationToken cancellation)
    {
        if (Recipients.KeyOf(inbound) is { } recipient)
        {
            await subscriptions.ForgetAsync(recipient, cancellation);
        }
        await references.ForgetAsync(inbound, cancellation);
    }
}

/// <summary>A turn could not be saved, because other hosts kept changing the conversation; the channel may send the activity again.</summary>
public sealed class TurnConflictException() : Exception("The conversation kept changing under the turn.");
