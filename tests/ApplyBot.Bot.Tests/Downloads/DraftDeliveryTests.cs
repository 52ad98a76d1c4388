using System.ComponentModel.DataAnnotations;
using System.Net;
using ApplyBot.Bot.Conversations.Drafts;
using ApplyBot.Bot.Downloads;
using ApplyBot.Bot.Protocol;
using ApplyBot.Bot.Tests.SelfChecks;
using ApplyBot.Exporting;

namespace ApplyBot.Bot.Tests.Downloads;

/// <summary>How a draft is handed over, by channel.</summary>
public sealed class DraftDeliveryTests : IDisposable
{
    private static readonly Activity Slack = new()
    {
        Type = ActivityTypes.Message, Id = "1", ChannelId = "slack", ServiceUrl = "https://slack.botframework.com/", From = new ChannelAccount { Id = "U1" }, Conversation = new ConversationAccount { Id = "D1" },
    };

    private readonly BotHost _host = new BotHost().Real();

    [Fact]
    public async Task The_page_gets_a_card_that_says_how_long_its_link_works_and_that_it_is_a_draft()
    {
        var me = await WebVisitor.OpenAsync(_host, "dl_00000000000000000000000000000001");

        var said = Drafted.Deliver(_host.Services, me.Inbound, await me.KeepAsync()).ShouldHaveSingleItem();

        var text = CheckCards.Text(CheckCards.CardOf(said)!);
        text.ShouldContain("15分钟内有效");
        text.ShouldContain("标明了是草稿");
        text.ShouldContain("http://localhost/drafts/");
    }

    [Fact]
    public async Task A_channel_without_cards_gets_a_link_that_works_by_itself_where_an_address_is_configured()
    {
        _host.With("Downloads:PublicAddress", "https://bot.example.org/").With("Downloads:LinkLifetime", "00:05:00");
        var draft = await Drafted.KeepAsync(_host.Services, DraftStore.OwnerOf(Slack)!);

        var said = Drafted.Deliver(_host.Services, Slack, draft).ShouldHaveSingleItem();

        said.Attachments.ShouldBeNull();
        said.Text!.ShouldContain("5分钟内有效");
        var link = new Uri(said.Text!.Split('\n').Last());
        link.GetLeftPart(UriPartial.Authority).ShouldBe("https://bot.example.org");
        (await _host.CreateClient().GetAsync(link.PathAndQuery)).StatusCode.ShouldBe(HttpStatusCode.OK);
        _host.Time.Pass(TimeSpan.FromMinutes(5));
        (await _host.CreateClient().GetAsync(link.PathAndQuery)).StatusCode.ShouldBe(HttpStatusCode.Gone);
    }

    [Fact]
    public async Task Without_an_address_the_text_itself_is_said_in_pieces_that_channels_take()
    {
        var draft = await Drafted.KeepAsync(_host.Services, DraftStore.OwnerOf(Slack)!);

        var said = Drafted.Deliver(_host.Services, Slack, draft).Select(a => a.Text!).ToList();

        said[0].ShouldContain("不能发送文件");
        said.ShouldAllBe(text => text.Length <= 3_500);
        foreach (var field in Drafted.Form(_host.Services).Asked.Where(f => f.Options.Count == 0 && !f.IsTable)) string.Join("\n", said).ShouldContain($"{Drafted.Mark}{field.Id}");
    }

    [Theory]
    [InlineData("directline", "https://directline.botframework.com/")]
    [InlineData("webchat", "https://webchat.botframework.com/")]
    public async Task The_published_direct_line_is_not_taken_for_the_page(string channel, string serviceUrl)
    {
        var inbound = Slack with { ChannelId = channel, ServiceUrl = serviceUrl };
        var draft = await Drafted.KeepAsync(_host.Services, DraftStore.OwnerOf(inbound)!);

        Drafted.Deliver(_host.Services, inbound, draft)[0].Text!.ShouldContain("不能发送文件");
    }

    [Fact]
    public async Task A_group_and_somebody_else_get_nothing()
    {
        var draft = await Drafted.KeepAsync(_host.Services, DraftStore.OwnerOf(Slack)!);

        Drafted.Deliver(_host.Services, Slack with { Conversation = new ConversationAccount { Id = "C1", IsGroup = true } }, draft).ShouldBeEmpty();
        var delivery = (DraftDelivery)_host.Services.GetService(typeof(DraftDelivery))!;
        delivery.Deliver(Slack with { From = new ChannelAccount { Id = "U2" } }, DraftStore.OwnerOf(Slack)!, draft, ExportFormat.Word, "zh-CN").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("http://bot.example.org")]
    [InlineData("https://u:p@bot.example.org")]
    [InlineData("bot.example.org")]
    public void An_address_that_no_link_may_have_is_refused(string address)
    {
        var options = new DownloadOptions { PublicAddress = address };

        Validator.TryValidateObject(options, new ValidationContext(options), null, validateAllProperties: true).ShouldBeFalse();
    }

    public void Dispose() => _host.Dispose();
}
