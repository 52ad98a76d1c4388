using System.Net;
using ApplyBot.Bot.Hosting;

namespace ApplyBot.Bot.Channels.Teams;

/// <summary>Who may send activities. Without a registration: programs on this machine only.</summary>
internal sealed class InboundAuthentication(IConfiguration configuration)
{
    public ValueTask<IResult?> AuthenticateAsync(HttpContext http) => ValueTask.FromResult(
        http.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address) && !ListenAddresses.IsRegistered(configuration) ? null : ProtocolErrors.Of(403, "Forbidden", "Only programs on this machine may call a bot that is not registered."));
}
