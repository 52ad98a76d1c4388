using System.ComponentModel.DataAnnotations;

namespace ApplyBot.Bot.Channels.Teams;

/// <summary>How activities are sent to the Bot Connector, section <c>Connector</c>. Checked once, at start.</summary>
public sealed class ConnectorOptions : IValidatableObject
{
    /// <summary>How long one request may take, its answer included.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:02:00")]
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How often a request that failed for now is sent again; 0: never.</summary>
    [Range(0, 20)]
    public int MaxRetries { get; set; } = 6;

    /// <summary>About how long to wait before the first retry where the connector does not say; doubled each time, with jitter.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest such wait.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:05:00")]
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>No retry is begun later than this after the first request; a longer Retry-After is not waited for.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan GiveUpAfter { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Activities that may wait for one conversation; more are not taken.</summary>
    [Range(1, 10_000)]
    public int MaxWaiting { get; set; } = 100;

    /// <summary>How long the host, when it stops, waits for what is still to be sent.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:25")]
    public TimeSpan DrainTime { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Whether requests go through the proxy that the system names (<c>HTTPS_PROXY</c>, …).</summary>
    public bool UseProxy { get; set; }

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (MaxRetryDelay < RetryDelay)
        {
            yield return new ValidationResult($"{nameof(MaxRetryDelay)} must be at least {nameof(RetryDelay)}.", [nameof(MaxRetryDelay)]);
        }
    }
}
