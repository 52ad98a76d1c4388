using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using ApplyBot.Bot.Channels.DirectLine;
using ApplyBot.Bot.Hosting;
using ApplyBot.Bot.Protocol;
using ApplyBot.Bot.Staff;
using ApplyBot.Knowledge;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ApplyBot.Bot.Tests.Staff;

public sealed class StaffKeyTests : IDisposable
{
    private const string Teamster = "6f1c9d3e-0000-4000-8000-000000000001";

    private readonly BotHost _host = new BotHost().With("Staff:ObjectIds:0", Teamster.ToUpperInvariant()).With(services => services.AddReal());

    public void Dispose() => _host.Dispose();

    private string Key => _host.Services.GetRequiredService<StaffKey>().Value;

    private async Task<HttpResponseMessage> TokenAsync(string? key)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/directline/tokens/generate");
        if (key is not null)
        {
            request.Headers.Add(StaffKey.Header, key);
        }
        return await _host.CreateClient().SendAsync(request);
    }

    private async Task<DirectLineClient> OpenAsync(string? key)
    {
        var client = new DirectLineClient(_host);
        await client.TakeAsync(await TokenAsync(key));
        await client.TakeAsync(await client.SendAsync(HttpMethod.Post, "conversations"));
        return client;
    }

    private static async Task<bool> IsStaffAsync(DirectLineClient client, string extra = "")
    {
        (await client.SendAsync(HttpMethod.Post, client.Activities, $$"""{"type":"message","text":"公告列表"{{extra}}}""")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var reply = (await client.ReadAsync()).Last(a => a.From!.Role == RoleTypes.Bot);
        // Others get what the assistant answers.
        var isStaff = reply.Text is null && reply.Attachments?.Any(a => a.ContentType == Attachment.AdaptiveCard) == true;
        (isStaff || reply.Text!.EndsWith("公告列表", StringComparison.Ordinal)).ShouldBeTrue(reply.Text);
        return isStaff;
    }

    [Fact]
    public async Task Who_shows_the_key_is_staff_on_the_page_and_stays_so_when_the_token_is_renewed()
    {
        var staff = await OpenAsync(Key);
        (await IsStaffAsync(staff)).ShouldBeTrue();
        await staff.TakeAsync(await staff.SendAsync(HttpMethod.Post, "tokens/refresh"));
        (await IsStaffAsync(staff)).ShouldBeTrue();
        await staff.TakeAsync(await staff.SendAsync(HttpMethod.Get, $"conversations/{staff.Id}"));
        (await IsStaffAsync(staff)).ShouldBeTrue();
        JsonSerializer.Serialize(await staff.ReadFromAsync("0"), ProtocolJson.Wire.ActivitySet).ShouldNotContain(_host.Services.GetRequiredService<StaffKey>().Fingerprint);
    }

    [Fact]
    public async Task Nothing_that_a_client_writes_makes_it_staff()
    {
        var proof = _host.Services.GetRequiredService<StaffKey>().Fingerprint;

        (await IsStaffAsync(await OpenAsync(null))).ShouldBeFalse();
        (await IsStaffAsync(await OpenAsync(null), $$""","staffProof":"{{proof}}","StaffProof":"{{proof}}","channelId":"msteams","from":{"id":"x","aadObjectId":"{{Teamster}}"}""")).ShouldBeFalse();
        // A token that somebody signed otherwise is none.
        (await new DirectLineClient(_host) { Token = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.e30.AAAA" }.SendAsync(HttpMethod.Post, "conversations")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_wrong_key_is_refused_and_after_some_of_them_nobody_is_listened_to_for_a_while()
    {
        for (var i = 0; i < 10; i++)
        {
            (await TokenAsync("wrong" + i)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        }
        (await TokenAsync(Key)).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await TokenAsync(null)).StatusCode.ShouldBe(HttpStatusCode.OK);
        _host.Time.Pass(TimeSpan.FromSeconds(11));
        (await TokenAsync(Key)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task In_the_clear_the_key_is_taken_from_this_machine_only()
    {
        _host.RemoteAddress = IPAddress.Parse("192.0.2.1");

        (await TokenAsync(Key)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await ApiAsync(HttpMethod.Get, "announcements", Key)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public void In_Teams_it_is_the_object_id_and_alone_with_the_bot_only()
    {
        var access = _host.Services.GetRequiredService<StaffAccess>();
        var inbound = new Activity { Type = "message", ChannelId = ChannelIds.MsTeams, From = new ChannelAccount { Id = "29:x", Name = "王工", AadObjectId = Teamster }, Conversation = new ConversationAccount { Id = "c", ConversationType = "personal" } };

        var by = access.Of(inbound)!;
        (by.Id, by.Name).ShouldBe(("entra:" + Teamster, "王工"));
        access.Of(inbound with { ChannelId = ChannelIds.DirectLine }).ShouldBeNull();
        access.Of(inbound with { ChannelId = "webchat" }).ShouldBeNull();
        access.Of(inbound with { Conversation = inbound.Conversation with { ConversationType = "groupChat" } }).ShouldBeNull();
        access.Of(inbound with { From = inbound.From with { AadObjectId = Guid.Empty.ToString() } }).ShouldBeNull();
        access.Of(inbound with { From = inbound.From with { AadObjectId = "" } }).ShouldBeNull();
        access.Of(inbound with { StaffProof = "made up" }).ShouldBeNull();
    }

    [Fact]
    public void The_key_lies_in_a_file_that_only_its_owner_reads()
    {
        var folder = _host.Services.GetRequiredService<IOptions<StorageOptions>>().Value;
        var file = Path.Combine(folder.KeysPath, StaffKey.FileName);

        Key.Length.ShouldBe(43);
        File.ReadAllText(file).Trim().ShouldBe(Key);
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
        new StaffKey(Options.Create(new StaffOptions()), Options.Create(folder)).Value.ShouldBe(Key);
        new StaffKey(Options.Create(new StaffOptions { Key = new string('k', 24) }), Options.Create(folder)).Value.ShouldBe(new string('k', 24));
    }

    [Fact]
    public async Task Programs_announce_follow_and_stop_with_the_key()
    {
        (await ApiAsync(HttpMethod.Get, "announcements", null)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await ApiAsync(HttpMethod.Get, "announcements", "wrong")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        var dry = await ReadAsync(await ApiAsync(HttpMethod.Post, "announcements", Key, """{"title":"提醒","text":"3月28日截止","programme":"赣海汇智","audience":"all","at":"2026-03-10T09:00:00+08:00","dryRun":true}"""));
        (dry.GetProperty("canSend").GetBoolean(), dry.GetProperty("findings")[0].GetProperty("clauses")[0].GetString()).ShouldBe((true, "四.4"));
        var refused = await ApiAsync(HttpMethod.Post, "announcements", Key, """{"title":"提醒","text":"3月28日截止","programme":"赣海汇智","audience":"all","at":"2026-03-10T09:00:00+08:00"}""");
        refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await ReadAsync(await ApiAsync(HttpMethod.Get, "announcements", Key))).GetArrayLength().ShouldBe(0);

        var sent = await ReadAsync(await ApiAsync(HttpMethod.Post, "announcements", Key, """{"title":"提醒","text":"3月28日截止","programme":"赣海汇智","audience":"all","at":"2026-03-10T09:00:00+08:00","confirm":true}"""));
        var id = sent.GetProperty("id").GetString();
        sent.GetProperty("state").GetString().ShouldBe("scheduled");
        var status = await ReadAsync(await ApiAsync(HttpMethod.Get, $"announcements/{id}", Key));
        (status.GetProperty("at").GetString(), status.GetProperty("finished").GetBoolean()).ShouldBe(("2026-03-10T09:00:00+08:00", false));
        (await ApiAsync(HttpMethod.Get, $"announcements/{id}.csv", Key)).Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        (await ApiAsync(HttpMethod.Post, $"announcements/{id}/pause", Key)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await ApiAsync(HttpMethod.Post, $"announcements/{id}/explode", Key)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await ReadAsync(await ApiAsync(HttpMethod.Post, $"announcements/{id}/cancel", Key))).GetProperty("state").GetString().ShouldBe("cancelled");
        (await ApiAsync(HttpMethod.Get, "announcements/a20260301-000000", Key)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await ReadAsync(await ApiAsync(HttpMethod.Get, "audit", Key))).EnumerateArray().Select(e => e.GetProperty("action").GetString()).ShouldBe(["preview", "schedule", "csv", "cancel"]);
    }

    private async Task<HttpResponseMessage> ApiAsync(HttpMethod method, string path, string? key, string? body = null)
    {
        var request = new HttpRequestMessage(method, "/api/staff/" + path);
        if (key is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }
        return await _host.CreateClient().SendAsync(request);
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response) => JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
}
