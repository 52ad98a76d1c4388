using System.Net;
using ApplyBot.Bot.Channels.Teams.Authentication;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyBot.Bot.Tests.Authentication;

/// <summary>Tokens that the bot shows to the Bot Connector.</summary>
public sealed class ConnectorCredentialsTests : IDisposable
{
    private const string Password = "MicrosoftAppPassword=s3cret";
    private const string Registered = "MicrosoftAppId=" + FakeConnector.AppId + ";";

    private readonly FakeLogin _login = new();
    private readonly FakeTime _time = new();
    private readonly ServiceProvider _services;

    public ConnectorCredentialsTests()
    {
        // What the login library calculates, it calculates from the machine's clock.
        _time.Pass(TimeProvider.System.GetUtcNow() - _time.GetUtcNow());
        var services = new ServiceCollection();
        services.AddHttpClient(ConnectorCredentials.HttpClientName).ConfigurePrimaryHttpMessageHandler(() => _login);
        _services = services.BuildServiceProvider();
    }

    [Fact]
    public async Task Without_a_registration_there_is_none()
    {
        (await Credentials("").GetTokenAsync()).ShouldBeNull();
        _login.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Password, "https://login.microsoftonline.com/botframework.com/oauth2/v2.0/token", "https://api.botframework.com/.default")]
    [InlineData(Password + ";MicrosoftAppType=SingleTenant;MicrosoftAppTenantId=8b1f2f6e-0f64-4d0b-9d27-6a1c1d9be001", "https://login.microsoftonline.com/8b1f2f6e-0f64-4d0b-9d27-6a1c1d9be001/oauth2/v2.0/token", "https://api.botframework.com/.default")]
    [InlineData(Password + ";ChannelService=https://botframework.azure.us", "https://login.microsoftonline.us/MicrosoftServices.onmicrosoft.us/oauth2/v2.0/token", "https://api.botframework.us/.default")]
    [InlineData(Password + ";ChannelService=https://botframework.azure.cn", "https://login.partner.microsoftonline.cn/microsoftservices.partner.onmschina.cn/oauth2/v2.0/token", "https://api.botframework.azure.cn/.default")]
    [InlineData(Password + ";ChannelService=https://botframework.azure.cn;MicrosoftAppType=SingleTenant;MicrosoftAppTenantId=contoso.partner.onmschina.cn", "https://login.partner.microsoftonline.cn/contoso.partner.onmschina.cn/oauth2/v2.0/token", "https://api.botframework.azure.cn/.default")]
    public async Task By_password_from_the_clouds_login(string settings, string url, string scope)
    {
        (await Credentials(Registered + settings).GetTokenAsync()).ShouldBe("token-1");
        var (asked, form) = _login.Requests.ShouldHaveSingleItem();
        asked.AbsoluteUri.ShouldBe(url, StringCompareShould.IgnoreCase);
        form.ShouldContain("grant_type=client_credentials");
        form.ShouldContain("client_id=" + FakeConnector.AppId);
        form.ShouldContain("client_secret=s3cret");
        form.ShouldContain("scope=" + scope);
    }

    [Theory]
    [InlineData("", "https://api.botframework.com")]
    [InlineData(";ChannelService=https://botframework.azure.cn", "https://api.botframework.azure.cn")]
    public async Task By_managed_identity_from_the_machine(string settings, string resource)
    {
        (await Credentials($"{Registered}MicrosoftAppType=UserAssignedMSI;MicrosoftAppTenantId=t{settings}").GetTokenAsync()).ShouldStartWith("token-");
        var asked = _login.Requests[^1].Url;
        asked.Host.ShouldBe("169.254.169.254");
        Uri.UnescapeDataString(asked.Query).ShouldContain("resource=" + resource);
        asked.Query.ShouldContain("client_id=" + FakeConnector.AppId);
    }

    [Fact]
    public async Task It_is_kept_until_five_minutes_before_it_expires()
    {
        var credentials = Credentials(Registered + Password);
        (await credentials.GetTokenAsync()).ShouldBe("token-1");
        _time.Pass(TimeSpan.FromMinutes(54));
        (await credentials.GetTokenAsync()).ShouldBe("token-1");
        _time.Pass(TimeSpan.FromMinutes(2));
        _login.ExpiresIn = 2 * 3600;
        (await credentials.GetTokenAsync()).ShouldBe("token-2");
        (await credentials.GetTokenAsync()).ShouldBe("token-2");
        _login.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Many_callers_cause_one_request_and_one_who_gives_up_does_not_end_it()
    {
        var open = new TaskCompletionSource();
        _login.Until = open.Task;
        var credentials = Credentials(Registered + Password);
        using var impatient = new CancellationTokenSource();
        var first = credentials.GetTokenAsync(impatient.Token).AsTask();
        var others = Enumerable.Range(0, 20).Select(_ => credentials.GetTokenAsync().AsTask()).ToList();
        await impatient.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(first);
        open.SetResult();
        (await Task.WhenAll(others)).ShouldAllBe(token => token == "token-1");
        _login.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_refusal_tells_its_codes_and_no_secret_and_is_not_tried_over_and_over()
    {
        _login.Status = HttpStatusCode.Unauthorized;
        _login.Refusal = """{"error":"invalid_client","error_description":"AADSTS7000215: Invalid client secret provided: s3cret.","error_codes":[7000215]}""";
        var credentials = Credentials(Registered + Password);
        for (var i = 0; i < 3; i++)
        {
            var refusal = await Should.ThrowAsync<ConnectorSignInException>(credentials.GetTokenAsync().AsTask());
            refusal.ToString().ShouldContain("invalid_client AADSTS7000215");
            refusal.ToString().ShouldNotContain("s3cret");
            refusal.IsTransient.ShouldBeFalse();
        }
        _login.Requests.Count.ShouldBe(1);
        (_login.Status, _login.Refusal) = (HttpStatusCode.OK, null);
        _time.Pass(TimeSpan.FromSeconds(10));
        (await credentials.GetTokenAsync()).ShouldBe("token-2");
    }

    [Fact]
    public async Task A_login_service_that_cannot_be_reached_may_be_reached_later()
    {
        _login.IsUnreachable = true;
        var failure = await Should.ThrowAsync<ConnectorSignInException>(Credentials(Registered + Password).GetTokenAsync().AsTask());
        failure.IsTransient.ShouldBeTrue();
        failure.Message.ShouldContain("cannot be reached");
    }

    private ConnectorCredentials Credentials(string settings) =>
        new(BotRegistrationTests.Read(settings), _services.GetRequiredService<IHttpClientFactory>(), _time);

    public void Dispose()
    {
        _services.Dispose();
        _login.Dispose();
    }
}
