namespace ApplyBot.Storage.Outbox;

/// <summary>Moments at which messages may be sent, evenly spaced, each given out once.</summary>
internal readonly record struct OutboxSlots
{
    private static readonly TimeSpan Horizon = TimeSpan.FromSeconds(1);

    private readonly TimeSpan _interval;

    /// <param name="pace">How fast.</param>
    /// <param name="next">First moment that has not been given out.</param>
    /// <param name="now">The present moment.</param>
    /// <param name="most">How many are asked for.</param>
    public OutboxSlots(OutboxPace pace, DateTimeOffset next, DateTimeOffset now, int most)
    {
        // Whole microseconds, as PostgreSQL keeps them.
        _interval = TimeSpan.FromMicroseconds(Math.Ceiling(TimeSpan.MicrosecondsPerSecond / pace.PerSecond));
        First = next > now ? next : now;
        var left = now + Horizon - First;
        Count = left <= TimeSpan.Zero ? 0 : (int)Math.Min(most, (left.Ticks + _interval.Ticks - 1) / _interval.Ticks);
    }

    public DateTimeOffset First { get; }

    /// <summary>How many there are within the next second, at most as many as were asked for.</summary>
    public int Count { get; }

    /// <summary>The moment of this number, from 0; that of the number after the last is the first that is left.</summary>
    public DateTimeOffset this[int number] => First + number * _interval;

    /// <summary>When there will be one again.</summary>
    public static DateTimeOffset Free(DateTimeOffset next, DateTimeOffset now) => next < now + Horizon ? now : next - Horizon + TimeSpan.FromMicroseconds(1);
}
