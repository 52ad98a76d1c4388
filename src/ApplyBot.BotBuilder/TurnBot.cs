using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using InvokeResponse = Microsoft.Bot.Builder.InvokeResponse;

namespace ApplyBot.BotBuilder;

/// <summary>The bot as the SDK calls it: one turn of ApplyBot.</summary>
internal sealed class TurnBot(Func<Bot.Protocol.Activity, Task<TurnResponse>> turn) : IBot
{
    /// <summary>What the turn came to; null before it was run.</summary>
    public TurnResponse? Response { get; private set; }

    public async Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        Response = await turn(ExactJson.Read(turnContext.Activity, ProtocolJson.Wire.Activity));
        if (Response.Replies is { Count: > 0 } replies)
        {
            await turnContext.SendActivitiesAsync([.. replies.Select(SdkActivities.Outgoing)], cancellationToken);
        }
        else if (Response is { Error: null, Replies: null } && turnContext.Activity.Type == Sdk.ActivityTypes.Invoke)
        {
            var result = new InvokeResponse { Status = Response.Status, Body = Response.Body is { } body ? ExactJson.Text(body) : null };
            await turnContext.SendActivityAsync(new Sdk.Activity { Type = ActivityTypesEx.InvokeResponse, Value = result }, cancellationToken);
        }
    }
}
