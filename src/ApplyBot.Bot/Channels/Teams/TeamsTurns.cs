using ApplyBot.Bot.Conversations;
using ApplyBot.Bot.Delivery;
using Microsoft.Extensions.Options;

namespace ApplyBot.Bot.Channels.Teams;

/// <summary>Runs the turn of an activity that was let in, and tells what it comes to in the HTTP response. A turn that has begun is run to its end, whoever waits for it.</summary>
internal sealed class TeamsTurns(TurnRunner turns, ConnectorDelivery delivery, IOptions<TeamsOptions> options, TimeProvider clock, ILogger<TeamsTurns> log)
{
    private static readonly TurnResponse Conflict = new(StatusCodes.Status503ServiceUnavailable)
    {
        Error = new Error("ServiceUnavailable", "The conversation kept changing; send the activity again."),
        RetryAfterSeconds = 1,
    };

    public async Task<TurnResponse> RunAsync(Activity inbound)
    {
        try
        {
            return inbound.DeliveryMode == DeliveryModes.ExpectReplies ? await ExpectRepliesAsync(inbound)
                : inbound.Type == ActivityTypes.Invoke ? await InvokeAsync(inbound)
                : await SendRepliesAsync(inbound);
        }
        catch (TurnConflictException)
        {
            return Conflict;
        }
    }

    private async Task<TurnResponse> ExpectRepliesAsync(Activity inbound)
    {
        var outcome = await turns.RunAsync(inbound, static _ => { }, CancellationToken.None);
        var to = Addressing.ReferenceOf(inbound);
        var now = clock.GetUtcNow();
        return new TurnResponse(outcome.Response?.Status ?? StatusCodes.Status200OK)
        {
            Replies = [.. outcome.Outgoing.Select(reply => Addressing.Address(reply, to, now))],
            Body = outcome.Response?.Body,
        };
    }

    private async Task<TurnResponse> InvokeAsync(Activity inbound)
    {
        // On a thread of its own: a handler may compute for long without awaiting anything.
        var running = Task.Run(() => turns.RunAsync(inbound, said => Send(Addressing.ReferenceOf(inbound), said.Outgoing), CancellationToken.None));
        try
        {
            return (await running.WaitAsync(options.Value.InvokeTimeout, clock)).Response is { } response
                ? new TurnResponse(response.Status) { Body = response.Body }
                : new TurnResponse(StatusCodes.Status501NotImplemented);
        }
        catch (TimeoutException)
        {
            log.LogWarning("An invoke took longer than {Limit}", options.Value.InvokeTimeout);
            _ = running.ContinueWith(late => log.LogError(late.Exception, "An invoke failed after its time"), CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            return new TurnResponse(StatusCodes.Status504GatewayTimeout) { Error = new Error("Timeout", "The invoke took too long.") };
        }
    }

    private async Task<TurnResponse> SendRepliesAsync(Activity inbound)
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
                return new TurnResponse(StatusCodes.Status202Accepted);
            }
        }
        return new TurnResponse(StatusCodes.Status200OK);
    }

    // Handed over at once and in order: the delivery sees to it that they arrive so.
    private Task Send(ConversationReference to, IReadOnlyList<Activity> outgoing) => outgoing.Count switch
    {
        0 => Task.CompletedTask,
        1 => delivery.SendAsync(to, outgoing[0]),
        _ => Task.WhenAll(outgoing.Select(activity => delivery.SendAsync(to, activity)).ToList()),
    };
}
