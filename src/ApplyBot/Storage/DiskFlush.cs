namespace ApplyBot.Storage;

/// <summary>Says when what was written is flushed to disk: a second later at the latest, or at once, one flush for all that wait.</summary>
internal sealed class DiskFlush : IDisposable
{
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(1);

    private readonly FlushToDisk _when;
    private readonly Action _flush;
    private readonly Action<Exception>? _failed;
    private readonly ITimer _timer;
    private readonly Lock _gate = new();
    private TaskCompletionSource? _next;
    private bool _running;
    private int _due;

    public DiskFlush(FlushToDisk when, Action flush, TimeProvider clock, Action<Exception>? failed)
    {
        (_when, _flush, _failed) = (when, flush, failed);
        _timer = clock.CreateTimer(_ => FlushLate(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Something was written. Done when it may be acknowledged.</summary>
    /// <exception cref="IOException">It may not be on the disk.</exception>
    public Task Written()
    {
        if (_when == FlushToDisk.Always)
        {
            return NextFlush();
        }
        if (Interlocked.Exchange(ref _due, 1) == 0)
        {
            _timer.Change(Delay, Timeout.InfiniteTimeSpan);
        }
        return Task.CompletedTask;
    }

    public void Dispose() => _timer.Dispose();

    private void FlushLate()
    {
        Interlocked.Exchange(ref _due, 0);
        try
        {
            _flush();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            _failed?.Invoke(failure);
            _ = Written();
        }
        catch (Exception closed) when (closed is ObjectDisposedException or OperationCanceledException)
        {
            // Closing flushes as well.
        }
    }

    // A flush that runs may have begun before the write: the next one counts.
    private Task NextFlush()
    {
        lock (_gate)
        {
            _next ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (!_running)
            {
                _running = true;
                ThreadPool.UnsafeQueueUserWorkItem(_ => FlushWhileAwaited(), null);
            }
            return _next.Task;
        }
    }

    private void FlushWhileAwaited()
    {
        while (true)
        {
            TaskCompletionSource round;
            lock (_gate)
            {
                if (_next is null)
                {
                    _running = false;
                    return;
                }
                (round, _next) = (_next, null);
            }
            try
            {
                _flush();
                round.SetResult();
            }
#pragma warning disable CA1031 // Handed to those who wait.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                round.SetException(failure);
            }
        }
    }
}
