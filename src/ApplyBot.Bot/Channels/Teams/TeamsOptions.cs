using System.ComponentModel.DataAnnotations;

namespace ApplyBot.Bot.Channels.Teams;

/// <summary>Settings of <c>/api/messages</c>, section <c>Teams</c>. Checked once, at start. The registration itself stands under the Bot Framework's own names: <c>MicrosoftAppType</c>, <c>MicrosoftAppId</c>, …</summary>
public sealed class TeamsOptions
{
    /// <summary>Largest request body in bytes.</summary>
    [Range(1024, 16 * 1024 * 1024)]
    public int MaxBodyBytes { get; set; } = 256 * 1024;

    /// <summary>Where activities may be sent besides the places that validated activities came from: https addresses, each with all paths below it; null: the known places of Teams in the configured cloud.</summary>
    public IReadOnlyList<string>? ServiceUrls { get; set; }
}
