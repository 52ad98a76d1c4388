using System.Net;
using System.Text.Json;

namespace ApplyBot.Bot.Tests;

public sealed class HostTests : IDisposable
{
    private readonly BotHost _host = new();

    [Fact]
    public async Task The_glance_lists_every_programme_with_window_money_and_status()
    {
        using var http = _host.CreateClient();
        using var list = JsonDocument.Parse(await http.GetStringAsync("/api/programmes"));

        list.RootElement.GetProperty("today").GetString().ShouldBe("2026-03-01");
        var rows = list.RootElement.GetProperty("programmes").EnumerateArray().ToList();
        rows.Count.ShouldBe(2);
        rows[0].GetProperty("docNumber").GetString().ShouldBe("丘科字〔2026〕1号");
        var glance = rows[0].GetProperty("glance");
        glance.GetProperty("status").GetString().ShouldBe("Open");
        glance.GetProperty("daysLeft").GetInt32().ShouldBe(24);
        glance.GetProperty("closes").GetProperty("date").GetString().ShouldBe("2026-03-25");
        glance.GetProperty("amount").GetProperty("zh").GetString().ShouldBe("4万元");
        rows[1].GetProperty("glance").GetProperty("status").GetString().ShouldBe("NotStated");
    }

    [Fact]
    public async Task The_glance_follows_the_clock()
    {
        using var http = _host.CreateClient();
        _host.Time.Pass(TimeSpan.FromDays(24.5));
        (await http.GetStringAsync("/api/programmes")).ShouldContain("\"daysLeft\":0");
        _host.Time.Pass(TimeSpan.FromDays(0.5));
        (await http.GetStringAsync("/api/programmes")).ShouldContain("\"Closed\"");
    }

    [Fact]
    public async Task The_page_allows_nothing_from_elsewhere_and_a_new_nonce_each_time()
    {
        using var http = _host.CreateClient();
        var pages = new[] { await http.GetAsync("/"), await http.GetAsync("/") };

        var nonces = new HashSet<string>();
        foreach (var page in pages)
        {
            var policy = page.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem();
            policy.ShouldStartWith("default-src 'none'; script-src 'self';");
            policy.ShouldNotContain("unsafe");
            policy.ShouldNotContain("http");
            var nonce = policy.Split("'nonce-")[1].Split('\'')[0];
            (await page.Content.ReadAsStringAsync()).ShouldContain($"content=\"{nonce}\"");
            nonces.Add(nonce);
        }
        nonces.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/css/app.css")]
    [InlineData("/js/app.js")]
    public async Task Is_served(string path)
    {
        using var http = _host.CreateClient();
        (await http.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_page_elsewhere_that_resolves_to_this_machine_is_refused()
    {
        using var http = _host.CreateClient();
        http.DefaultRequestHeaders.Host = "evil.example";
        (await http.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    public void Dispose() => _host.Dispose();
}
