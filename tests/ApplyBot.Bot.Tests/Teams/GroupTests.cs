using System.Text.Json;
using ApplyBot.Bot.Protocol;

namespace ApplyBot.Bot.Tests.Teams;

/// <summary>Group chats and channels, where people also talk to each other.</summary>
public sealed class GroupTests : IAsyncLifetime
{
    private TeamsBot _bot = null!;

    public async Task InitializeAsync() => _bot = await TeamsBot.StartAsync();

    [Theory]
    [InlineData("channel")]
    [InlineData("groupChat")]
    public async Task It_answers_when_it_is_mentioned_and_else_keeps_silent(string type)
    {
        await _bot.PostAsync(_bot.GroupMessage("我们先开会", mentioned: false, type));
        await _bot.PostAsync(_bot.GroupMessage("<at>张三</at> 什么时候截止？", mentioned: false, type) with { Entities = [TeamsBot.Mention("<at>张三</at>", "29:zhang", "张三")] });
        await _bot.PostAsync(_bot.GroupMessage("<at>ApplyBot</at>&nbsp;什么时候截止？\n", mentioned: true, type));

        _bot.Connector.Texts.ShouldBe(["1. 什么时候截止？"]);
    }

    [Fact]
    public async Task A_group_is_known_by_its_kind_where_the_flag_is_missing()
    {
        var message = _bot.GroupMessage("我们先开会", mentioned: false);

        await _bot.PostAsync(message with { Conversation = message.Conversation! with { IsGroup = null } });

        _bot.Connector.All.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_button_of_a_card_needs_no_mention()
    {
        await _bot.PostAsync(_bot.GroupMessage("那金额呢？", mentioned: false) with { Value = JsonSerializer.SerializeToElement(new { text = "那金额呢？" }) });

        _bot.Connector.All.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Each_thread_is_a_conversation_of_its_own()
    {
        foreach (var (thread, text) in new[] { ("1", "一"), ("2", "二"), ("1", "三") })
        {
            await _bot.PostAsync(_bot.GroupMessage($"<at>ApplyBot</at> {text}", mentioned: true, conversation: $"19:c@thread.tacv2;messageid={thread}"));
        }

        _bot.Connector.All.Select(r => (r.Activity!.Conversation!.Id![^1], Spoken.Of(r.Activity))).ShouldBe([('1', "1. 一"), ('2', "1. 二"), ('1', "2. 三")]);
    }

    [Fact]
    public async Task What_one_person_is_does_not_hold_for_the_next()
    {
        var seen = new List<IReadOnlyList<string>>();
        _bot.Host.Respond = (_, state, _) =>
        {
            seen.Add(state.Applicants);
            return new(Some.Answer, state with { Applicants = ["enterprise"] });
        };
        var message = _bot.GroupMessage("<at>ApplyBot</at> 我们企业能报吗？", mentioned: true);

        await _bot.PostAsync(message);
        await _bot.PostAsync(message with { Id = "f:2" });
        await _bot.PostAsync(message with { Id = "f:3", From = new ChannelAccount { Id = "29:other" } });

        seen.ShouldBe([[], ["enterprise"], []]);
    }

    public async Task DisposeAsync() => await _bot.DisposeAsync();
}
