using ApplyBot.Bot.Conversations;
using ApplyBot.Bot.Delivery;
using Microsoft.Extensions.Options;

namespace ApplyBot.Bot.Channels.Teams;

/// <summary>Runs the turn of an activity that was let in, and makes the HTTP response of what it comes to. A turn that has begun is run to its end, whoever waits for it.</summary>
internal sealed class TeamsTurns(TurnRunner turns, ConnectorDelivery delivery, IOptions<TeamsOptions> options, TimeProvider clock, ILogger<TeamsTurns> log)
{
    public async Task<IResult> RunAsync(HttpContext http, Activity inbound)
    {
        try
        {
            return inbound.DeliveryMode == DeliveryModes.ExpectReplies ? await ExpectRepliesAsync(inbound)
                : inbound.Type == ActivityTypes.Invoke ? await InvokeAsync(inbound)
                : await SendRepliesAsync(inbound);
        }
        catch (TurnConflictException)
        {
            http.Response.Headers.RetryAfter = "1";
            return ProtocolErrors.Of(503, "ServiceUnavailable", "The conversation kept changing; send the activity again.");
        }
    }

    private async Task<IResult> ExpectRepliesAsync(Activity inbound)
    {
        var outcome = await turns.RunAsync(inbound, static _ => { }, CancellationToken.None);
        var to = Addressing.ReferenceOf(inbound);
        var now = clock.GetUtcNow();
        return new JsonReply<ExpectedReplies>(
            new ExpectedReplies([.. outcome.Outgoing.Select(reply => Addressing.Address(reply, to, now))], outcome.Response?.Body),
            ProtocolJson.Wire.ExpectedReplies,
            outcome.Response?.Status ?? StatusCodes.Status200OK);
    }

    private async Task<IResult> InvokeAsync(Activity inbound)
    {
        // On a thread of its own: a handler may compute for long without awaiting anything.
        var running = Task.Run(() => turns.RunAsync(inbound, said => Send(Addressing.ReferenceOf(inbound), said.Outgoing), CancellationToken.None));
        try
        {
            var response = (await running.WaitAsync(options.Value.InvokeTimeout, clock)).Response ?? new InvokeResponse(StatusCodes.Status501NotImplemented);
            return response.Body is { } body ? Results.Json(body, ProtocolJson.Wire.JsonElement, statusCode: response.Status) : Results.StatusCode(response.Status);
        }
        catch (TimeoutException)
        {
            log.LogWarning("An invoke took longer than {Limit}", options.Value.InvokeTimeout);
            _ = running.ContinueWith(late => log.LogError(late.Exception, "An invoke failed after its time"), CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            return ProtocolErrors.Of(504, "Timeout", "The invoke took too long.");
        }
    }

    private async Task<IResult> SendRepliesAsync(Activity inbound)
    {
        var begun = clock.GetTimestamp();
        var to = Addressing.ReferenceOf(inbound);
        var sending = Task.CompletedTask;
        using (var typing = ApplicantChat.IsAnswered(inbound) ? new TypingNotice(delivery, to, clock) : null)
        {
            await turns.RunAsync(
                inbound,
                said =>
                {
                    typing?.Dispose();
                    sending = Send(to, said.Outgoing);
                },
                CancellationToken.None);
        }
        if (!sending.IsCompleted)
        {
            var left = options.Value.SendWait - clock.GetElapsedTime(begun);
            try
            {
                await sending.WaitAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero, clock);
            }
            catch (TimeoutException)
            {
                return Results.StatusCode(StatusCodes.Status202Accepted);
            }
        }
        return Results.Ok();
    }

    // Handed over at once and in order: the delivery sees to it that they arrive so.
    private Task Send(ConversationReference to, IReadOnlyList<Activity> outgoing) => outgoing.Count switch
    {
        0 => Task.CompletedTask,
        1 => delivery.SendAsync(to, outgoing[0]),
        _ => Task.WhenAll(outgoing.Select(activity => delivery.SendAsync(to, activity)).ToList()),
    };
}
