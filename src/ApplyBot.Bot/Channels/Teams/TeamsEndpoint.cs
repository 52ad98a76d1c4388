using ApplyBot.Bot.Conversations;
using ApplyBot.Bot.Delivery;
using Microsoft.Extensions.Options;

namespace ApplyBot.Bot.Channels.Teams;

/// <summary>Bot Framework protocol over HTTP: <c>POST /api/messages</c> takes activities of Teams and of every other channel of the Bot Connector.</summary>
internal static class TeamsEndpoint
{
    public static IServiceCollection AddTeams(this IServiceCollection services)
    {
        services.AddOptions<TeamsOptions>().BindConfiguration("Teams").ValidateDataAnnotations().ValidateOnStart();
        services.AddHttpClient();
        return services.AddSingleton<InboundAuthentication>().AddSingleton<ConnectorDelivery>();
    }

    public static void MapTeams(this IEndpointRouteBuilder app) => app.MapPost("/api/messages", PostAsync);

    private static async Task<IResult> PostAsync(HttpContext http, InboundAuthentication authentication, TurnRunner turns, ConnectorDelivery delivery, IOptions<TeamsOptions> options)
    {
        if (await authentication.AuthenticateAsync(http) is { } refused)
        {
            return refused;
        }
        var (activity, malformed) = await JsonBody.ReadAsync(http.Request, ProtocolJson.Wire.Activity, options.Value.MaxBodyBytes);
        if (malformed is not null || activity is not { Type.Length: > 0, Conversation.Id.Length: > 0, ChannelId.Length: > 0 })
        {
            return malformed ?? ProtocolErrors.BadArgument("An activity needs a type, a channelId and a conversation with an id.");
        }
        var expected = activity.DeliveryMode == DeliveryModes.ExpectReplies;
        Task sending = Task.CompletedTask;
        var outcome = await turns.RunAsync(activity, said => sending = expected ? Task.CompletedTask : SendAsync(delivery, activity, said.Outgoing), http.RequestAborted);
        if (expected)
        {
            return new JsonReply<ExpectedReplies>(new ExpectedReplies(outcome.Outgoing, outcome.Response?.Body), ProtocolJson.Wire.ExpectedReplies);
        }
        if (outcome.Response is { } response)
        {
            return response.Body is { } body ? Results.Json(body, ProtocolJson.Wire.JsonElement, statusCode: response.Status) : Results.StatusCode(response.Status);
        }
        await sending;
        return Results.Ok();
    }

    private static async Task SendAsync(ConnectorDelivery delivery, Activity inbound, IReadOnlyList<Activity> outgoing)
    {
        var to = new ConversationReference
        {
            ActivityId = inbound.Id, User = inbound.From, Bot = inbound.Recipient, Conversation = inbound.Conversation,
            ChannelId = inbound.ChannelId, ServiceUrl = inbound.ServiceUrl, Locale = inbound.Locale,
        };
        await Task.WhenAll(outgoing.Select(activity => delivery.SendAsync(to, activity)));
    }
}
