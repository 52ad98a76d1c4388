using ApplyBot.Storage.Outbox;

namespace ApplyBot.Bot.Tests.Delivery.Outbox;

public sealed class GivingUpTests
{
    [Fact]
    public async Task What_never_works_is_given_up_after_its_time_but_not_where_the_channel_only_asks_to_send_slower()
    {
        await using var bot = await DispatchBot.StartAsync(("Announcements:GiveUpAfter", "00:05:00"), ("Announcements:MaxRetryDelay", "00:01:00"));
        bot.Connector.Answer = (http, received) =>
        {
            http.Response.StatusCode = received.Target.Contains("a%3Ar0", StringComparison.Ordinal) ? 502 : 429;
            return Task.FromResult(true);
        };
        var begun = bot.Time.GetUtcNow();
        await bot.BeginAsync("test/1", "r0", "r1");

        await bot.PassUntilAsync(async () => (await bot.Outbox.CountAsync("test/1")).Of(OutboxState.FailedFinal) == 1, step: 5);
        (bot.Time.GetUtcNow() - begun).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromMinutes(5));
        await bot.PassUntilAsync(async () => (await bot.RowsAsync("test/1"))["r1"].Attempts > 11, step: 20);

        var rows = await bot.RowsAsync("test/1");
        (rows["r0"].State, rows["r0"].Reason).ShouldBe((OutboxState.FailedFinal, "502"));
        rows["r1"].State.ShouldBeOneOf(OutboxState.RetryAt, OutboxState.Leased);
        rows["r1"].WasUncertain.ShouldBeFalse();
    }
}
