using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace ApplyBot.BotBuilder;

/// <summary>What the channel is told by the host.</summary>
public sealed record BotBuilderSettings
{
    /// <summary>Identity of the bot, a GUID; null without a registration.</summary>
    public required string? AppId { get; init; }
    /// <summary>Settings by the SDK's own names, the endpoints of the cloud among them.</summary>
    public required IConfiguration Configuration { get; init; }
    /// <summary>A token for the Bot Connector, null without a registration; or why there is none.</summary>
    public required Func<CancellationToken, ValueTask<(string? Token, DeliveryResult? Failed)>> Token { get; init; }
    /// <summary>Writes what a turn comes to into the response.</summary>
    public required Func<HttpContext, TurnResponse, Task> Respond { get; init; }
    /// <summary>How long one request may take, its answer included.</summary>
    public required TimeSpan RequestTimeout { get; init; }
    /// <summary>Whether requests go through the proxy that the system names.</summary>
    public required bool UseProxy { get; init; }
}
