using System.Text.Json.Nodes;
using ApplyBot.Bot.Channels.Teams.Files;
using ApplyBot.Bot.Conversations.Drafts;
using ApplyBot.Bot.Protocol;
using ApplyBot.Bot.Tests.SelfChecks;
using ApplyBot.Bot.Tests.Teams;
using ApplyBot.Exporting;

namespace ApplyBot.Bot.Tests.Downloads;

/// <summary>Files in Teams: offered, taken, put into the person's OneDrive.</summary>
public sealed class FileConsentTests : IAsyncLifetime
{
    private TeamsBot _bot = null!;
    private FakeOneDrive _drive = null!;
    private OwnDraft _draft = null!;
    private JsonNode _context = null!;

    public async Task InitializeAsync()
    {
        (_bot, _drive) = (await TeamsBot.StartAsync(), await FakeOneDrive.StartAsync());
        _bot.Host.Real().With("Files:UploadHosts:0", "127.0.0.1");
        _draft = await Drafted.KeepAsync(_bot.Host.Services, DraftStore.OwnerOf(_bot.Message(""))!);
        _context = Offered()["content"]!["acceptContext"]!;
    }

    [Fact]
    public async Task What_is_taken_is_put_there_whole_and_shown_in_place_of_the_offer()
    {
        var offer = Offered();
        ((string?)offer["contentType"], (string?)offer["content"]!["declineContext"]!["draft"]).ShouldBe(("application/vnd.microsoft.teams.card.file.consent", "d1"));

        (await AnswerAsync("accept", _drive.Address)).ShouldBe(200);
        await _bot.Connector.ReceivedAsync(3);

        var (method, range, type, bytes) = _drive.Received.ShouldHaveSingleItem();
        (method, range, type).ShouldBe(("PUT", $"bytes 0-{bytes.Length - 1}/{bytes.Length}", "application/octet-stream"));
        bytes.AsSpan(0, 2).ToArray().ShouldBe("PK"u8.ToArray());
        bytes.Length.ShouldBe((int)offer["content"]!["sizeInBytes"]!);
        var (taken, info, said) = (_bot.Connector.All[0], _bot.Connector.All[1].Activity!, _bot.Connector.All[2].Activity!);
        (taken.Method, taken.Target).ShouldBe(("DELETE", "/v3/conversations/a%3Aperson/activities/offer1"));
        var card = info.Attachments!.ShouldHaveSingleItem();
        (card.ContentType, card.ContentUrl, card.Content!.Value.GetRawText()).ShouldBe(("application/vnd.microsoft.teams.card.file.info", "https://contoso.sharepoint.com/f", """{"uniqueId":"u1","fileType":"docx"}"""));
        said.Text!.ShouldContain("已放进您的OneDrive");
    }

    [Fact]
    public async Task What_is_declined_goes_nowhere()
    {
        (await AnswerAsync("decline", null)).ShouldBe(200);
        await _bot.Connector.ReceivedAsync(2);

        _bot.Connector.Texts.ShouldHaveSingleItem()!.ShouldContain("草稿还在");
        _bot.Connector.All.ShouldContain(r => r.Method == "DELETE");
        _drive.Received.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_fails_for_now_is_tried_again()
    {
        _drive.Fail(http => http.Response.StatusCode = 503, http => http.Abort());
        (await AnswerAsync("accept", _drive.Address)).ShouldBe(200);
        foreach (var seconds in new[] { 2, 4 })
        {
            await _bot.Time.WaitedForAsync(TimeSpan.FromSeconds(seconds), TimeSpan.FromSeconds(seconds));
            _bot.Time.Pass(TimeSpan.FromSeconds(seconds));
        }
        await _bot.Connector.ReceivedAsync(3);

        _drive.Received.Count.ShouldBe(3);
        _bot.Connector.Texts[^1]!.ShouldContain("已放进您的OneDrive");
    }

    [Theory]
    [InlineData(302)]
    [InlineData(404)]
    public async Task A_redirection_is_not_followed_and_what_fails_leaves_draft_and_offer(int status)
    {
        _drive.Fail(http =>
        {
            http.Response.StatusCode = status;
            http.Response.Headers.Location = _drive.Address;
        });
        await AnswerAsync("accept", _drive.Address);
        await _bot.Connector.ReceivedAsync(1);

        _drive.Received.ShouldHaveSingleItem();
        (_bot.Connector.All.ShouldHaveSingleItem().Method, _bot.Connector.Texts.Single()!.Contains("草稿还在", StringComparison.Ordinal)).ShouldBe(("POST", true));
        (await AnswerAsync("accept", _drive.Address)).ShouldBe(200);
        await _bot.Connector.ReceivedAsync(4);
        _bot.Connector.Texts[^1]!.ShouldContain("已放进您的OneDrive");
    }

    [Theory]
    [InlineData("https://evil.example/up")]
    [InlineData("http://contoso.sharepoint.com/up")]
    [InlineData("https://[::1]/up")]
    [InlineData("file:///etc/passwd")]
    [InlineData("up")]
    [InlineData(null)]
    public async Task Nothing_is_put_elsewhere(string? address)
    {
        (await AnswerAsync("accept", address)).ShouldBe(200);
        await _bot.Connector.ReceivedAsync(1);

        _bot.Connector.Texts.ShouldHaveSingleItem()!.ShouldContain("没能放进");
        _drive.Received.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("https://contoso-my.sharepoint.com/personal/x", true)]
    [InlineData("https://contoso-my.sharepoint.cn/personal/x", true)]
    [InlineData("https://northeurope1-mediap.svc.ms/up", true)]
    [InlineData("https://CONTOSO.SHAREPOINT.US/", true)]
    [InlineData("https://sharepoint.com/", false)]
    [InlineData("https://evilsharepoint.com/", false)]
    [InlineData("https://x.sharepoint.com.evil.example/", false)]
    [InlineData("https://x.sharepoint.com@evil.example/", false)]
    [InlineData("https://u@x.sharepoint.com/", false)]
    [InlineData("https://x.sharepoint.com:8443/", false)]
    [InlineData("http://x.sharepoint.com/", false)]
    [InlineData("https://127.0.0.1/", false)]
    [InlineData("http://localhost/", false)]
    [InlineData("https://169.254.169.254/", false)]
    [InlineData("https://0x7f000001/", false)]
    public void Unless_set_files_go_to_one_drive_alone(string address, bool isAllowed) => new FileUploadOptions().Allows(new Uri(address)).ShouldBe(isAllowed);

    [Fact]
    public async Task Of_a_draft_that_is_gone_or_somebody_elses_nothing_is_put()
    {
        (await AnswerAsync("accept", _drive.Address, from: "29:other")).ShouldBe(200);
        await _bot.Connector.ReceivedAsync(1);
        await ((DraftStore)_bot.Host.Services.GetService(typeof(DraftStore))!).DeleteAllAsync(DraftStore.OwnerOf(_bot.Message(""))!, CancellationToken.None);
        (await AnswerAsync("accept", _drive.Address)).ShouldBe(200);
        await _bot.Connector.ReceivedAsync(2);

        _bot.Connector.Texts.ShouldAllBe(text => text!.Contains("已经不在了"));
        _drive.Received.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_cannot_be_read_is_refused()
    {
        (await AnswerAsync("later", null)).ShouldBe(400);
        _context = new JsonObject { ["draft"] = "d1", ["format"] = "exe" };
        (await AnswerAsync("accept", _drive.Address)).ShouldBe(400);
        (await _bot.PostAsync(_bot.Of(ActivityTypes.Invoke) with { Name = "fileConsent/invoke" })).ShouldBe(400);
    }

    private JsonNode Offered() => JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(
        Drafted.Deliver(_bot.Host.Services, _bot.Message("导出"), _draft, ExportFormat.Word).ShouldHaveSingleItem(), ProtocolJson.Wire.Activity))!["attachments"]![0]!;

    private Task<int> AnswerAsync(string action, string? address, string from = "29:person") => _bot.PostAsync(_bot.Of(ActivityTypes.Invoke) with
    {
        Name = "fileConsent/invoke", ReplyToId = "offer1", From = new ChannelAccount { Id = from },
        Value = ProtocolJson.Element(new JsonObject
        {
            ["type"] = "fileUpload", ["action"] = action, ["context"] = _context.DeepClone(),
            ["uploadInfo"] = new JsonObject { ["contentUrl"] = "https://contoso.sharepoint.com/f", ["name"] = "f.docx", ["uploadUrl"] = address, ["uniqueId"] = "u1", ["fileType"] = "docx" },
        }),
    });

    public async Task DisposeAsync()
    {
        await _bot.DisposeAsync();
        await _drive.DisposeAsync();
    }
}
