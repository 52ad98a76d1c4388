using ApplyBot.Bot.Conversations.References;
using ApplyBot.Bot.Delivery.Outbox;
using ApplyBot.Storage.Outbox;

namespace ApplyBot.Bot.Tests.Delivery.Outbox;

public sealed class OutboxDispatcherTests : IAsyncLifetime
{
    private DispatchBot _bot = null!;

    public async Task InitializeAsync() => _bot = await DispatchBot.StartAsync();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task Everybody_gets_it_once_and_not_faster_than_allowed()
    {
        var moments = new List<(DateTimeOffset NotBefore, DateTimeOffset Written)>();
        _bot.Content.Write = lease =>
        {
            lock (moments) moments.Add((lease.NotBefore, _bot.Time.GetUtcNow()));
            return null;
        };
        var all = Enumerable.Range(0, 60).Select(n => $"r{n:d2}").ToArray();
        await _bot.BeginAsync("test/1", all);

        var rows = await _bot.EndAsync("test/1");

        rows.Values.ShouldAllBe(r => r.State == OutboxState.Sent && r.Attempts == 1 && r.DeliveredRound == 1 && r.ActivityId != null && !r.WasUncertain);
        rows.Values.Select(r => r.ActivityId).Distinct().Count().ShouldBe(60);
        _bot.Connector.Texts.Order().ShouldBe(all.Select(r => $"{r} 1 payload of {r}"));
        await Eventually.TrueAsync(() => _bot.Content.Delivered.Count == 60);
        moments.ShouldAllBe(m => m.Written >= m.NotBefore);
        var slots = moments.Select(m => m.NotBefore).Order().ToList();
        slots.Zip(slots.Skip(1)).ShouldAllBe(pair => pair.Second - pair.First >= TimeSpan.FromSeconds(1 / 25.0));
    }

    [Fact]
    public async Task What_the_channel_asks_to_wait_is_waited_and_nobody_else_waits()
    {
        _bot.Connector.FailFirst(http =>
        {
            http.Response.StatusCode = 429;
            http.Response.Headers.RetryAfter = "7";
        });
        var begun = _bot.Time.GetUtcNow();
        await _bot.BeginAsync("test/1", "r0", "r1", "r2");
        await _bot.PassUntilAsync(async () => await _bot.Outbox.CountAsync("test/1") is var count && (count.Of(OutboxState.Sent), count.Of(OutboxState.RetryAt)) == (2, 1));
        var waiting = (await _bot.RowsAsync("test/1")).Values.Single(r => r.State == OutboxState.RetryAt);
        (waiting.Reason, waiting.Attempts).ShouldBe(("429", 1));
        (waiting.DueAt - begun).ShouldBeInRange(TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(9));

        var rows = await _bot.EndAsync("test/1");

        rows.Values.ShouldAllBe(r => r.State == OutboxState.Sent);
        (rows[waiting.Recipient].Attempts, rows[waiting.Recipient].Reason).ShouldBe((2, null));
        rows[waiting.Recipient].DeliveredAt!.Value.ShouldBeGreaterThanOrEqualTo(waiting.DueAt);
        _bot.Connector.All.Count.ShouldBe(4);
    }

    [Fact]
    public async Task Whoever_does_not_let_the_bot_in_is_marked_and_not_asked_again()
    {
        _bot.Connector.Answer = (http, received) =>
        {
            http.Response.StatusCode = received.Target.Contains("a%3Ar1", StringComparison.Ordinal) ? 403 : received.Target.Contains("a%3Ar2", StringComparison.Ordinal) ? 413 : 201;
            return Task.FromResult(true);
        };
        await _bot.BeginAsync("test/1", "r0", "r1", "r2");

        var rows = await _bot.EndAsync("test/1");

        rows.Values.Select(r => (r.State, r.Reason)).ShouldBe([(OutboxState.Sent, null), (OutboxState.FailedFinal, "403"), (OutboxState.FailedFinal, "413")]);
        var marked = await Task.WhenAll(rows.Keys.Select(async r => (await _bot.References.FindAsync(r, default))!.Unreachable));
        marked.ShouldBe([null, "403", null]);
        _bot.Connector.All.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_connection_that_breaks_leaves_it_uncertain_and_it_is_sent_again()
    {
        _bot.Connector.FailFirst(http => http.Abort());
        await _bot.BeginAsync("test/1", "r0");

        var row = (await _bot.EndAsync("test/1"))["r0"];

        (row.State, row.WasUncertain, row.Attempts).ShouldBe((OutboxState.Sent, true, 2));
        _bot.Connector.All.Count.ShouldBe(2);
    }

    [Fact]
    public async Task What_is_not_to_be_sent_is_skipped_with_its_reason()
    {
        _bot.Content.Write = lease => lease.Recipient == "r1" ? MailingMessage.Skip(DeliveryReasons.Unsubscribed) : null;
        await _bot.BeginAsync("test/1", "r0", "r1");
        await _bot.BeginToAsync("test/2", "unknown");
        await _bot.BeginAsync("other/1", "r0");

        (await _bot.EndAsync("test/1")).Values.Select(r => (r.State, r.Reason)).ShouldBe([(OutboxState.Sent, null), (OutboxState.Skipped, DeliveryReasons.Unsubscribed)]);
        (await _bot.EndAsync("test/2")).Values.Select(r => (r.State, r.Reason)).ShouldBe([(OutboxState.Skipped, DeliveryReasons.NoReference)]);
        (await _bot.EndAsync("other/1")).Values.Select(r => (r.State, r.Reason)).ShouldBe([(OutboxState.FailedFinal, DeliveryReasons.NoContent)]);
        _bot.Connector.All.Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_was_delivered_is_replaced_in_place_and_taken_back()
    {
        await _bot.BeginAsync("test/1", "r0", "r1");
        var sent = await _bot.EndAsync("test/1");

        await _bot.ReviseAsync("test/1", 1, MailingRound.Update);
        var updated = await _bot.EndAsync("test/1");
        await _bot.ReviseAsync("test/1", 2, MailingRound.Delete);
        _bot.Connector.Answer = (http, received) =>
        {
            // Somebody else has deleted it.
            http.Response.StatusCode = received.Target.Contains("a%3Ar1", StringComparison.Ordinal) ? 404 : 200;
            return Task.FromResult(true);
        };
        var deleted = await _bot.EndAsync("test/1");

        updated.Values.ShouldAllBe(r => r.State == OutboxState.Sent && r.DeliveredRound == 2);
        deleted.Values.ShouldAllBe(r => r.State == OutboxState.Sent && r.DeliveredRound == 3);
        foreach (var recipient in sent.Keys)
        {
            var requests = _bot.Connector.All.Where(r => r.Target.Contains("a%3A" + recipient, StringComparison.Ordinal)).ToList();
            requests.Select(r => r.Method).ShouldBe(["POST", "PUT", "DELETE"]);
            requests[1].Target.ShouldEndWith("/" + sent[recipient].ActivityId);
            requests[1].Activity!.Text.ShouldBe($"{recipient} 2 payload of {recipient}");
            requests[2].Target.ShouldEndWith("/" + sent[recipient].ActivityId);
        }
        await Eventually.TrueAsync(() => _bot.Content.Delivered.Count == 6);
    }

    [Fact]
    public async Task A_message_that_cannot_be_written_keeps_nobody_else_waiting()
    {
        var isBroken = true;
        _bot.Content.Write = lease => lease.Recipient == "r0" && isBroken ? throw new InvalidOperationException("张三") : null;
        await _bot.BeginAsync("test/1", "r0", "r1");
        await _bot.PassUntilAsync(async () => (await _bot.RowsAsync("test/1")).Values.Select(r => (r.State, r.Reason)).SequenceEqual([(OutboxState.RetryAt, DeliveryReasons.Defect), (OutboxState.Sent, null)]));
        isBroken = false;

        (await _bot.EndAsync("test/1")).Values.ShouldAllBe(r => r.State == OutboxState.Sent && !r.WasUncertain);
    }

    [Fact]
    public async Task A_host_that_stops_ends_what_it_is_sending_and_gives_back_the_rest()
    {
        var release = new TaskCompletionSource();
        _bot.Connector.Answer = async (_, _) => { await release.Task; return false; };
        await _bot.BeginAsync("test/1", "r0", "r1", "r2");
        await _bot.Connector.ReceivedAsync(1);

        var stopping = _bot.Dispatcher.StopAsync(default);
        release.SetResult();
        await stopping.WaitAsync(TimeSpan.FromSeconds(20));

        var rows = (await _bot.RowsAsync("test/1")).Values.ToList();
        rows.Count(r => r.State == OutboxState.Sent).ShouldBe(1);
        rows.Where(r => r.State != OutboxState.Sent).ShouldAllBe(r => r.State == OutboxState.Pending && r.Attempts == 0 && !r.WasUncertain);
        _bot.Connector.All.Count.ShouldBe(1);
    }
}
