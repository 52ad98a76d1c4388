using System.Text.Json.Nodes;
using ApplyBot.Bot.Conversations.Drafts;
using ApplyBot.Bot.Downloads;
using ApplyBot.Bot.Protocol;
using ApplyBot.Bot.Tests.Downloads;
using ApplyBot.Bot.Tests.SelfChecks;
using ApplyBot.Bot.Tests.Teams;
using ApplyBot.Exporting;
using ApplyBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyBot.Bot.Tests.Privacy;

/// <summary>Logs tell nothing of what people say and fill in, at no level and of no failure.</summary>
public sealed class LogTests : IAsyncLifetime, IDisposable
{
    private readonly CapturedLogs _logs = new();
    private TeamsBot _bot = null!;
    private FakeOneDrive _drive = null!;

    private IServiceProvider Services => _bot.Host.Services;
    private string Owner => DraftStore.OwnerOf(_bot.Message(""))!;

    public async Task InitializeAsync()
    {
        (_bot, _drive) = (await TeamsBot.StartAsync(), await FakeOneDrive.StartAsync());
        _logs.Capture(_bot.Host.Real().With("Files:UploadHosts:0", "127.0.0.1").With("Files:MaxRetries", "0"));
    }

    [Fact]
    public async Task Filling_in_exporting_failing_and_deleting_leave_no_word_of_it()
    {
        var me = new TeamsApplicant(_bot);
        await me.SayAllAsync("有什么我能报的", "江西", "企业", "记住", "我的资料", Drafted.Mark + "怎么申报？");
        var draft = await Drafted.KeepAsync(Services, Owner);
        var offer = Drafted.Deliver(Services, _bot.Message("导出"), draft)[0].Attachments![0].Content!.Value.GetProperty("acceptContext");
        await ConsentAsync(offer, 1, http => http.Response.StatusCode = 500);
        await ConsentAsync(offer, 2);
        var page = await WebVisitor.OpenAsync(_bot.Host, "dl_5ec2e75ec2e75ec2e75ec2e75ec2e75e");
        var own = await page.KeepAsync();
        foreach (var format in FormExport.Formats(Drafted.Form(Services))) (await page.Browser.GetAsync(page.Link(own, format))).IsSuccessStatusCode.ShouldBeTrue();
        await me.SayAllAsync("我的数据", "删除我的数据", "确认删除我的数据");

        _logs.With("GET").ShouldNotBeEmpty();
        _logs.With("was not taken by").ShouldNotBeEmpty();
        foreach (var secret in new[] { Drafted.Mark, "江西", "secret-user", "29:person", "s3cret", "申报人" }) _logs.With(secret).ShouldBeEmpty(secret);
    }

    [Fact]
    public async Task Nor_do_drafts_that_cannot_be_read_and_exports_that_fail()
    {
        _bot.Host.With(services => services.AddSingleton<ExportDraft>((_, format, _) => throw new InvalidOperationException($"{format} of something")));
        await Drafted.KeepAsync(Services, Owner);
        await Services.GetRequiredService<IDocumentStore>().PutAsync($"{DraftStore.Prefix}{Owner}/broken", new byte[100], null);
        await new TeamsApplicant(_bot).SayAsync("我的数据");
        await ConsentAsync(ProtocolJson.Element(new JsonObject { ["draft"] = "d1", ["format"] = ".docx" }), 1);

        _logs.With("A draft cannot be read").ShouldNotBeEmpty();
        _logs.With("A file could not be delivered: InvalidOperationException").ShouldNotBeEmpty();
        _logs.With("of something").ShouldBeEmpty();
        _logs.With(Drafted.Mark).ShouldBeEmpty();
    }

    [Fact]
    public void What_is_captured_would_show_it()
    {
        var logger = _logs.CreateLogger("x");
        logger.Log(Microsoft.Extensions.Logging.LogLevel.Trace, 0, "state", new InvalidOperationException("in exception"), (state, _) => "in message");

        _logs.With("in message").ShouldNotBeEmpty();
        _logs.With("in exception").ShouldNotBeEmpty();
    }

    private async Task ConsentAsync(System.Text.Json.JsonElement offer, int messages, Action<Microsoft.AspNetCore.Http.HttpContext>? failure = null)
    {
        if (failure is not null) _drive.Fail(failure);
        var before = _bot.Connector.All.Count;
        await _bot.PostAsync(_bot.Of(ActivityTypes.Invoke) with
        {
            Name = InvokeNames.FileConsent,
            Value = ProtocolJson.Element(new JsonObject { ["action"] = "accept", ["context"] = JsonNode.Parse(offer.GetRawText()), ["uploadInfo"] = new JsonObject { ["uploadUrl"] = _drive.Address } }),
        });
        await _bot.Connector.ReceivedAsync(before + messages);
    }

    public void Dispose() => _logs.Dispose();

    public async Task DisposeAsync()
    {
        await _bot.DisposeAsync();
        await _drive.DisposeAsync();
    }
}
