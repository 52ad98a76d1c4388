using ApplyBot.Answering;
using ApplyBot.Bot.Protocol;

namespace ApplyBot.Bot.Tests.Teams;

/// <summary>What <c>/api/messages</c> responds.</summary>
public sealed class EndpointTests : IAsyncLifetime
{
    private TeamsBot _bot = null!;

    public async Task InitializeAsync() => _bot = await TeamsBot.StartAsync();

    [Theory]
    [InlineData("", 400, "BadArgument")]
    [InlineData("{", 400, "BadSyntax")]
    [InlineData("null", 400, "BadSyntax")]
    [InlineData("[]", 400, "BadSyntax")]
    [InlineData("{}", 400, "BadArgument")]
    [InlineData("{\"type\":\"message\"}", 400, "BadArgument")]
    [InlineData("{\"type\":\"message\",\"channelId\":\"msteams\",\"conversation\":{\"id\":\"\"}}", 400, "BadArgument")]
    [InlineData("{\"type\":\"message\",\"channelId\":\"msteams\",\"conversation\":{\"id\":\"a\"}}", 400, "BadArgument")]
    [InlineData("{\"type\":\"message\",\"channelId\":\"msteams\",\"conversation\":{\"id\":\"a\"},\"text\":\"\\ud800\"}", 400, "BadSyntax")]
    public async Task A_malformed_activity_is_refused_with_the_reason(string body, int status, string code) =>
        (await DirectLineClient.FailureAsync(await _bot.SendAsync(body))).ShouldBe((status, code));

    [Fact]
    public async Task A_body_that_is_too_large_is_refused()
    {
        _bot.Host.With("Teams:MaxBodyBytes", "2000");

        (await _bot.PostAsync(_bot.Message(new string('长', 2000)))).ShouldBe(413);
    }

    [Fact]
    public async Task Expected_replies_come_in_the_response_and_nowhere_else()
    {
        var question = _bot.Message("问");

        var replies = await _bot.ExpectAsync(question);

        var reply = replies.Activities.ShouldHaveSingleItem();
        (Spoken.Of(reply), reply.ReplyToId, reply.Conversation!.Id).ShouldBe(("1. 问", question.Id, question.Conversation!.Id));
        (reply.From, reply.Recipient).ShouldBe((question.Recipient, question.From));
        replies.Body.ShouldBeNull();
        (await _bot.ExpectAsync(_bot.Of(ActivityTypes.Typing))).Activities.ShouldBeEmpty();
        _bot.Connector.All.ShouldBeEmpty();
    }

    [Fact]
    public async Task Expected_replies_need_no_place_to_send_to() =>
        (await _bot.ExpectAsync(_bot.Message("问") with { ServiceUrl = null })).Activities.ShouldHaveSingleItem();

    [Fact]
    public async Task An_activity_that_comes_again_is_run_and_answered_once()
    {
        var question = _bot.Message("问");

        (await _bot.PostAsync(question)).ShouldBe(200);
        (await _bot.PostAsync(question)).ShouldBe(200);
        await _bot.PostAsync(_bot.Message("再问"));

        _bot.Connector.Texts.ShouldBe(["1. 问", "2. 再问"]);
    }

    [Fact]
    public async Task Expected_replies_are_given_again_to_whoever_asks_again()
    {
        var question = _bot.Message("问");

        var first = await _bot.ExpectAsync(question);
        var again = await _bot.ExpectAsync(question);

        again.Activities.ShouldHaveSingleItem().Summary.ShouldBe(first.Activities[0].Summary);
        Spoken.Of((await _bot.ExpectAsync(_bot.Message("再问"))).Activities[0]).ShouldBe("2. 再问");
    }

    [Fact]
    public async Task An_activity_that_comes_again_while_it_is_run_waits_for_that()
    {
        using var slow = new SlowAnswer(_bot.Host);
        var question = _bot.Message("问");

        var first = Task.Run(() => _bot.PostAsync(question));
        await slow.Begun.InTime();
        var again = Task.Run(() => _bot.PostAsync(question));
        slow.Go();

        (await first.InTime(), await again.InTime()).ShouldBe((200, 200));
        slow.Asked.ShouldBe(1);
        _bot.Connector.Texts.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_turn_that_takes_long_shows_typing_before_the_answer()
    {
        using var slow = new SlowAnswer(_bot.Host);

        var posted = Task.Run(() => _bot.PostAsync(_bot.Message("问")));
        await slow.Begun.InTime();
        _bot.Time.Pass(TimeSpan.FromMilliseconds(699));
        _bot.Connector.All.ShouldBeEmpty();
        _bot.Time.Pass(TimeSpan.FromMilliseconds(1));
        await _bot.Connector.ReceivedAsync(1);
        slow.Go();
        await posted.InTime();
        _bot.Time.Pass(TimeSpan.FromSeconds(9));

        _bot.Connector.All.Select(r => r.Activity!.Type).ShouldBe(["typing", "message"]);
        _bot.Connector.All[0].Activity!.Conversation!.Id.ShouldBe("a:person");
    }

    [Fact]
    public async Task Nothing_shows_typing_where_no_answer_will_come()
    {
        await _bot.PostAsync(_bot.GroupMessage("我们先开会", mentioned: false));
        await _bot.PostAsync(_bot.Of(ActivityTypes.MessageReaction));
        await _bot.ExpectAsync(_bot.Message("问"));
        _bot.Time.Pass(TimeSpan.FromSeconds(9));

        _bot.Connector.All.ShouldBeEmpty();
    }

    public async Task DisposeAsync() => await _bot.DisposeAsync();
}

/// <summary>An assistant that computes until it is let go.</summary>
internal sealed class SlowAnswer : IDisposable
{
    private readonly TaskCompletionSource<bool> _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ManualResetEventSlim _go = new();
    private int _asked;

    public SlowAnswer(BotHost host)
    {
        var answers = host.Respond;
        host.Respond = (text, state, now) => Compute(answers, text, state, now);
    }

    public Task<bool> Begun => _begun.Task;
    public int Asked => _asked;

    public void Go() => _go.Set();

    public void Dispose() => _go.Dispose();

    private Turn Compute(Bot.Conversations.Respond answers, string text, ConversationState state, DateTimeOffset now)
    {
        Interlocked.Increment(ref _asked);
        _begun.TrySetResult(true);
        _go.Wait(TimeSpan.FromSeconds(20)).ShouldBeTrue();
        return answers(text, state, now);
    }
}
