namespace ApplyBot.Bot.Channels.DirectLine;

/// <summary>A bucket of permits that fills again at a steady rate. Thread-safe.</summary>
internal sealed class RateLimit(int burst, double perSecond, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private double _permits = burst;
    private DateTimeOffset _filled = clock.GetUtcNow();

    /// <summary>Takes a permit; without one, says after how many whole seconds there is one.</summary>
    public bool TryTake(out int retryAfterSeconds)
    {
        lock (_lock)
        {
            Fill();
            retryAfterSeconds = _permits >= 1 ? 0 : (int)Math.Ceiling((1 - _permits) / perSecond);
            if (retryAfterSeconds > 0)
            {
                return false;
            }
            _permits--;
            return true;
        }
    }

    /// <summary>Whether there is a permit, which stays; without one, says after how many whole seconds there is one.</summary>
    public bool HasPermit(out int retryAfterSeconds)
    {
        lock (_lock)
        {
            Fill();
            retryAfterSeconds = _permits >= 1 ? 0 : (int)Math.Ceiling((1 - _permits) / perSecond);
            return retryAfterSeconds == 0;
        }
    }

    /// <summary>Whether it is as if nothing had ever been taken.</summary>
    public bool IsFull
    {
        get
        {
            lock (_lock)
            {
                Fill();
                return _permits >= burst;
            }
        }
    }

    private void Fill()
    {
        var now = clock.GetUtcNow();
        _permits = Math.Min(burst, _permits + Math.Max(0, (now - _filled).TotalSeconds) * perSecond);
        _filled = now;
    }
}
