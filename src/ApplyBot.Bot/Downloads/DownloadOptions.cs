using System.ComponentModel.DataAnnotations;

namespace ApplyBot.Bot.Downloads;

/// <summary>Links to files, section <c>Downloads</c>. Checked once, at start.</summary>
public sealed class DownloadOptions : IValidatableObject
{
    /// <summary>Where people reach this host from outside, as <c>https://bot.example.org</c>; null: where the page was opened, and no links on channels without a page.</summary>
    public string? PublicAddress { get; set; }

    /// <summary>How long a link works.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan LinkLifetime { get; set; } = TimeSpan.FromMinutes(15);

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (PublicAddress is { } address && (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http") || uri.UserInfo.Length + uri.Query.Length + uri.Fragment.Length > 0 || uri is { Scheme: "http", IsLoopback: false }))
        {
            yield return new ValidationResult($"{nameof(PublicAddress)} must be an https address like https://bot.example.org.", [nameof(PublicAddress)]);
        }
    }
}
