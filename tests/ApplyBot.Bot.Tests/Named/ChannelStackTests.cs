using ApplyBot.Bot.Channels.Teams;
using ApplyBot.Bot.Channels.Teams.Authentication;
using ApplyBot.Bot.Delivery;
using ApplyBot.Bot.Protocol;
using ApplyBot.Bot.Tests.Authentication;
using ApplyBot.BotBuilder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Extensions.DependencyInjection;
using FakeConnector = ApplyBot.Bot.Tests.Teams.FakeConnector;

namespace ApplyBot.Bot.Tests.Named;

/// <summary>Which channel a host has, and that the SDK calls in each cloud with its tokens.</summary>
public sealed class ChannelStackTests
{
    [Fact]
    public void By_itself_the_host_is_on_CloudAdapter()
    {
        using var host = new BotHost();

        host.Services.GetRequiredService<IChannelAdapter>().ShouldBeAssignableTo<CloudAdapter>();
        host.Services.GetRequiredService<IConnector>().ShouldBeOfType<BotBuilderConnector>();
    }

    [Fact]
    public void It_can_be_told_to_do_without()
    {
        using var host = new BotHost().With("Stack:Channel", "Connector");

        host.Services.GetRequiredService<IChannelAdapter>().ShouldBeOfType<ConnectorAdapter>();
        host.Services.GetRequiredService<IConnector>().ShouldBeOfType<ConnectorClient>();
    }

    [Theory]
    [InlineData("", "https://login.microsoftonline.com/botframework.com/oauth2/v2.0/token")]
    [InlineData("https://botframework.azure.us", "https://login.microsoftonline.us/MicrosoftServices.onmicrosoft.us/oauth2/v2.0/token")]
    [InlineData("https://botframework.azure.cn", "https://login.partner.microsoftonline.cn/microsoftservices.partner.onmschina.cn/oauth2/v2.0/token")]
    public async Task In_each_cloud_it_sends_with_that_clouds_token(string cloud, string login)
    {
        await using var connector = await FakeConnector.StartAsync();
        using var logins = new FakeLogin();
        using var host = Registered(connector, logins).With("ChannelService", cloud);

        var sent = await Delivery(host).SendAsync(To(connector), new Activity { Type = ActivityTypes.Message, Text = "一" });

        sent.ShouldBe(new DeliveryResult(DeliveryStatus.Sent, "r1"));
        logins.Requests.ShouldHaveSingleItem().Url.AbsoluteUri.ShouldBe(login, StringCompareShould.IgnoreCase);
        connector.All.ShouldHaveSingleItem().Authorization.ShouldBe("Bearer token-1");
    }

    [Fact]
    public async Task Without_a_token_nothing_is_sent_and_the_reason_has_codes_only()
    {
        await using var connector = await FakeConnector.StartAsync();
        using var logins = new FakeLogin { Status = System.Net.HttpStatusCode.Unauthorized, Refusal = """{"error":"invalid_client","error_description":"AADSTS7000215: Invalid client secret provided: s3cret.","error_codes":[7000215]}""" };
        using var host = Registered(connector, logins);

        var sent = await Delivery(host).SendAsync(To(connector), new Activity { Type = ActivityTypes.Message, Text = "一" });

        sent.Status.ShouldBe(DeliveryStatus.Final);
        (sent.Reason ?? "").ShouldContain("AADSTS7000215");
        sent.ToString().ShouldNotContain("s3cret");
        connector.All.ShouldBeEmpty();
    }

    private static BotHost Registered(FakeConnector connector, FakeLogin logins) => new BotHost()
        .With("MicrosoftAppId", Authentication.FakeConnector.AppId).With("MicrosoftAppPassword", "s3cret").With("Teams:ServiceUrls:0", connector.ServiceUrl)
        .With(services => services.AddHttpClient(ConnectorCredentials.HttpClientName).ConfigurePrimaryHttpMessageHandler(() => logins));

    private static ConnectorDelivery Delivery(BotHost host) => host.Services.GetRequiredService<ConnectorDelivery>();

    private static ConversationReference To(FakeConnector connector) => new()
    {
        ChannelId = ChannelIds.MsTeams, ServiceUrl = connector.ServiceUrl, Conversation = new ConversationAccount { Id = "a:1" }, Bot = new ChannelAccount { Id = "28:bot" },
    };
}
