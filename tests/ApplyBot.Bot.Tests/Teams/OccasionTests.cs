using System.Text.Json;
using ApplyBot.Bot.Protocol;

namespace ApplyBot.Bot.Tests.Teams;

/// <summary>What Teams tells besides messages, and what the bot says to it: mostly nothing.</summary>
public sealed class OccasionTests : IAsyncLifetime
{
    private TeamsBot _bot = null!;

    public async Task InitializeAsync() => _bot = await TeamsBot.StartAsync();

    [Fact]
    public async Task Somebody_who_installs_the_bot_is_welcomed_once_however_often_Teams_tells()
    {
        var installed = _bot.Of(ActivityTypes.InstallationUpdate) with { Action = "add" };
        var joined = _bot.Of(ActivityTypes.ConversationUpdate) with { MembersAdded = [Account(TeamsBot.BotId)] };

        await Task.WhenAll(_bot.PostAsync(installed), _bot.PostAsync(joined), _bot.PostAsync(joined with { Id = "f:other", MembersAdded = [Account("29:person"), Account(TeamsBot.BotId)] }));

        _bot.Connector.Texts.ShouldBe(["您好"]);
    }

    [Fact]
    public async Task Each_person_is_welcomed()
    {
        foreach (var person in new[] { "a:1", "a:2" })
        {
            await _bot.PostAsync(_bot.Of(ActivityTypes.InstallationUpdate, person) with { Action = "add" });
        }

        _bot.Connector.All.Select(r => r.Activity!.Conversation!.Id).ShouldBe(["a:1", "a:2"]);
    }

    [Fact]
    public async Task A_team_is_welcomed_once_in_whichever_channel_and_its_members_are_not()
    {
        await _bot.PostAsync(InTeam(ActivityTypes.ConversationUpdate, "19:general@thread.tacv2") with { MembersAdded = [Account(TeamsBot.BotId)] });
        await _bot.PostAsync(InTeam(ActivityTypes.InstallationUpdate, "19:chosen@thread.tacv2") with { Action = "add" });
        await _bot.PostAsync(InTeam(ActivityTypes.ConversationUpdate, "19:general@thread.tacv2") with { MembersAdded = [Account("29:newcomer")] });

        _bot.Connector.All.ShouldHaveSingleItem().Activity!.Conversation!.Id.ShouldBe("19:general@thread.tacv2");
    }

    [Fact]
    public async Task In_a_group_chat_the_bot_greets_when_it_comes_itself()
    {
        var chat = new ConversationAccount { Id = "19:chat@thread.v2", ConversationType = "groupChat", IsGroup = true };
        await _bot.PostAsync(_bot.Of(ActivityTypes.ConversationUpdate) with { Conversation = chat, MembersAdded = [Account("29:other")] });
        _bot.Connector.All.ShouldBeEmpty();

        await _bot.PostAsync(_bot.Of(ActivityTypes.ConversationUpdate) with { Conversation = chat, MembersAdded = [Account(TeamsBot.BotId)] });
        _bot.Connector.Texts.ShouldBe(["您好"]);
    }

    [Theory]
    [InlineData("""{"locale":"en-US"}""", "Hello")]
    [InlineData("""{"locale":"zh-CN","entities":[{"type":"clientInfo","locale":"en-US"}]}""", "您好")]
    [InlineData("""{"entities":[{"type":"clientInfo","locale":"en-GB","country":"GB","platform":"Web"}]}""", "Hello")]
    [InlineData("""{"entities":[{"type":"clientInfo","locale":7},null]}""", "您好")]
    public async Task The_greeting_is_in_the_language_of_the_person_or_of_the_program_that_is_used(string told, string greeting)
    {
        var update = JsonSerializer.Deserialize(told, ProtocolJson.Wire.Activity)!;

        await _bot.PostAsync(_bot.Of(ActivityTypes.InstallationUpdate) with { Action = "add", Locale = update.Locale, Entities = update.Entities });

        _bot.Connector.Texts.ShouldBe([greeting]);
    }

    [Theory]
    [InlineData("installationUpdate", "remove")]
    [InlineData("installationUpdate", "remove-upgrade")]
    [InlineData("conversationUpdate", null)]
    [InlineData("endOfConversation", null)]
    public async Task When_the_bot_is_removed_nothing_is_said_and_all_is_forgotten(string type, string? action)
    {
        await _bot.PostAsync(_bot.Message("一"));
        await _bot.PostAsync(_bot.Message("二"));

        await _bot.PostAsync(_bot.Of(type) with { Action = action, MembersRemoved = [Account(TeamsBot.BotId)] });
        await _bot.PostAsync(_bot.Message("三"));

        _bot.Connector.Texts.ShouldBe(["1. 一", "2. 二", "1. 三"]);
    }

    [Fact]
    public async Task When_the_bot_leaves_a_channel_the_threads_are_forgotten_too()
    {
        var question = _bot.GroupMessage("<at>ApplyBot</at> 一", mentioned: true, conversation: "19:c@thread.tacv2;messageid=7");
        await _bot.PostAsync(question);

        await _bot.PostAsync(_bot.Of(ActivityTypes.InstallationUpdate, "19:c@thread.tacv2") with { Action = "remove" });
        await _bot.PostAsync(question with { Id = "f:later" });

        _bot.Connector.Texts.ShouldBe(["1. 一", "1. 一"]);
    }

    [Theory]
    [InlineData("typing")]
    [InlineData("messageReaction")]
    [InlineData("messageUpdate")]
    [InlineData("messageDelete")]
    [InlineData("event")]
    [InlineData("conversationUpdate")]
    [InlineData("contactRelationUpdate")]
    [InlineData("something new")]
    public async Task Everything_else_is_taken_in_silence(string type)
    {
        await _bot.PostAsync(_bot.Message("一"));
        var data = JsonSerializer.SerializeToElement(new { eventType = "teamRenamed", team = new { id = "19:t", name = "新名" } });

        (await _bot.PostAsync(_bot.Of(type) with { Text = "改过", Name = "x", ChannelData = data, MembersRemoved = [Account("29:other")] })).ShouldBe(200);
        await _bot.PostAsync(_bot.Message("二"));

        _bot.Connector.Texts.ShouldBe(["1. 一", "2. 二"]);
    }

    private Activity InTeam(string type, string channel) => _bot.Of(type) with
    {
        Conversation = new ConversationAccount { Id = channel, ConversationType = "channel", IsGroup = true },
        ChannelData = JsonSerializer.SerializeToElement(new { team = new { id = "19:general@thread.tacv2" } }),
    };

    private static ChannelAccount Account(string id) => new() { Id = id };

    public async Task DisposeAsync() => await _bot.DisposeAsync();
}
