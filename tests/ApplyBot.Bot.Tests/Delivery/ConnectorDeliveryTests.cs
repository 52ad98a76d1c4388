using ApplyBot.Bot.Channels.Teams;
using ApplyBot.Bot.Delivery;
using ApplyBot.Bot.Protocol;
using ApplyBot.Bot.Tests.Teams;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyBot.Bot.Tests.Delivery;

public class ConnectorDeliveryTests : DeliveryContract, IAsyncLifetime
{
    private readonly Dictionary<string, Activity> _standing = [];
    private readonly Lock _lock = new();
    private TeamsBot _bot = null!;
    private int _given;

    internal override IDelivery Delivery => _bot.Host.Services.GetRequiredService<ConnectorDelivery>();

    /// <summary>What speaks with the connector; null: what the build has by itself.</summary>
    protected virtual string? Stack => null;

    public async Task InitializeAsync()
    {
        _bot = await TeamsBot.StartAsync(Stack);
        _bot.Connector.Answer = KeepAsync;
    }

    internal override Task<ConversationReference> OpenAsync() => Task.FromResult(new ConversationReference
    {
        ChannelId = ChannelIds.MsTeams, ServiceUrl = _bot.Connector.ServiceUrl, Conversation = new ConversationAccount { Id = "a:1" },
        Bot = new ChannelAccount { Id = TeamsBot.BotId }, User = new ChannelAccount { Id = "29:person" },
    });

    internal override Task<IReadOnlyList<string?>> StandingAsync(ConversationReference conversation)
    {
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<string?>>([.. _standing.Values.Where(a => a.Type == ActivityTypes.Message).Select(a => a.Text)]);
        }
    }

    [Theory]
    [InlineData(403, """{"error":{"code":"BotNotInConversationRoster","message":"张三"}}""", DeliveryStatus.Final, "403 BotNotInConversationRoster")]
    [InlineData(404, """{"error":{"code":"有 空格的"}}""", DeliveryStatus.Final, "404")]
    [InlineData(413, "<html>too large</html>", DeliveryStatus.Final, "413")]
    [InlineData(302, "", DeliveryStatus.Final, "302")]
    [InlineData(400, """{"error":null}""", DeliveryStatus.Final, "400")]
    [InlineData(202, "{}", DeliveryStatus.Sent, null)]
    [InlineData(200, "[1", DeliveryStatus.Sent, null)]
    public async Task The_reason_is_the_status_and_the_services_code(int status, string body, DeliveryStatus expected, string? reason)
    {
        _bot.Connector.Answer = async (http, _) =>
        {
            http.Response.StatusCode = status;
            await http.Response.WriteAsync(body);
            return true;
        };

        (await Delivery.SendAsync(await OpenAsync(), Say("一"))).ShouldBe(new DeliveryResult(expected, Reason: reason));
    }

    [Fact]
    public async Task An_answer_without_end_is_not_read_to_its_end()
    {
        _bot.Connector.Answer = async (http, _) =>
        {
            http.Response.StatusCode = 403;
            for (var chunk = 0; chunk < 1000 && !http.RequestAborted.IsCancellationRequested; chunk++)
            {
                await http.Response.WriteAsync(new string(' ', 64 * 1024), http.RequestAborted);
            }
            return true;
        };

        (await Delivery.SendAsync(await OpenAsync(), Say("一")).InTime()).Status.ShouldBe(DeliveryStatus.Final);
    }

    [Fact]
    public async Task No_answer_in_time_leaves_a_message_uncertain_and_repeats_a_change()
    {
        var to = await OpenAsync();
        _bot.Connector.Answer = async (http, received) =>
        {
            if (received.Method == "PUT" && _bot.Connector.All.Count > 2)
            {
                return false;
            }
            await Task.Delay(Timeout.Infinite, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            return true;
        };

        var sent = Delivery.SendAsync(to, Say("一"));
        await _bot.Connector.ReceivedAsync(1);
        _bot.Time.Pass(TimeSpan.FromSeconds(15));
        (await sent.InTime()).ShouldBe(new DeliveryResult(DeliveryStatus.Uncertain, Reason: "Timeout"));

        var updated = Delivery.UpdateAsync(to, Say("二") with { Id = "x" });
        await _bot.Connector.ReceivedAsync(2);
        _bot.Time.Pass(TimeSpan.FromSeconds(15));
        _bot.Time.Pass(await _bot.Time.WaitedForAsync(TimeSpan.FromTicks(1), TimeSpan.FromSeconds(3)));
        (await updated.InTime()).Status.ShouldBe(DeliveryStatus.Sent);
    }

    [Fact]
    public async Task A_wait_longer_than_the_time_there_is_is_left_to_the_caller()
    {
        _bot.Connector.FailFirst(http =>
        {
            http.Response.StatusCode = 429;
            http.Response.Headers.RetryAfter = "3600";
        });

        (await Delivery.SendAsync(await OpenAsync(), Say("一")).InTime()).ShouldBe(new DeliveryResult(DeliveryStatus.Retryable, null, "429", TimeSpan.FromHours(1)));
    }

    [Fact]
    public async Task Of_what_waits_for_one_conversation_only_so_much_is_taken()
    {
        _bot.Host.With("Connector:MaxWaiting", "2");
        var release = new TaskCompletionSource();
        _bot.Connector.Answer = async (_, _) => { await release.Task; return false; };
        var to = await OpenAsync();

        var waiting = Enumerable.Range(0, 3).Select(n => Delivery.SendAsync(to, Say($"{n}"))).ToList();
        (await Delivery.SendAsync(to, Say("太多"))).ShouldBe(new DeliveryResult(DeliveryStatus.Retryable, Reason: "QueueFull"));
        (await Delivery.SendAsync(to, new Activity { Type = ActivityTypes.Typing })).Status.ShouldBe(DeliveryStatus.Retryable);
        release.SetResult();

        (await Task.WhenAll(waiting)).ShouldAllBe(r => r.Status == DeliveryStatus.Sent);
        _bot.Connector.Texts.ShouldBe(["0", "1", "2"]);
    }

    // Answers as Teams does, and keeps what stands in the conversation.
    private async Task<bool> KeepAsync(HttpContext http, FakeConnector.Received received)
    {
        var path = received.Target.Split('/');
        var (status, id) = (200, received.Method == "POST" ? $"r{Interlocked.Increment(ref _given)}" : path[5]);
        lock (_lock)
        {
            var known = path[3] == "a%3A1" && (received.Method == "POST" || _standing.ContainsKey(id));
            status = known ? 200 : 404;
            _ = known && (received.Method == "DELETE" ? _standing.Remove(id) : (_standing[id] = received.Activity!) is not null);
        }
        http.Response.StatusCode = status;
        await http.Response.WriteAsync(status == 200 ? $$"""{"id":"{{id}}"}""" : """{"error":{"code":"ConversationNotFound","message":"none"}}""");
        return true;
    }

    public async Task DisposeAsync() => await _bot.DisposeAsync();
}
