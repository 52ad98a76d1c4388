using System.ComponentModel.DataAnnotations;

namespace ApplyBot.Bot.Channels.Teams;

/// <summary>Settings of <c>/api/messages</c>, section <c>Teams</c>. Checked once, at start. The registration itself stands under the Bot Framework's own names: <c>MicrosoftAppType</c>, <c>MicrosoftAppId</c>, …</summary>
public sealed class TeamsOptions
{
    /// <summary>Largest request body in bytes.</summary>
    [Range(1024, 16 * 1024 * 1024)]
    public int MaxBodyBytes { get; set; } = 256 * 1024;

    /// <summary>How long a request waits until its replies are sent; then it is answered 202 and sending goes on. Teams gives up after 15 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:14")]
    public TimeSpan SendWait { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long an invoke may take; then it is answered 504. Teams gives up after 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:00:15")]
    public TimeSpan InvokeTimeout { get; set; } = TimeSpan.FromSeconds(4.5);

    /// <summary>Where activities may be sent besides the places that validated activities came from: https addresses, each with all paths below it; null: the known places of Teams in the configured cloud.</summary>
    public IReadOnlyList<string>? ServiceUrls { get; set; }
}
