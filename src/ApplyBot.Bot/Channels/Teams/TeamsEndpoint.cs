using ApplyBot.Bot.Channels.Teams.Authentication;
using ApplyBot.Bot.Channels.Teams.Files;
using ApplyBot.Bot.Delivery;
using Microsoft.Extensions.Options;

namespace ApplyBot.Bot.Channels.Teams;

/// <summary>Bot Framework protocol over HTTP: <c>POST /api/messages</c> takes activities of Teams and of every other channel of the Bot Connector.</summary>
internal static class TeamsEndpoint
{
    public static IServiceCollection AddTeams(this IServiceCollection services)
    {
        services.AddOptions<TeamsOptions>().BindConfiguration("Teams").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<ConnectorOptions>().BindConfiguration("Connector").ValidateDataAnnotations().ValidateOnStart();
        services.AddHttpClient();
        services.AddBotAuthentication().AddSingleton<TeamsTurns>().AddSingleton<ConnectorDelivery>().AddConnector();
        services.AddOptions<FileUploadOptions>().BindConfiguration("Files").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<FileUpload>().AddSingleton<FileConsent>().AddSingleton<IDelivery, ChannelDelivery>();
        services.AddKeyedSingleton<IDelivery>(ChannelDelivery.SingleTry, (provider, _) => ActivatorUtilities.CreateInstance<ChannelDelivery>(provider, ConnectorDelivery.SingleTry(provider)));
        return services.AddHostedService(provider => provider.GetRequiredService<ConnectorDelivery>());
    }

    public static void MapTeams(this IEndpointRouteBuilder app)
    {
        // Settings that do not go together are refused now, not when the first activity comes.
        app.ServiceProvider.GetRequiredService<InboundAuthentication>();
        app.MapPost("/api/messages", PostAsync);
    }

    private static async Task<IResult> PostAsync(HttpContext http, InboundAuthentication authentication, TeamsTurns turns, IChannelAdapter adapter, IOptions<TeamsOptions> options)
    {
        var (token, refused) = await authentication.AuthenticateAsync(http);
        if (refused is not null)
        {
            return refused;
        }
        var (activity, malformed) = await JsonBody.ReadAsync(http.Request, ProtocolJson.Wire.Activity, options.Value.MaxBodyBytes);
        if (malformed is not null)
        {
            return malformed;
        }
        if (activity is not { Type.Length: > 0, Conversation.Id.Length: > 0, ChannelId.Length: > 0 })
        {
            return ProtocolErrors.BadArgument("An activity needs a type, a channelId and a conversation with an id.");
        }
        if (authentication.Authorize(token, activity) is { } forbidden)
        {
            return forbidden;
        }
        if (activity is { ServiceUrl: null or "" } and not { DeliveryMode: DeliveryModes.ExpectReplies })
        {
            return ProtocolErrors.BadArgument("An activity needs a serviceUrl, unless its replies are expected in the response.");
        }
        await adapter.ProcessAsync(http, activity, turns.RunAsync);
        return Results.Empty;
    }
}
