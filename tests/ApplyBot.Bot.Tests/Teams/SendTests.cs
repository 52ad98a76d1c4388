using ApplyBot.Bot.Protocol;

namespace ApplyBot.Bot.Tests.Teams;

/// <summary>What goes out to the connector, request by request.</summary>
public sealed class SendTests : IAsyncLifetime
{
    private TeamsBot _bot = null!;

    public async Task InitializeAsync() => _bot = await TeamsBot.StartAsync();

    [Fact]
    public async Task A_reply_is_addressed_as_the_SDK_does_it()
    {
        var question = _bot.Message("什么时候截止？", "a:1/2?3") with { Locale = "zh-CN" };

        (await _bot.PostAsync(question)).ShouldBe(200);

        var reply = _bot.Connector.All.ShouldHaveSingleItem();
        reply.Method.ShouldBe("POST");
        reply.Target.ShouldBe($"/v3/conversations/a%3A1%2F2%3F3/activities/{Uri.EscapeDataString(question.Id!)}");
        reply.Authorization.ShouldBeNull();
        var said = reply.Activity!;
        (said.Id, said.Type, Spoken.Of(said), said.ReplyToId).ShouldBe((null, "message", "1. 什么时候截止？", question.Id));
        (said.From, said.Recipient, said.Conversation).ShouldBe((question.Recipient, question.From, question.Conversation));
        (said.ChannelId, said.ServiceUrl, said.Locale).ShouldBe((question.ChannelId, question.ServiceUrl, "zh-CN"));
        said.Timestamp.ShouldBe(_bot.Time.GetUtcNow());
    }

    [Fact]
    public async Task In_a_channel_the_answer_goes_to_the_thread_of_the_question()
    {
        await _bot.PostAsync(_bot.GroupMessage("<at>ApplyBot</at> 什么时候截止？", mentioned: true, conversation: "19:c@thread.tacv2;messageid=7"));

        var reply = _bot.Connector.All.ShouldHaveSingleItem();
        reply.Target.ShouldStartWith("/v3/conversations/19%3Ac%40thread.tacv2%3Bmessageid%3D7/activities/");
        Spoken.Of(reply.Activity!).ShouldBe("1. 什么时候截止？");
    }

    [Theory]
    [InlineData("http://203.0.113.7/")]
    [InlineData("https://203.0.113.7/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("//127.0.0.1/")]
    [InlineData("not an address")]
    public async Task A_forged_service_url_is_refused_and_nothing_is_run(string serviceUrl)
    {
        var asked = 0;
        _bot.Host.Respond = (_, state, _) => { asked++; return new(Some.Answer, state); };

        (await _bot.PostAsync(_bot.Message("问") with { ServiceUrl = serviceUrl })).ShouldBe(403);

        asked.ShouldBe(0);
    }

    [Fact]
    public async Task An_answer_is_redirected_nowhere()
    {
        await using var elsewhere = await FakeConnector.StartAsync();
        _bot.Connector.FailFirst(http =>
        {
            http.Response.StatusCode = 307;
            http.Response.Headers.Location = elsewhere.ServiceUrl;
        });

        (await _bot.PostAsync(_bot.Message("问"))).ShouldBe(200);

        _bot.Connector.All.ShouldHaveSingleItem();
        elsewhere.All.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("..")]
    [InlineData(".")]
    public async Task An_id_cannot_step_out_of_the_path(string conversation)
    {
        (await _bot.PostAsync(_bot.Message("问", conversation))).ShouldBe(200);

        _bot.Connector.All.ShouldBeEmpty();
    }

    [Fact]
    public async Task Many_conversations_are_answered_at_once_each_in_its_order()
    {
        await Task.WhenAll(Enumerable.Range(0, 40).Select(async person =>
        {
            for (var turn = 0; turn < 5; turn++)
            {
                (await _bot.PostAsync(_bot.Message($"问{turn}", $"a:{person}"))).ShouldBe(200);
            }
        }));

        _bot.Connector.All.Count.ShouldBe(200);
        foreach (var conversation in _bot.Connector.All.GroupBy(r => r.Activity!.Conversation!.Id))
        {
            conversation.Select(r => Spoken.Of(r.Activity!)).ShouldBe(["1. 问0", "2. 问1", "3. 问2", "4. 问3", "5. 问4"]);
        }
    }

    [Fact]
    public async Task A_slow_connector_is_waited_for_ten_seconds_and_then_sending_goes_on()
    {
        var release = new TaskCompletionSource();
        _bot.Connector.Answer = async (_, _) => { await release.Task; return false; };

        var posted = _bot.PostAsync(_bot.Message("问"));
        await _bot.Connector.ReceivedAsync(1);
        await _bot.Time.WaitedForAsync(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10));
        _bot.Time.Pass(TimeSpan.FromSeconds(10));

        (await posted.InTime()).ShouldBe(202);
        release.SetResult();
        _bot.Connector.Answer = (_, _) => Task.FromResult(false);
        (await _bot.PostAsync(_bot.Message("再问"))).ShouldBe(200);
        _bot.Connector.Texts.ShouldBe(["1. 问", "2. 再问"]);
    }

    [Fact]
    public async Task A_reply_under_way_is_sent_before_the_host_stops()
    {
        var release = new TaskCompletionSource();
        var arrived = 0;
        _bot.Connector.Answer = async (_, _) => { await release.Task; arrived++; return false; };
        var posted = _bot.PostAsync(_bot.Message("问"));
        await _bot.Connector.ReceivedAsync(1);
        await _bot.Time.WaitedForAsync(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10));
        _bot.Time.Pass(TimeSpan.FromSeconds(10));
        (await posted).ShouldBe(202);

        var stopped = _bot.Host.DisposeAsync().AsTask();
        await _bot.Time.WaitedForAsync(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(5));
        stopped.IsCompleted.ShouldBeFalse();
        release.SetResult();

        await stopped.WaitAsync(TimeSpan.FromSeconds(20));
        arrived.ShouldBe(1);
    }

    public async Task DisposeAsync() => await _bot.DisposeAsync();
}
