using ApplyBot.Bot.Protocol;
using Microsoft.AspNetCore.Http;

namespace ApplyBot.Bot.Tests.Teams;

/// <summary>What is sent again, when, and what is not.</summary>
public sealed class RetryTests : IAsyncLifetime
{
    private TeamsBot _bot = null!;

    public async Task InitializeAsync() => _bot = await TeamsBot.StartAsync();

    public static TheoryData<string> Waits => ["7", new FakeTime().GetUtcNow().AddSeconds(7).ToString("R")];

    [Theory]
    [MemberData(nameof(Waits))]
    public async Task A_429_is_retried_after_the_time_that_it_names(string retryAfter)
    {
        _bot.Connector.FailFirst(http =>
        {
            http.Response.StatusCode = 429;
            http.Response.Headers.RetryAfter = retryAfter;
        });

        var posted = _bot.PostAsync(_bot.Message("问"));
        (await _bot.Time.WaitedForAsync(TimeSpan.FromSeconds(6), TimeSpan.FromSeconds(8))).ShouldBe(TimeSpan.FromSeconds(7));
        _bot.Time.Pass(TimeSpan.FromSeconds(6.9));
        _bot.Connector.All.Count.ShouldBe(1);
        _bot.Time.Pass(TimeSpan.FromSeconds(0.2));

        (await posted.InTime()).ShouldBe(200);
        _bot.Connector.Texts.ShouldBe(["1. 问", "1. 问"]);
    }

    [Fact]
    public async Task What_may_work_later_is_retried_with_growing_waits()
    {
        int[] statuses = [408, 412, 429, 500, 502, 503, 504];
        _bot.Host.With("Connector:MaxRetries", "7").With("Connector:MaxRetryDelay", "00:00:04").With("Teams:SendWait", "00:00:00").With("Storage:FlushToDisk", "Always");
        _bot.Connector.FailFirst([.. statuses.Select(Fail)]);

        (await _bot.PostAsync(_bot.Message("问"))).ShouldBe(202);
        for (var retry = 1; retry <= statuses.Length; retry++)
        {
            await _bot.Connector.ReceivedAsync(retry);
            var wait = await _bot.Time.WaitedForAsync(TimeSpan.FromTicks(1), TimeSpan.FromSeconds(4));
            wait.ShouldBeLessThan(TimeSpan.FromSeconds(1.5 * Math.Pow(2, retry)));
            _bot.Time.Pass(wait);
        }

        (await _bot.PostAsync(_bot.Message("再问"))).ShouldBeOneOf(200, 202);
        await _bot.Connector.ReceivedAsync(statuses.Length + 2);
        _bot.Connector.Texts.ShouldBe([.. Enumerable.Repeat("1. 问", statuses.Length + 1), "2. 再问"]);
    }

    [Fact]
    public async Task What_will_never_work_is_not_retried_and_the_conversation_goes_on()
    {
        _bot.Connector.FailFirst(Fail(400), Fail(401), Fail(403), Fail(404), Fail(405), Fail(413));

        foreach (var text in new[] { "一", "二", "三", "四", "五", "六", "七" })
        {
            (await _bot.PostAsync(_bot.Message(text))).ShouldBe(200);
        }

        _bot.Connector.Texts.ShouldBe(["1. 一", "2. 二", "3. 三", "4. 四", "5. 五", "6. 六", "7. 七"]);
    }

    [Fact]
    public async Task What_broke_after_it_was_sent_is_not_sent_twice()
    {
        _bot.Connector.FailFirst(http => http.Abort());

        (await _bot.PostAsync(_bot.Message("一"))).ShouldBe(200);

        _bot.Connector.Texts.ShouldBe(["1. 一"]);
    }

    [Fact]
    public async Task A_connector_that_is_not_there_is_tried_again_until_it_is_given_up()
    {
        var gone = _bot.Connector.ServiceUrl;
        await _bot.Connector.DisposeAsync();

        var posted = _bot.PostAsync(_bot.Message("问") with { ServiceUrl = gone });
        while (!posted.IsCompleted)
        {
            _bot.Time.Pass(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        (await posted).ShouldBe(202);
    }

    [Fact]
    public async Task While_one_conversation_waits_its_messages_stay_in_order_and_others_go_on()
    {
        var failed = false;
        _bot.Connector.Answer = (http, received) =>
        {
            var fails = !failed && received.Activity!.Conversation!.Id == "a:busy";
            failed |= fails;
            if (fails)
            {
                http.Response.StatusCode = 429;
                http.Response.Headers.RetryAfter = "5";
            }
            return Task.FromResult(fails);
        };

        var first = _bot.PostAsync(_bot.Message("一", "a:busy"));
        await _bot.Time.WaitedForAsync(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(5));
        var second = _bot.PostAsync(_bot.Message("二", "a:busy"));
        (await _bot.PostAsync(_bot.Message("别人"))).ShouldBe(200);
        second.IsCompleted.ShouldBeFalse();
        _bot.Time.Pass(TimeSpan.FromSeconds(5));

        (await first.InTime(), await second.InTime()).ShouldBe((200, 200));
        _bot.Connector.Texts.ShouldBe(["1. 一", "1. 别人", "1. 一", "2. 二"]);
    }

    private static Action<HttpContext> Fail(int status) => http => http.Response.StatusCode = status;

    public async Task DisposeAsync() => await _bot.DisposeAsync();
}
