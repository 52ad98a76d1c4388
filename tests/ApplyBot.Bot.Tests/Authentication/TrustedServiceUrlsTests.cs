using ApplyBot.Bot.Channels.Teams;
using ApplyBot.Bot.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ApplyBot.Bot.Tests.Authentication;

/// <summary>Where activities may be sent.</summary>
public sealed class TrustedServiceUrlsTests
{
    private const string Registered = "MicrosoftAppId=" + FakeConnector.AppId + ";MicrosoftAppPassword=p";

    [Theory]
    [InlineData("https://smba.trafficmanager.net/emea/", true)]
    [InlineData("https://smba.trafficmanager.net", true)]
    [InlineData("https://SMBA.trafficmanager.net/apac/0b7c", true)]
    [InlineData("https://smba.trafficmanager.net:8443/emea/", false)]
    [InlineData("http://smba.trafficmanager.net/emea/", false)]
    [InlineData("https://smba.trafficmanager.net.forger.example/", false)]
    [InlineData("https://forger.example/smba.trafficmanager.net", false)]
    [InlineData("https://x:y@smba.trafficmanager.net/", false)]
    [InlineData("https://smba.trafficmanager.net@forger.example/", false)]
    [InlineData("https://smba.trafficmanager.net/emea?x=https://forger.example", false)]
    [InlineData("https://smba.infra.gov.teams.microsoft.us/", false)]
    [InlineData("http://127.0.0.1/", false)]
    [InlineData("http://169.254.169.254/", false)]
    public void At_first_the_known_places_of_the_cloud(string url, bool trusted) => Urls(Registered).IsTrusted(url).ShouldBe(trusted);

    [Fact]
    public void What_a_token_vouched_for_and_nothing_beside_it()
    {
        var urls = Urls(Registered);
        urls.Vouch(new Uri("https://connector.example/tenant")).ShouldBeTrue();
        urls.IsTrusted("https://connector.example/tenant/").ShouldBeTrue();
        urls.IsTrusted("https://Connector.example:443/tenant").ShouldBeTrue();
        urls.IsTrusted("https://connector.example/").ShouldBeFalse();
        urls.IsTrusted("https://connector.example/tenant/more").ShouldBeFalse();
        urls.IsTrusted("https://connector.example/tenant2").ShouldBeFalse();
        urls.IsTrusted("/tenant").ShouldBeFalse();
    }

    [Fact]
    public void Of_very_many_the_earliest_are_forgotten()
    {
        var urls = Urls(Registered);
        for (var i = 0; i <= 10_000; i++)
        {
            urls.Vouch(new Uri($"https://connector.example/{i}"));
        }
        urls.IsTrusted("https://connector.example/0").ShouldBeFalse();
        urls.IsTrusted("https://connector.example/1").ShouldBeTrue();
        urls.IsTrusted("https://connector.example/10000").ShouldBeTrue();
    }

    [Fact]
    public void Configured_places_stand_in_for_the_known_ones()
    {
        var urls = Urls(Registered, "https://connector.example/a/");
        urls.IsTrusted("https://connector.example/a").ShouldBeTrue();
        urls.IsTrusted("https://connector.example/a/b").ShouldBeTrue();
        urls.IsTrusted("https://connector.example/ab").ShouldBeFalse();
        urls.IsTrusted("https://smba.trafficmanager.net/emea/").ShouldBeFalse();
    }

    [Theory]
    [InlineData("http://connector.example/")]
    [InlineData("connector.example")]
    [InlineData("https://connector.example/?x")]
    public void A_configured_place_that_no_token_may_be_sent_to(string url) =>
        Should.Throw<StartRefusedException>(() => Urls(Registered, url)).Message.ShouldContain(url);

    [Fact]
    public void The_setting_reaches_the_host()
    {
        using var host = new BotHost().With("MicrosoftAppId", FakeConnector.AppId).With("MicrosoftAppPassword", "p").With("Teams:ServiceUrls:0", "https://connector.example");
        var urls = host.Services.GetRequiredService<TrustedServiceUrls>();
        urls.IsTrusted("https://connector.example/x").ShouldBeTrue();
        urls.IsTrusted("https://smba.trafficmanager.net/emea/").ShouldBeFalse();
    }

    [Theory]
    [InlineData("http://localhost:56150/_connector", true)]
    [InlineData("http://[::1]:56150", true)]
    [InlineData("https://smba.trafficmanager.net/emea/", false)]
    [InlineData("http://192.0.2.1/", false)]
    public void Without_a_registration_this_machine(string url, bool trusted)
    {
        var urls = Urls("");
        urls.Vouch(new Uri(url));
        urls.IsTrusted(url).ShouldBe(trusted);
    }

    private static TrustedServiceUrls Urls(string settings, params string[] configured) =>
        new(BotRegistrationTests.Read(settings), Options.Create(new TeamsOptions { ServiceUrls = configured.Length == 0 ? null : configured }));
}
