namespace ApplyBot.Tests.Storage;

/// <summary>A clock that stands still until it is moved; timers fire while it is moved, on the thread that moves it.</summary>
public sealed class MovedTime : TimeProvider
{
    private readonly List<Alarm> _alarms = [];
    private DateTimeOffset _now = new(2026, 3, 1, 1, 2, 3, 4, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, callback, state);
        alarm.Change(dueTime, period);
        lock (_alarms) _alarms.Add(alarm);
        return alarm;
    }

    public void Pass(TimeSpan time)
    {
        _now += time;
        List<Alarm> due;
        lock (_alarms) due = [.. _alarms.Where(alarm => alarm.Due <= _now)];
        foreach (var alarm in due) alarm.Ring();
    }

    private sealed class Alarm(MovedTime time, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period = Timeout.InfiniteTimeSpan;

        public DateTimeOffset Due { get; private set; } = DateTimeOffset.MaxValue;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            (Due, _period) = (dueTime < TimeSpan.Zero ? DateTimeOffset.MaxValue : time._now + dueTime, period);
            return true;
        }

        public void Ring()
        {
            Due = _period > TimeSpan.Zero ? time._now + _period : DateTimeOffset.MaxValue;
            callback(state);
        }

        public void Dispose()
        {
            lock (time._alarms) time._alarms.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
