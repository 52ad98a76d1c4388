using System.Net;
using System.Text;
using ApplyBot.Applications;
using ApplyBot.Bot.Conversations.Drafts;
using ApplyBot.Bot.Protocol;
using ApplyBot.Bot.Tests.SelfChecks;
using ApplyBot.Exporting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyBot.Bot.Tests.Downloads;

/// <summary>Drafts as files behind links.</summary>
public sealed class DownloadTests : IDisposable
{
    private readonly BotHost _host = new BotHost().Real();

    [Fact]
    public async Task The_browser_with_the_page_gets_the_file_under_its_chinese_name_and_keeps_no_copy()
    {
        var me = await WebVisitor.OpenAsync(_host, "dl_00000000000000000000000000000001");
        var link = me.Link(await me.KeepAsync());
        link.ShouldStartWith("http://localhost/drafts/");

        using var response = await me.Browser.GetAsync(link);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var bytes = await response.Content.ReadAsByteArrayAsync();
        bytes.AsSpan(0, 2).ToArray().ShouldBe("PK"u8.ToArray());
        response.Content.Headers.ContentType!.MediaType.ShouldBe(ExportFormats.ContentType(ExportFormat.Word));
        var disposition = response.Content.Headers.ContentDisposition!;
        disposition.DispositionType.ShouldBe("attachment");
        disposition.FileNameStar!.ShouldEndWith(".docx");
        disposition.FileNameStar!.ShouldContain("表");
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        response.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);

        using var head = await me.Browser.SendAsync(new HttpRequestMessage(HttpMethod.Head, link));
        (head.StatusCode, head.Content.Headers.ContentLength, (await head.Content.ReadAsByteArrayAsync()).Length).ShouldBe((HttpStatusCode.OK, bytes.Length, 0));
    }

    [Fact]
    public async Task The_link_gives_the_draft_as_it_is_when_it_is_opened()
    {
        var me = await WebVisitor.OpenAsync(_host, "dl_00000000000000000000000000000001");
        var draft = await me.KeepAsync();
        var link = me.Link(draft, ExportFormat.Json);
        var field = Drafted.Form(_host.Services).Asked.First(f => f.Kind == FieldKind.Text).Id;
        var changed = draft.Draft.With(draft.Draft.Values.With(field, new TypedValue("后来改的")), null, _host.Time.GetUtcNow());
        await _host.Services.GetRequiredService<DraftStore>().SaveAsync(me.Owner, draft with { Draft = changed }, CancellationToken.None);

        (await me.Browser.GetStringAsync(link)).ShouldContain("后来改的");
    }

    [Fact]
    public async Task Another_browser_a_forged_link_and_a_deleted_draft_are_answered_alike()
    {
        var me = await WebVisitor.OpenAsync(_host, "dl_00000000000000000000000000000001");
        var other = await WebVisitor.OpenAsync(_host, "dl_00000000000000000000000000000002");
        var draft = await me.KeepAsync();
        var link = me.Link(draft);
        (await me.Browser.GetAsync(link)).StatusCode.ShouldBe(HttpStatusCode.OK);

        // Bits that Base64 leaves unused may change without changing the token.
        var forged = link[..^20] + (link[^20] == 'A' ? 'B' : 'A') + link[^19..];
        var answers = new List<string>
        {
            await AnswerAsync(other.Browser, link), await AnswerAsync(_host.CreateClient(), link), await AnswerAsync(me.Browser, forged),
            await AnswerAsync(me.Browser, "/drafts/x"), await AnswerAsync(me.Browser, "/drafts/" + new string('A', 3000)), await AnswerAsync(me.Browser, "/drafts/%20%3f"),
        };
        _host.Time.Pass(TimeSpan.FromMinutes(15));
        answers.Add(await AnswerAsync(other.Browser, link));
        var anew = me.Link(draft);
        await _host.Services.GetRequiredService<DraftStore>().DeleteAsync(me.Owner, "d1", CancellationToken.None);
        answers.Add(await AnswerAsync(me.Browser, anew));

        answers.Distinct().ShouldHaveSingleItem().ShouldStartWith("404 text/plain");
        answers[0].ShouldContain("找不到这个文件");
        answers[0].ShouldContain("There is no such file");
    }

    [Fact]
    public async Task After_its_minutes_the_owner_is_told_that_the_link_has_expired()
    {
        var me = await WebVisitor.OpenAsync(_host, "dl_00000000000000000000000000000001");
        var link = me.Link(await me.KeepAsync());
        _host.Time.Pass(TimeSpan.FromMinutes(15) - TimeSpan.FromSeconds(1));
        (await me.Browser.GetAsync(link)).StatusCode.ShouldBe(HttpStatusCode.OK);
        _host.Time.Pass(TimeSpan.FromSeconds(1));

        var gone = await AnswerAsync(me.Browser, link);

        gone.ShouldStartWith("410 text/plain");
        gone.ShouldContain("已经过期");
        gone.ShouldContain("has expired");
    }

    [Fact]
    public async Task The_cookie_is_for_downloads_alone_and_out_of_reach_of_scripts()
    {
        foreach (var (address, isSecure) in new[] { ("http://localhost", false), ("https://localhost", true) })
        {
            var browser = _host.CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = new Uri(address) });
            var cookie = (await browser.PostAsync("/directline/tokens/generate", null)).Headers.GetValues("Set-Cookie").ShouldHaveSingleItem();

            cookie.ShouldContain("; path=/drafts");
            cookie.ShouldContain("; httponly");
            cookie.ShouldContain("; samesite=strict");
            cookie.Contains("; secure", StringComparison.Ordinal).ShouldBe(isSecure);
            cookie.ShouldNotContain("dl_");
        }
    }

    [Fact]
    public async Task Who_asks_too_often_is_told_when_to_come_again()
    {
        var browser = _host.With("DirectLine:OpenBurst", "2").CreateClient();
        for (var i = 0; i < 2; i++) (await browser.GetAsync("/drafts/x")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        var refused = await browser.GetAsync("/drafts/x");

        (refused.StatusCode, refused.Headers.RetryAfter!.Delta).ShouldBe((HttpStatusCode.TooManyRequests, TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task The_page_cannot_choose_where_links_lead()
    {
        var client = await DirectLineClient.InConversationAsync(_host);
        await client.PostAsync(new Activity { Type = ActivityTypes.Message, Text = "你好", ServiceUrl = "https://evil.example/directline" });

        (await client.ReadAsync()).Single(a => a.Text == "你好").ServiceUrl.ShouldBe("http://localhost/directline");
    }

    private static async Task<string> AnswerAsync(HttpClient browser, string link)
    {
        using var response = await browser.GetAsync(link);
        return $"{(int)response.StatusCode} {response.Content.Headers.ContentType} {Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync())}";
    }

    public void Dispose() => _host.Dispose();
}
