using ApplyBot.Bot.Conversations.SelfChecks;
using ApplyBot.Bot.Protocol;
using ApplyBot.Bot.Tests.SelfChecks;
using ApplyBot.Eligibility;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyBot.Bot.Tests.Drafts;

/// <summary>What the profile knows, and what a draft can be copied into.</summary>
public sealed class DraftOfferTests : IDisposable
{
    private const string Me = "dl_00000000000000000000000000000001";

    private readonly BotHost _host = new BotHost().Real();

    [Fact]
    public async Task The_kind_of_unit_is_offered_from_the_profile_and_taken_only_by_a_press()
    {
        var key = Profiles.KeyOf(new Activity { ChannelId = ChannelIds.DirectLine, From = new ChannelAccount { Id = Me } })!;
        await _host.Services.GetRequiredService<Profiles>().SaveAsync(key, new Profile(new Dictionary<string, CheckAnswer> { [ProfileKey.ApplicantKind] = new ChosenAnswer("enterprise") }), CancellationToken.None);
        var me = await WebApplicant.AsAsync(_host, Me);
        await me.SayAsync("填国际与区域科技合作交流项目申报书");
        await me.SayAsync("第2节");

        CardText.Of(me.Card).ShouldContain("您以前填过这些内容");
        CheckCards.Value(me.Card, "v:unit-kind").ShouldBeNull();
        await me.FillAsync("填入以前的内容");

        CheckCards.Value(me.Card, "v:unit-kind").ShouldBe("企业");
    }

    [Fact]
    public async Task A_draft_is_copied_for_another_kind_of_its_own_form_which_is_chosen_anew()
    {
        var me = await WebApplicant.AsAsync(_host, Me);
        await me.SayAsync("填园区科协申报表");
        await me.FillAsync("保存并继续", ("v:project-name", "甲项目"), ("v:type", "park-brand"));
        await me.SayAsync("复制草稿");
        await me.PressAsync("园区（企业）科协提能发展项目申报表");

        me.Shown.ShouldContain("新草稿，请逐项核对");
        await me.SayAsync("第1节");
        CheckCards.Value(me.Card, "v:project-name").ShouldBe("甲项目");
        CheckCards.Value(me.Card, "v:type").ShouldBeNull();
    }

    public void Dispose() => _host.Dispose();
}
