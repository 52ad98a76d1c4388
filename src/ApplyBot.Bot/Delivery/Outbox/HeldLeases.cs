namespace ApplyBot.Bot.Delivery.Outbox;

/// <summary>Counts what a host has taken on and has not ended.</summary>
/// <param name="most">How much that may be.</param>
/// <param name="clock">For how long to wait for more room.</param>
internal sealed class HeldLeases(int most, TimeProvider clock)
{
    /// <summary>So long it waits for room for several, which are claimed for the price of one.</summary>
    public static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(100);

    private readonly Lock _lock = new();
    private int _held;
    private int _wanted;
    private TaskCompletionSource? _freed;

    /// <summary>Waits until there is room; how much.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    public async Task<int> RoomAsync(CancellationToken cancellation)
    {
        try
        {
            await RoomAsync(Math.Max(1, most / 4)).WaitAsync(Breath, clock, cancellation);
        }
        catch (TimeoutException)
        {
            await RoomAsync(1).WaitAsync(cancellation);
        }
        lock (_lock)
        {
            return most - _held;
        }
    }

    /// <summary>Ends when nothing is held.</summary>
    public Task EmptyAsync() => RoomAsync(most);

    /// <summary>Takes one on.</summary>
    public void Add()
    {
        lock (_lock)
        {
            _held++;
        }
    }

    /// <summary>One has ended.</summary>
    public void Remove()
    {
        lock (_lock)
        {
            _held--;
            if (_freed is not null && most - _held >= _wanted)
            {
                _freed.SetResult();
                _freed = null;
            }
        }
    }

    // One waits at a time.
    private Task RoomAsync(int wanted)
    {
        lock (_lock)
        {
            _freed = null;
            if (most - _held >= wanted)
            {
                return Task.CompletedTask;
            }
            _wanted = wanted;
            return (_freed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }
}
