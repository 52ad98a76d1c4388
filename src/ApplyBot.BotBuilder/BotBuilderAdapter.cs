using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using InvokeResponse = Microsoft.Bot.Builder.InvokeResponse;

namespace ApplyBot.BotBuilder;

/// <summary>The SDK's adapter: runs activities through its pipeline, and speaks with the Bot Connector for it.</summary>
/// <remarks>It logs nothing: the SDK would write the ids of conversations.</remarks>
internal sealed class BotBuilderAdapter(BotFrameworkAuthentication authentication, BotBuilderSettings settings) : CloudAdapter(authentication), IChannelAdapter
{
    /// <remarks>Who may call has been settled by the host, by stricter rules: the SDK would fetch the Connector's keys once more, and refuse for hours what is signed with a new one.</remarks>
    public async Task ProcessAsync(HttpContext http, Activity inbound, Func<Activity, Task<TurnResponse>> turn)
    {
        var identity = CreateClaimsIdentity(settings.AppId);
        var admitted = new AuthenticateRequestResult
        {
            ClaimsIdentity = identity,
            Audience = BotFrameworkAuthentication.GetOriginatingAudience(),
            ConnectorFactory = BotFrameworkAuthentication.CreateConnectorFactory(identity),
        };
        var bot = new TurnBot(turn);
        var result = await ProcessActivityAsync(admitted, SdkActivities.Incoming(inbound), bot.OnTurnAsync, CancellationToken.None);
        await settings.Respond(http, Read(bot.Response!, result));
    }

    private static TurnResponse Read(TurnResponse said, InvokeResponse? result) => said switch
    {
        { Error: not null } => said,
        { Replies: not null } when result?.Body is Sdk.ExpectedReplies replies => said with { Replies = ExactJson.Read(replies, ProtocolJson.Wire.ExpectedReplies).Activities },
        _ when result is not null => said with { Status = result.Status, Body = result.Body is { } body ? ExactJson.Read(body, ProtocolJson.Wire.JsonElement) : null },
        _ => said,
    };
}
