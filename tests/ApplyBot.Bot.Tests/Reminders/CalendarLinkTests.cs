using System.Net;
using ApplyBot.Bot.Tests.SelfChecks;

namespace ApplyBot.Bot.Tests.Reminders;

/// <summary>Calendar files behind links on cards of the web chat.</summary>
public sealed class CalendarLinkTests : IDisposable
{
    private readonly BotHost _host = new BotHost().Real();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task The_link_leads_to_the_file()
    {
        var me = await WebApplicant.InAsync(_host);
        await me.SayAsync("提醒我赣海汇智");
        me.Shown.ShouldContain("网页");
        var link = new Uri((string)CheckCards.Button(me.Card, "加入日历")["url"]!);

        using var response = await _host.CreateClient().GetAsync(link.PathAndQuery);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/calendar");
        response.Content.Headers.ContentDisposition!.FileName!.ShouldEndWith(".ics");
        (await response.Content.ReadAsStringAsync()).ShouldContain("DTSTART;VALUE=DATE:20260325\r\n");
    }

    [Theory]
    [InlineData("/calendar/nothing/at-all.ics"), InlineData("/calendar/nothing.ics"), InlineData("/calendar/../etc/passwd.ics"), InlineData("/calendar/a/b"), InlineData("/calendar/a/%0d%0a.ics")]
    public async Task What_is_no_programme_is_not_found(string path) => (await _host.CreateClient().GetAsync(path)).StatusCode.ShouldBeOneOf(HttpStatusCode.NotFound, HttpStatusCode.BadRequest);
}
