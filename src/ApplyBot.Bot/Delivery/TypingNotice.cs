namespace ApplyBot.Bot.Delivery;

/// <summary>Shows in a conversation that the bot is writing when its turn takes long, and never after the answer.</summary>
internal sealed class TypingNotice : IDisposable
{
    /// <summary>A turn that ends earlier shows nothing.</summary>
    public static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(700);

    // Channels stop showing it after a few seconds.
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(3);

    private readonly Lock _lock = new();
    private readonly IDelivery _delivery;
    private readonly ConversationReference _to;
    private readonly ITimer _timer;
    private bool _over;

    /// <summary>Begins to wait.</summary>
    public TypingNotice(IDelivery delivery, ConversationReference to, TimeProvider clock)
    {
        (_delivery, _to) = (delivery, to);
        _timer = clock.CreateTimer(static notice => ((TypingNotice)notice!).Show(), this, Delay, Period);
    }

    /// <summary>Ends it: what is handed over for delivery afterwards comes after it.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _over = true;
        }
        _timer.Dispose();
    }

    private void Show()
    {
        lock (_lock)
        {
            if (!_over)
            {
                // Not awaited: nothing hangs on whether it arrives.
                _ = _delivery.SendAsync(_to, new Activity { Type = ActivityTypes.Typing, ReplyToId = _to.ActivityId });
            }
        }
    }
}
