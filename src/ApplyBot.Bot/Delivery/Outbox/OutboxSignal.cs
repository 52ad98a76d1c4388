namespace ApplyBot.Bot.Delivery.Outbox;

/// <summary>Wakes what sends when something new is to be sent. Whoever begins, adds to, revises, resumes or retries a mailing in this process calls it; what other processes begin is found by looking now and then.</summary>
public sealed class OutboxSignal
{
    private TaskCompletionSource _next = NewSource();

    /// <summary>Ends when it is called from now on.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    /// <summary>Something new is to be sent.</summary>
    public void Wake() => Interlocked.Exchange(ref _next, NewSource()).SetResult();

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
