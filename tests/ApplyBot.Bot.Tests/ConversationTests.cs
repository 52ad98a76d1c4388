using System.Net.Http.Json;
using ApplyBot.Bot.Conversations;
using ApplyBot.Bot.Protocol;

namespace ApplyBot.Bot.Tests;

public sealed class ConversationTests : IDisposable
{
    private readonly BotHost _host = new();

    [Fact]
    public async Task A_question_is_echoed_then_answered_with_citations_and_suggestions()
    {
        var client = await DirectLineClient.InConversationAsync(_host);

        await client.SayAsync("什么时候截止？");

        var activities = await client.ReadAsync();
        activities.Select(a => (a.Type, a.From!.Role)).ShouldBe([("message", "user"), ("message", "bot")]);
        var answer = activities[^1];
        answer.Text.ShouldBe("1\\. 什么时候截止？");
        answer.ReplyToId.ShouldBe(activities[0].Id);
        answer.SuggestedActions!.Actions!.Select(a => (a.Type, a.Value!.Value.GetString())).ShouldBe([("imBack", "那金额呢？"), ("imBack", "怎么申报？")]);
        answer.Attachments.ShouldHaveSingleItem().ContentType.ShouldBe(Attachment.AdaptiveCard);
        answer.Entities.ShouldHaveSingleItem().Type.ShouldBe("https://schema.org/Message");
        answer.ChannelData!.Value.GetProperty("outcome").GetString().ShouldBe("answered");
        answer.ChannelData!.Value.GetProperty("citations")[0].GetProperty("clause").GetString().ShouldBe("四.4 申报时间");
    }

    [Fact]
    public async Task State_is_carried_to_the_next_message_of_the_same_conversation_only()
    {
        var one = await DirectLineClient.InConversationAsync(_host);
        var other = await DirectLineClient.InConversationAsync(_host);

        await one.SayAsync("甲");
        await one.SayAsync("乙");
        await other.SayAsync("丙");

        (await one.ReadAsync())[^1].Text.ShouldBe("2\\. 乙");
        (await other.ReadAsync())[^1].Text.ShouldBe("1\\. 丙");
    }

    [Fact]
    public async Task Messages_sent_at_once_are_answered_one_after_the_other()
    {
        var client = await DirectLineClient.InConversationAsync(_host);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(n => client.SayAsync($"问{n}")));

        var activities = await client.ReadAsync();
        activities.Count.ShouldBe(40);
        foreach (var (turn, number) in activities.Chunk(2).Select((turn, index) => (turn, index + 1)))
        {
            turn[1].Text.ShouldBe($"{number}\\. {turn[0].Text}");
        }
    }

    [Theory]
    [InlineData("zh-CN", "您好")]
    [InlineData("en-GB", "Hello")]
    public async Task Who_joins_is_welcomed_once_in_their_language(string locale, string greeting)
    {
        var client = await DirectLineClient.InConversationAsync(_host);
        var join = new Activity { Type = ActivityTypes.Event, Name = ApplicantChat.JoinEvent, Locale = locale };

        await client.PostAsync(join);
        await client.PostAsync(join);
        await client.PostAsync(new Activity { Type = ActivityTypes.ConversationUpdate, MembersAdded = [new ChannelAccount { Id = "someone" }] });

        var welcome = (await client.ReadAsync()).Where(a => a.From!.Role == RoleTypes.Bot).ShouldHaveSingleItem();
        welcome.Text.ShouldBe(greeting);
        welcome.SuggestedActions!.Actions!.Count.ShouldBe(5);
    }

    [Fact]
    public async Task An_activity_sent_again_is_not_run_again()
    {
        var client = await DirectLineClient.InConversationAsync(_host);
        var message = """{"type":"message","text":"问","channelData":{"clientActivityID":"c1"}}""";

        var first = await client.SendAsync(HttpMethod.Post, client.Activities, message);
        var again = await client.SendAsync(HttpMethod.Post, client.Activities, message);

        (await again.Content.ReadAsStringAsync()).ShouldBe(await first.Content.ReadAsStringAsync());
        (await client.ReadAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task The_sender_is_who_the_token_says()
    {
        var client = await DirectLineClient.InConversationAsync(_host);

        await client.PostAsync(new Activity { Type = ActivityTypes.Message, Text = "问", From = new ChannelAccount { Id = "applybot", Role = "bot" } });

        var sender = (await client.ReadAsync())[0].From!;
        sender.Role.ShouldBe(RoleTypes.User);
        sender.Id!.ShouldStartWith("dl_");
    }

    [Fact]
    public async Task A_defect_in_an_answer_is_said_and_the_conversation_goes_on()
    {
        var works = _host.Respond;
        var client = await DirectLineClient.InConversationAsync(_host);
        _host.Respond = (_, _, _) => throw new InvalidOperationException("defect");
        await client.SayAsync("一");
        _host.Respond = works;
        await client.SayAsync("二");

        (await client.ReadAsync()).Where(a => a.Type == "message" && a.From!.Role == "bot").Select(a => a.Text).ShouldBe(["出错了", "1\\. 二"]);
    }

    [Fact]
    public async Task A_watermark_reads_on_from_where_it_was_taken()
    {
        var client = await DirectLineClient.InConversationAsync(_host);
        await client.SayAsync("一");
        var first = await client.ReadFromAsync("");
        await client.SayAsync("二");

        (await client.ReadFromAsync(first.Watermark)).Activities.Select(a => a.Text).ShouldBe(["二", "2\\. 二"]);
        (await client.ReadFromAsync(first.Watermark)).Activities.Count.ShouldBe(2);
        (await client.ReadFromAsync("")).Activities.Count.ShouldBe(4);
    }

    [Fact]
    public async Task Reconnecting_gives_a_new_token_for_the_same_conversation()
    {
        var client = await DirectLineClient.InConversationAsync(_host);
        var id = client.Id;
        await client.SayAsync("一");
        _host.Time.Pass(TimeSpan.FromMinutes(20));

        var reconnected = await client.TakeAsync(await client.SendAsync(HttpMethod.Get, $"conversations/{id}?watermark=1"));
        _host.Time.Pass(TimeSpan.FromMinutes(20));

        reconnected.ConversationId.ShouldBe(id);
        (await client.ReadFromAsync("1")).Activities.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Old_activities_are_forgotten_and_watermarks_still_hold()
    {
        _host.With("DirectLine:KeptBytes", "65536");
        var client = await DirectLineClient.InConversationAsync(_host);
        for (var n = 0; n < 10; n++)
        {
            await client.SayAsync(new string('长', 5000));
        }

        var kept = await client.ReadFromAsync("");
        kept.Watermark.ShouldBe("20");
        kept.Activities.Count.ShouldBeLessThan(30);
        (await client.ReadFromAsync("19")).Activities.ShouldHaveSingleItem().Id.ShouldBe(kept.Activities[^1].Id);
    }

    public void Dispose() => _host.Dispose();
}
