using System.ComponentModel.DataAnnotations;
using ApplyBot.Storage.Outbox;

namespace ApplyBot.Bot.Delivery.Outbox;

/// <summary>How announcements and reminders are sent, section <c>Announcements</c>. Checked once, at start. Hosts that share a database should have the same.</summary>
public sealed class AnnouncementOptions : IValidatableObject
{
    /// <summary>Messages a second, over all recipients and all hosts that share the outbox.</summary>
    [Range(0.01, 10_000)]
    public double PerSecond { get; set; } = 25;

    /// <summary>Least time between two messages to one conversation; 2 s is what Teams allows in an hour.</summary>
    [Range(typeof(TimeSpan), "00:00:02", "01:00:00")]
    public TimeSpan PerRecipient { get; set; } = TimeSpan.FromSeconds(2.1);

    /// <summary>Both together.</summary>
    public OutboxPace Pace => new(PerSecond, PerRecipient);

    /// <summary>Messages that a host has taken on at once: those that wait for their moment, and those that it is sending. When it is killed, at most so many may be repeated.</summary>
    [Range(1, 1000)]
    public int Batch { get; set; } = 50;

    /// <summary>How long a message stays a host's beyond its moment and what one request may take (<c>Connector:RequestTimeout</c>); afterwards others take the host for gone.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>About how long to wait before a message is tried again where the channel does not say; doubled each time, with jitter.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest such wait.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>A message that cannot be sent for so long after it was due has failed for good; one that the channel only asks to send slower (429) never has.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan GiveUpAfter { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How often to look for what others have begun.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "1.00:00:00")]
    public TimeSpan Poll { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How often to look for announcements whose moment has come.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "1.00:00:00")]
    public TimeSpan Schedule { get; set; } = TimeSpan.FromSeconds(5);

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (MaxRetryDelay < RetryDelay)
        {
            yield return new ValidationResult($"{nameof(MaxRetryDelay)} must be at least {nameof(RetryDelay)}.", [nameof(MaxRetryDelay)]);
        }
    }
}
