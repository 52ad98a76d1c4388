using System.Net;
using System.Security.Cryptography;

namespace ApplyBot.Bot.Tests.Authentication;

/// <summary>What a token that the Connector has signed may be used for.</summary>
public sealed class TokenRuleTests(SharedBot shared) : IClassFixture<SharedBot>
{
    [Theory]
    [InlineData(-300, 3600, 200)]
    [InlineData(300, 3600, 200)]
    [InlineData(301, 3600, 401)]
    [InlineData(-3600, -300, 200)]
    [InlineData(-3600, -301, 401)]
    [InlineData(0, 0, 200)]
    [InlineData(1, 0, 401)]
    public async Task Clocks_may_differ_by_five_minutes(int notBefore, int expires, int status)
    {
        var bot = shared.Bot;
        var now = bot.Now.ToUnixTimeSeconds();
        var before = bot.Turns;
        using var response = await bot.PostAsync(bot.Token(c => (c["nbf"], c["exp"]) = (now + notBefore, now + expires)));
        ((int)response.StatusCode).ShouldBe(status);
        (bot.Turns - before).ShouldBe(status == 200 ? 1 : 0);
    }

    [Fact]
    public async Task A_token_that_was_good_is_not_for_ever()
    {
        using var bot = new RegisteredBot();
        var token = bot.Token();
        await bot.ShouldAcceptAsync(() => bot.PostAsync(token));
        bot.Host.Time.Pass(TimeSpan.FromMinutes(65));
        await bot.ShouldAcceptAsync(() => bot.PostAsync(token));
        bot.Host.Time.Pass(TimeSpan.FromSeconds(1));
        await bot.ShouldRefuseAsync(() => bot.PostAsync(token), 401);
    }

    [Theory]
    [InlineData("https://smba.trafficmanager.net/emea/", 200)]
    [InlineData("https://smba.trafficmanager.net/emea", 200)]
    [InlineData("https://SMBA.trafficmanager.net/EMEA/", 200)]
    [InlineData("https://smba.trafficmanager.net/amer/", 403)]
    [InlineData("https://smba.trafficmanager.net/emea/../amer", 403)]
    [InlineData("https://smba.trafficmanager.net/emea/?x=1", 403)]
    [InlineData("https://smba.trafficmanager.net.forger.example/emea/", 403)]
    [InlineData("http://smba.trafficmanager.net/emea/", 403)]
    [InlineData("http://127.0.0.1/", 403)]
    [InlineData("", 403)]
    [InlineData(null, 403)]
    public async Task The_service_url_is_the_tokens(string? serviceUrl, int status)
    {
        var bot = shared.Bot;
        var before = bot.Turns;
        using var response = await bot.PostAsync(bot.Token(), bot.Message(serviceUrl));
        ((int)response.StatusCode).ShouldBe(status);
        (bot.Turns - before).ShouldBe(status == 200 ? 1 : 0);
    }

    [Theory]
    [InlineData("http://connector.example/")]
    [InlineData("ftp://connector.example/")]
    [InlineData("https://someone@connector.example/")]
    public async Task A_service_url_that_no_token_may_be_sent_to(string serviceUrl)
    {
        var bot = shared.Bot;
        await bot.ShouldRefuseAsync(() => bot.PostAsync(bot.Token(c => c["serviceurl"] = serviceUrl), bot.Message(serviceUrl)), 403);
    }

    [Theory]
    [InlineData("msteams", 200)]
    [InlineData("webchat", 200)]
    [InlineData("MSTEAMS", 403)]
    [InlineData("slack", 403)]
    [InlineData("emulator", 403)]
    [InlineData("directline", 403)]
    public async Task The_key_is_endorsed_for_the_channel(string channelId, int status)
    {
        var bot = shared.Bot;
        var before = bot.Turns;
        using var response = await bot.PostAsync(bot.Token(), bot.Message(channelId: channelId));
        ((int)response.StatusCode).ShouldBe(status);
        (bot.Turns - before).ShouldBe(status == 200 ? 1 : 0);
    }

    [Fact]
    public async Task A_key_without_endorsements_signs_for_no_channel()
    {
        using var bot = new RegisteredBot();
        bot.Connector.Published = keys => keys[0]!.AsObject().Remove("endorsements");
        await bot.ShouldRefuseAsync(() => bot.PostAsync(bot.Token()), 403);
    }

    [Theory]
    [InlineData("RS256", new[] { "RS256" }, 200)]
    [InlineData("RS384", new[] { "RS256", "RS384", "HS256", "none" }, 200)]
    [InlineData("RS512", new[] { "RS512" }, 200)]
    [InlineData("RS512", new[] { "RS256" }, 401)]
    [InlineData("RS256", new string[0], 401)]
    [InlineData("RS256", null, 200)]
    [InlineData("RS384", null, 401)]
    public async Task The_algorithm_is_one_that_the_metadata_list(string algorithm, string[]? listed, int status)
    {
        using var bot = new RegisteredBot();
        bot.Connector.Algorithms = listed;
        var header = FakeConnector.Header(bot.Connector.Key);
        header["alg"] = algorithm;
        var token = FakeConnector.Sign(header.ToJsonString(), bot.Connector.Claims(bot.Now).ToJsonString(), bot.Connector.Key, new HashAlgorithmName("SHA" + algorithm[2..]));
        (await bot.PostAsync(token)).StatusCode.ShouldBe((HttpStatusCode)status);
    }

    [Theory]
    [InlineData("", "https://api.botframework.com", "https://login.botframework.com/v1/.well-known/openidconfiguration", "https://smba.trafficmanager.net/apac/")]
    [InlineData("https://botframework.azure.us", "https://api.botframework.us", "https://login.botframework.azure.us/v1/.well-known/openidconfiguration", "https://smba.infra.gov.teams.microsoft.us/gcch/")]
    [InlineData("https://botframework.azure.cn/", "https://api.botframework.azure.cn", "https://login.botframework.azure.cn/v1/.well-known/openidconfiguration", "https://frontend.botapi.msg.infra.teams.microsoftonline.cn/")]
    public async Task Each_cloud_has_its_issuer_and_its_keys(string channelService, string issuer, string metadata, string serviceUrl)
    {
        using var bot = new RegisteredBot(host => host.With("ChannelService", channelService));
        (bot.Connector.Issuer, bot.Connector.MetadataUrl) = (issuer, metadata);
        await bot.ShouldAcceptAsync(() => bot.PostAsync(bot.Token(c => c["serviceurl"] = serviceUrl), bot.Message(serviceUrl)));
        await bot.ShouldRefuseAsync(() => bot.PostAsync(bot.Token(c => (c["serviceurl"], c["iss"]) = (serviceUrl, "https://api.botframework.other")), bot.Message(serviceUrl)), 401);
    }

    [Fact]
    public async Task Endpoints_of_the_configuration_stand_in_for_the_clouds()
    {
        const string Metadata = "https://login.private.example/openidconfiguration";
        using var bot = new RegisteredBot(host => host.With("ToBotFromChannelOpenIdMetadataUrl", Metadata).With("ToBotFromChannelTokenIssuer", "https://private.example"));
        (bot.Connector.Issuer, bot.Connector.MetadataUrl) = ("https://private.example", Metadata);
        await bot.ShouldAcceptAsync(() => bot.PostAsync(bot.Token()));
    }

    [Theory]
    [InlineData("SingleTenant", "a password")]
    [InlineData("UserAssignedMSI", "")]
    public async Task Tokens_come_in_alike_for_every_type_of_bot(string type, string password)
    {
        using var bot = new RegisteredBot(host => host.With("MicrosoftAppType", type).With("MicrosoftAppTenantId", "contoso.example").With("MicrosoftAppPassword", password));
        await bot.ShouldAcceptAsync(() => bot.PostAsync(bot.Token()));
    }

    [Fact]
    public async Task A_token_is_checked_before_the_body_is_read()
    {
        using var bot = new RegisteredBot(host => host.With("Teams:MaxBodyBytes", "1024"));
        var large = bot.Message();
        large["text"] = new string('x', 2048);
        await bot.ShouldRefuseAsync(() => bot.PostAsync("x.y.z", large), 401);
        await bot.ShouldRefuseAsync(() => bot.PostAsync(bot.Token(), large), 413);
    }

    [Fact]
    public async Task A_refusal_says_how_to_authenticate_and_nothing_of_why()
    {
        using var bot = new RegisteredBot();
        using var response = await bot.PostAsync(bot.Token(c => c["aud"] = "another"));
        response.Headers.WwwAuthenticate.ShouldHaveSingleItem().Scheme.ShouldBe("Bearer");
        (await response.Content.ReadAsStringAsync()).ShouldNotContain("audience");
    }
}
