namespace ApplyBot.Bot.Delivery;

/// <summary>Work for many conversations: for each of them one piece after the other, as it was handed over; for different ones at the same time. Nothing is kept of a conversation for which there is nothing to do.</summary>
/// <param name="mostWaiting">Pieces that may wait for one conversation.</param>
internal sealed class ConversationLanes(int mostWaiting)
{
    // A conversation with work has an entry; a queue only once a second piece waits.
    private readonly Dictionary<string, Queue<TaskCompletionSource>?> _lanes = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private TaskCompletionSource? _idle;

    /// <summary>Whether there is work for the conversation.</summary>
    public bool IsBusy(string conversation)
    {
        lock (_lock)
        {
            return _lanes.ContainsKey(conversation);
        }
    }

    /// <summary>Runs the work once all that was handed over before it for the same conversation has ended; null when too much is waiting already.</summary>
    public Task<T>? TryRun<T>(string conversation, Func<Task<T>> work)
    {
        TaskCompletionSource? turn = null;
        lock (_lock)
        {
            if (!_lanes.TryGetValue(conversation, out var waiting))
            {
                _lanes.Add(conversation, null);
            }
            else if (waiting?.Count >= mostWaiting)
            {
                return null;
            }
            else
            {
                turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                (_lanes[conversation] = waiting ?? new Queue<TaskCompletionSource>()).Enqueue(turn);
            }
        }
        return RunAsync(conversation, turn, work);
    }

    /// <summary>Ends when there is nothing to do for any conversation.</summary>
    public Task WhenIdleAsync()
    {
        lock (_lock)
        {
            return _lanes.Count == 0 ? Task.CompletedTask
                : (_idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    private async Task<T> RunAsync<T>(string conversation, TaskCompletionSource? turn, Func<Task<T>> work)
    {
        if (turn is not null)
        {
            await turn.Task;
        }
        try
        {
            return await work();
        }
        finally
        {
            Next(conversation);
        }
    }

    private void Next(string conversation)
    {
        TaskCompletionSource? next = null;
        lock (_lock)
        {
            if (_lanes[conversation]?.TryDequeue(out next) != true)
            {
                _lanes.Remove(conversation);
            }
            if (_lanes.Count == 0)
            {
                _idle?.SetResult();
                _idle = null;
            }
        }
        next?.SetResult();
    }
}
