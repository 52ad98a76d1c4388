using ApplyBot.Bot.Channels;

namespace ApplyBot.Bot.Hosting;

/// <summary>Requests that nothing else answers fail as JSON too.</summary>
internal static class JsonErrors
{
    public static void UseJsonErrors(this WebApplication app) => app.UseExceptionHandler(handler => handler.Run(http =>
        ProtocolErrors.Of(500, "ServiceError", "The request failed for a reason of our own; it has been logged.").ExecuteAsync(http)));
}
