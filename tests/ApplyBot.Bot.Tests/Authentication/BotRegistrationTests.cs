using ApplyBot.Bot.Channels.Teams.Authentication;
using ApplyBot.Bot.Hosting;
using Microsoft.Extensions.Configuration;

namespace ApplyBot.Bot.Tests.Authentication;

/// <summary>Settings of the registration: what goes together, and what is refused by name.</summary>
public sealed class BotRegistrationTests
{
    private const string Id = "MicrosoftAppId=" + FakeConnector.AppId;

    [Theory]
    [InlineData("MicrosoftAppPassword=p", "MicrosoftAppPassword")]
    [InlineData("MicrosoftAppId=my-bot;MicrosoftAppPassword=p", "MicrosoftAppId", "GUID", "my-bot")]
    [InlineData(Id, "MicrosoftAppPassword", "MultiTenant")]
    [InlineData(Id + ";MicrosoftAppType=SingleTenant;MicrosoftAppPassword=p", "MicrosoftAppTenantId", "SingleTenant")]
    [InlineData(Id + ";MicrosoftAppType=SingleTenant", "MicrosoftAppTenantId", "MicrosoftAppPassword")]
    [InlineData(Id + ";MicrosoftAppType=UserAssignedMSI", "MicrosoftAppTenantId")]
    [InlineData(Id + ";MicrosoftAppType=UserAssignedMSI;MicrosoftAppTenantId=t;MicrosoftAppPassword=p", "UserAssignedMSI", "MicrosoftAppPassword")]
    [InlineData("MicrosoftAppType=Tenant", "MicrosoftAppType", "SingleTenant", "Tenant")]
    [InlineData("MicrosoftAppType=1", "MicrosoftAppType")]
    [InlineData("ChannelService=https://botframework.azure.de", "ChannelService", "https://botframework.azure.cn", "https://botframework.azure.de")]
    [InlineData("ToBotFromChannelOpenIdMetadataUrl=http://login.example/", "ToBotFromChannelOpenIdMetadataUrl", "https")]
    [InlineData("ToChannelFromBotLoginUrl=login", "ToChannelFromBotLoginUrl", "login")]
    public void Is_refused(string settings, params string[] named)
    {
        var message = Should.Throw<StartRefusedException>(() => Read(settings)).Message;
        named.ShouldAllBe(name => message.Contains(name));
        message.ShouldNotContain("=p");
    }

    [Fact]
    public void Every_problem_has_a_line() =>
        Should.Throw<StartRefusedException>(() => Read("MicrosoftAppId=x;MicrosoftAppType=SingleTenant;ChannelService=y")).Message.Split('\n').Length.ShouldBe(4);

    [Theory]
    [InlineData("", null, "https://login.microsoftonline.com/botframework.com", "https://api.botframework.com")]
    [InlineData("MicrosoftAppId= ;MicrosoftAppType=;MicrosoftAppPassword=", null, "https://login.microsoftonline.com/botframework.com", "https://api.botframework.com")]
    [InlineData(Id + ";MicrosoftAppPassword=p", FakeConnector.AppId, "https://login.microsoftonline.com/botframework.com", "https://api.botframework.com")]
    [InlineData(Id + ";MicrosoftAppPassword=p;MicrosoftAppType=singletenant;MicrosoftAppTenantId=t", FakeConnector.AppId, "https://login.microsoftonline.com/t", "https://api.botframework.com")]
    [InlineData(Id + ";MicrosoftAppType=UserAssignedMSI;MicrosoftAppTenantId=t;ChannelService=https://botframework.azure.us", FakeConnector.AppId, "https://login.microsoftonline.us/t", "https://api.botframework.us")]
    [InlineData(Id + ";MicrosoftAppPassword=p;ChannelService=https://botframework.azure.us", FakeConnector.AppId, "https://login.microsoftonline.us/MicrosoftServices.onmicrosoft.us", "https://api.botframework.us")]
    [InlineData(Id + ";MicrosoftAppPassword=p;ChannelService=https://botframework.azure.cn", FakeConnector.AppId, "https://login.partner.microsoftonline.cn/microsoftservices.partner.onmschina.cn", "https://api.botframework.azure.cn")]
    [InlineData(Id + ";MicrosoftAppPassword=p;MicrosoftAppType=SingleTenant;MicrosoftAppTenantId=t;ChannelService=HTTPS://BotFramework.azure.cn/", FakeConnector.AppId, "https://login.partner.microsoftonline.cn/t", "https://api.botframework.azure.cn")]
    [InlineData(Id + ";MicrosoftAppPassword=p;ToChannelFromBotLoginUrl=https://login.example/x;ToChannelFromBotOAuthScope=https://api.example/", FakeConnector.AppId, "https://login.example/x", "https://api.example")]
    public void Is_read(string settings, string? appId, string loginUrl, string scope)
    {
        var registration = Read(settings);
        registration.AppId.ShouldBe(appId);
        registration.LoginUrl.AbsoluteUri.ShouldBe(loginUrl);
        registration.Scope.ShouldBe(scope);
    }

    [Fact]
    public void Settings_that_do_not_go_together_keep_the_host_from_starting()
    {
        using var host = new BotHost().With("MicrosoftAppId", FakeConnector.AppId);
        Should.Throw<Exception>(() => host.CreateClient());
    }

    internal static BotRegistration Read(string settings) => BotRegistration.Read(new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(s => s.Split('=', 2)).Select(p => new KeyValuePair<string, string?>(p[0], p[1]))).Build());
}
