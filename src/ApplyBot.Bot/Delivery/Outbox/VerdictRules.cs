using ApplyBot.Storage.Outbox;

namespace ApplyBot.Bot.Delivery.Outbox;

/// <summary>What an attempt that ended so means for the message. Pure but for the jitter.</summary>
/// <param name="options">How long to wait and to try.</param>
/// <param name="chance">From 0 to 1, anew each time.</param>
internal sealed class VerdictRules(AnnouncementOptions options, Func<double> chance)
{
    // However long the other side asks to wait, it is asked again within a day.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    /// <summary>Attempts that fit into the time for which a message is tried.</summary>
    public int MostAttempts { get; } = Fit(options);

    /// <summary>Judges what a channel's answer means.</summary>
    public Verdict Of(OutboxLease lease, DeliveryResult result) => (result.Status, result.Reason ?? "") switch
    {
        (DeliveryStatus.Sent, _) => new Verdict.Done(lease.Operation == OutboxOperation.Send ? result.ActivityId : null),
        // What an earlier attempt has taken back, or its reader, is not there any more.
        (DeliveryStatus.Final, var reason) when lease.Operation == OutboxOperation.Delete && IsGone(reason) => new Verdict.Done(null),
        (DeliveryStatus.Final, var reason) when IsAboutTheMessage(reason) => new Verdict.Over(reason),
        (DeliveryStatus.Uncertain, var reason) => new Verdict.Again(Backoff(lease.Attempt), reason, IsUncertain: true),
        (_, var reason) => new Verdict.Again(Wait(lease.Attempt, result.RetryAfter), reason),
    };

    /// <summary>That something of our own failed, and when to try again.</summary>
    public Verdict Later(OutboxLease lease, string reason) => new Verdict.Again(Backoff(lease.Attempt), reason);

    /// <summary>Whether so many attempts are enough; never where the channel only asks to send slower.</summary>
    public bool IsEnough(OutboxLease lease, Verdict.Again again) => lease.Attempt >= MostAttempts && !IsStatus(again.Reason, "429");

    /// <summary>Whether the recipient cannot be written to, rather than this one message not be sent.</summary>
    public static bool IsUnreachable(OutboxOperation operation, string reason) =>
        IsStatus(reason, "403") || (IsStatus(reason, "404") && (operation == OutboxOperation.Send || reason.EndsWith(" ConversationNotFound", StringComparison.Ordinal)));

    private static bool IsGone(string reason) => IsStatus(reason, "404") && !IsUnreachable(OutboxOperation.Delete, reason);

    // That the bot itself is not let in is not the recipient's fault, and may be mended for all of them at once.
    private static bool IsAboutTheMessage(string reason) => (reason.StartsWith('3') || reason.StartsWith('4') || !reason.Contains(' ', StringComparison.Ordinal)) && !IsStatus(reason, "401");

    private static bool IsStatus(string reason, string status) => reason.StartsWith(status, StringComparison.Ordinal) && (reason.Length == status.Length || reason[status.Length] == ' ');

    // A little later than asked, and not all at once.
    private TimeSpan Wait(int attempt, TimeSpan? retryAfter) => retryAfter is { } asked
        ? TimeSpan.FromTicks(Math.Clamp(asked.Ticks, options.RetryDelay.Ticks, LongestWait.Ticks)) + options.RetryDelay * (0.5 * chance())
        : Backoff(attempt);

    private TimeSpan Backoff(int attempt) => Plain(options, attempt) * (0.75 + 0.5 * chance());

    private static TimeSpan Plain(AnnouncementOptions options, int attempt) =>
        TimeSpan.FromSeconds(Math.Min(options.MaxRetryDelay.TotalSeconds, options.RetryDelay.TotalSeconds * Math.Pow(2, Math.Min(attempt - 1, 60))));

    private static int Fit(AnnouncementOptions options)
    {
        var (attempts, time) = (1, TimeSpan.Zero);
        while (time < options.GiveUpAfter && Plain(options, attempts) < options.MaxRetryDelay)
        {
            time += Plain(options, attempts++);
        }
        return attempts + Math.Max(0, (int)((options.GiveUpAfter - time) / options.MaxRetryDelay));
    }
}
