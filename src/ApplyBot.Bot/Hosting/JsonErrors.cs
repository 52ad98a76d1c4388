using ApplyBot.Bot.Channels.DirectLine;

namespace ApplyBot.Bot.Hosting;

/// <summary>Requests that nothing else answers fail as JSON too.</summary>
internal static class JsonErrors
{
    public static void UseJsonErrors(this WebApplication app) => app.UseExceptionHandler(handler => handler.Run(http =>
        DirectLineErrors.Of(500, "ServiceError", "The request failed for a reason of our own; it has been logged.").ExecuteAsync(http)));

    /// <summary>Where Teams will send its activities; not served yet.</summary>
    public static void MapTeams(this IEndpointRouteBuilder app) => app.MapPost("/api/messages", () =>
        DirectLineErrors.Of(501, "NotImplemented", "The Teams channel is not available yet; use the web chat."));
}
