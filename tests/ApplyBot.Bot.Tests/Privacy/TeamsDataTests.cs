using System.Text;
using ApplyBot.Bot.Conversations;
using ApplyBot.Bot.Conversations.Drafts;
using ApplyBot.Bot.Conversations.References;
using ApplyBot.Bot.Protocol;
using ApplyBot.Bot.Tests.Downloads;
using ApplyBot.Bot.Tests.SelfChecks;
using ApplyBot.Bot.Tests.Teams;
using ApplyBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyBot.Bot.Tests.Privacy;

/// <summary>我的数据 in Teams: alone with the bot, and in groups.</summary>
public sealed class TeamsDataTests : IAsyncLifetime
{
    private const string Group = "19:meeting@thread.v2";
    private TeamsBot _bot = null!;

    public async Task InitializeAsync()
    {
        _bot = await TeamsBot.StartAsync();
        _bot.Host.Real();
    }

    [Fact]
    public async Task The_card_turns_into_the_question_and_then_into_what_was_deleted()
    {
        var me = new TeamsApplicant(_bot);
        await me.SayAllAsync("有什么我能报的", "江西", "企业", "记住", "我能报赣海汇智吗", "1");
        await Drafted.KeepAsync(_bot.Host.Services, DraftStore.OwnerOf(_bot.Message(""))!);
        await me.SayAsync("我的数据");
        me.Shown.ShouldContain("所在省份：江西");
        me.Shown.ShouldContain("资格自测或评分的答案");

        (await me.PressAsync("删除我的数据")).ShouldContain("要删除关于您的全部数据吗");
        (await me.PressAsync("不删除")).ShouldContain("申报表草稿（1份）");
        await me.PressAsync("删除我的数据");
        (await me.PressAsync("确认删除")).ShouldContain("记住的情况2项、草稿1份");

        (await KeysAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task In_a_group_nothing_is_shown_and_nothing_is_deleted()
    {
        var alone = new TeamsApplicant(_bot);
        await alone.SayAllAsync("有什么我能报的", "江西", "企业", "记住");
        var keys = await KeysAsync();
        var me = new TeamsApplicant(_bot, group: Group);
        foreach (var text in new[] { "我的数据", "删除我的数据", "确认删除我的数据" })
        {
            await me.SayAsync(text);
            me.Shown.ShouldContain("到单聊里说");
            me.Shown.ShouldNotContain("江西");
        }
        (await KeysAsync()).ShouldBe(keys);
    }

    [Fact]
    public async Task What_he_said_in_groups_is_taken_out_and_what_others_said_stays()
    {
        var (me, other) = (new TeamsApplicant(_bot, group: Group), new TeamsApplicant(_bot, "29:other", Group));
        await me.SayAllAsync("我能报赣海汇智吗", "1", "江西");
        await other.SayAllAsync("我能报赣海汇智吗", "1", "江西");
        await me.SayAsync("赣海汇智什么时候截止？");
        var alone = new TeamsApplicant(_bot);

        await alone.SayAsync("确认删除我的数据");

        alone.Shown.ShouldContain("另外清理了1个对话");
        var states = _bot.Host.Services.GetRequiredService<ChatStates>();
        var (state, _) = await states.LoadAsync(ChatStates.PrefixOf(ChannelIds.MsTeams) + Group, CancellationToken.None);
        state.Checks.ShouldHaveSingleItem().Owner.ShouldBe("29:other");
        state.Checks[0].Answers.ShouldNotBeEmpty();
        (state.Speaker, state.Talk.Content, state.Before).ShouldBe((null, "", null));
        await alone.SayAsync("确认删除我的数据");
        alone.Shown.ShouldContain("另外清理了0个对话");
    }

    [Fact]
    public async Task A_repeated_press_gets_its_answer_without_what_was_said()
    {
        var me = _bot.Message("我的数据") with { DeliveryMode = DeliveryModes.ExpectReplies };
        (await _bot.ExpectAsync(me)).Activities.ShouldHaveSingleItem();
        (await _bot.ExpectAsync(me)).Activities.ShouldHaveSingleItem();
        await _bot.ExpectAsync(_bot.Message("确认删除我的数据"));

        (await _bot.ExpectAsync(me)).Activities.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_channel_without_cards_says_it_in_plain_text()
    {
        var said = (await _bot.ExpectAsync(_bot.Message("my data") with { ChannelId = "slack" })).Activities.ShouldHaveSingleItem();

        (said.Attachments, said.TextFormat).ShouldBe((null, "plain"));
        said.Text!.ShouldContain("say \"delete my data\"");
        Encoding.UTF8.GetByteCount(said.Text!).ShouldBeLessThan(4_000);
    }

    private async Task<List<string>> KeysAsync()
    {
        var keys = new List<string>();
        await foreach (var document in _bot.Host.Services.GetRequiredService<IDocumentStore>().ListAsync("")) keys.Add(document.Key);
        return [.. keys.Where(k => !k.EndsWith(Group, StringComparison.Ordinal) && k != ConversationReferences.Prefix + Recipients.OfConversation(ChannelIds.MsTeams, Group))];
    }

    public async Task DisposeAsync() => await _bot.DisposeAsync();
}
