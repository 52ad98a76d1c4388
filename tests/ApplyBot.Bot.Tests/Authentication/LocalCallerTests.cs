using System.Net;
using System.Text.Json.Nodes;

namespace ApplyBot.Bot.Tests.Authentication;

/// <summary>Without a registration: programs on this machine only.</summary>
public sealed class LocalCallerTests : IDisposable
{
    private readonly RegisteredBot _bot = new(host => host.With("MicrosoftAppId", "").With("MicrosoftAppPassword", ""));

    [Theory]
    [InlineData("http://localhost:56150/_connector")]
    [InlineData("http://127.0.0.1:56150")]
    [InlineData("https://[::1]:56150/")]
    [InlineData("")]
    [InlineData(null)]
    public async Task A_program_on_this_machine(string? serviceUrl) => await _bot.ShouldAcceptAsync(() => _bot.PostAsync(null, _bot.Message(serviceUrl, "emulator")));

    [Theory]
    [InlineData("127.0.0.1", 200)]
    [InlineData("127.8.8.8", 200)]
    [InlineData("::1", 200)]
    [InlineData("::ffff:127.0.0.1", 200)]
    [InlineData("192.0.2.1", 403)]
    [InlineData("10.0.0.1", 403)]
    [InlineData("0.0.0.0", 403)]
    [InlineData("fe80::1", 403)]
    [InlineData("::ffff:192.0.2.1", 403)]
    [InlineData(null, 403)]
    public async Task Somebody_elsewhere(string? address, int status)
    {
        _bot.Host.RemoteAddress = address is null ? null : IPAddress.Parse(address);
        using var response = await _bot.PostAsync(null, _bot.Message(serviceUrl: null));
        ((int)response.StatusCode).ShouldBe(status);
        _bot.Turns.ShouldBe(status == 200 ? 1 : 0);
    }

    [Fact]
    public async Task Somebody_elsewhere_through_a_program_on_this_machine()
    {
        foreach (var (header, value) in new[] { ("X-Forwarded-For", "192.0.2.1"), ("x-forwarded-for", "127.0.0.1"), ("Forwarded", "for=192.0.2.1"), ("X-Real-IP", "192.0.2.1"), ("Via", "1.1 proxy"), ("X-Forwarded-Host", "bot.example") })
        {
            await _bot.ShouldRefuseAsync(() => _bot.PostWithAsync(h => h.Add(header, value), _bot.Message(serviceUrl: null)), 403);
        }
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data")]
    public async Task A_page_elsewhere_that_posts_without_being_asked(string type) =>
        await _bot.ShouldRefuseAsync(() => _bot.PostWithAsync(_ => { }, _bot.Message(serviceUrl: null), type: type), 415);

    [Theory]
    [InlineData("https://smba.trafficmanager.net/emea/")]
    [InlineData("http://localhost.forger.example/")]
    [InlineData("http://127.0.0.1@forger.example/")]
    [InlineData("http://127.0.0.1.forger.example/")]
    [InlineData("http://169.254.169.254/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("//localhost")]
    [InlineData("localhost:80")]
    [InlineData("not a url")]
    public async Task Answers_do_not_leave_this_machine(string serviceUrl) => await _bot.ShouldRefuseAsync(() => _bot.PostAsync(null, _bot.Message(serviceUrl)), 403);

    [Fact]
    public async Task A_token_changes_nothing()
    {
        await _bot.ShouldAcceptAsync(() => _bot.PostAsync("x.y.z", _bot.Message("http://localhost:1")));
        await _bot.ShouldRefuseAsync(() => _bot.PostAsync(_bot.Token(), _bot.Message()), 403);
        _bot.Connector.MetadataRequests.ShouldBe(0);
    }

    [Fact]
    public async Task An_activity_without_a_channel_is_malformed_not_forbidden()
    {
        var message = _bot.Message();
        message.Remove("channelId");
        using var response = await _bot.PostAsync(null, message);
        JsonNode.Parse(await response.Content.ReadAsStringAsync())!["error"]!["code"]!.GetValue<string>().ShouldBe("BadArgument");
    }

    public void Dispose() => _bot.Dispose();
}
