using System.Globalization;

namespace ApplyBot.Bot.Channels.Teams;

/// <summary>Runs the turn of what the Bot Connector posted, and writes the response, with nothing in between.</summary>
internal sealed class ConnectorAdapter : IChannelAdapter
{
    public async Task ProcessAsync(HttpContext http, Activity inbound, Func<Activity, Task<TurnResponse>> turn) => await WriteAsync(http, await turn(inbound));

    /// <summary>Writes what a turn comes to into the response.</summary>
    public static async Task WriteAsync(HttpContext http, TurnResponse response)
    {
        if (response.RetryAfterSeconds is { } seconds)
        {
            http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }
        IResult result = response.Error is { } error ? ProtocolErrors.Of(response.Status, error.Code, error.Message)
            : response.Replies is { } replies ? new JsonReply<ExpectedReplies>(new ExpectedReplies(replies, response.Body), ProtocolJson.Wire.ExpectedReplies, response.Status)
            : response.Body is { } body ? Results.Json(body, ProtocolJson.Wire.JsonElement, statusCode: response.Status)
            : Results.StatusCode(response.Status);
        await result.ExecuteAsync(http);
    }
}
