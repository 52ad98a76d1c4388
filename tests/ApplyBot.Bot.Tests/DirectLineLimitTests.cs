using ApplyBot.Bot.Protocol;

namespace ApplyBot.Bot.Tests;

public sealed class DirectLineLimitTests : IDisposable
{
    private readonly BotHost _host = new();

    [Theory]
    [InlineData("", 400, "BadArgument")]
    [InlineData("{", 400, "BadSyntax")]
    [InlineData("null", 400, "BadSyntax")]
    [InlineData("[]", 400, "BadSyntax")]
    [InlineData("{}", 400, "BadArgument")]
    [InlineData("\"message\"", 400, "BadSyntax")]
    [InlineData("{\"type\":7}", 400, "BadSyntax")]
    [InlineData("{\"type\":\"message\",\"timestamp\":\"yesterday\"}", 400, "BadSyntax")]
    [InlineData("{\"type\":\"message\",\"text\":\"\\ud800\"}", 400, "BadSyntax")]
    [InlineData("{\"type\":\"message\",\"channelData\":{\"clientActivityID\":\"\\ud800\"}}", 400, "BadSyntax")]
    [InlineData("{\"type\":\"message\",\"\\ud800\":1}", 400, "BadSyntax")]
    public async Task A_malformed_activity_is_refused_and_the_conversation_goes_on(string body, int status, string code)
    {
        var client = await DirectLineClient.InConversationAsync(_host);

        (await DirectLineClient.FailureAsync(await client.SendAsync(HttpMethod.Post, client.Activities, body))).ShouldBe((status, code));

        await client.SayAsync("问");
        (await client.ReadAsync())[^1].Text.ShouldBe("1\\. 问");
    }

    [Theory]
    [InlineData("{\"type\":\"message\"}")]
    [InlineData("{\"type\":\"message\",\"text\":\"\\u0000\\u202e<script>\"}")]
    [InlineData("{\"type\":\"invoke\",\"name\":\"x\",\"value\":[1]}")]
    [InlineData("{\"type\":\"nothing we know\",\"channelData\":3,\"entities\":[{\"type\":\"x\",\"y\":{}}]}")]
    public async Task An_unusual_activity_is_taken(string body)
    {
        var client = await DirectLineClient.InConversationAsync(_host);

        (await client.SendAsync(HttpMethod.Post, client.Activities, body)).IsSuccessStatusCode.ShouldBeTrue();
        (await client.ReadAsync())[0].From!.Role.ShouldBe(RoleTypes.User);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_oversized_body_is_refused_with_its_length_declared_or_not(bool declared)
    {
        var client = await DirectLineClient.InConversationAsync(_host);
        using var http = _host.CreateClient();
        var request = new HttpRequestMessage(HttpMethod.Post, "/directline/" + client.Activities);
        request.Headers.Authorization = new("Bearer", client.Token);
        request.Headers.TransferEncodingChunked = !declared;
        request.Content = new StringContent($$"""{"type":"message","text":"{{new string('a', 256 * 1024)}}"}""");

        (await DirectLineClient.FailureAsync(await http.SendAsync(request))).ShouldBe((413, "MessageSizeTooBig"));

        (await client.SayAsync(new string('a', 250 * 1024))).IsSuccessStatusCode.ShouldBeTrue();
    }

    [Fact]
    public async Task Too_many_messages_are_refused_until_time_has_passed()
    {
        _host.With("DirectLine:SendBurst", "3");
        var client = await DirectLineClient.InConversationAsync(_host);
        for (var n = 0; n < 3; n++)
        {
            (await client.SayAsync("问")).IsSuccessStatusCode.ShouldBeTrue();
        }

        var refused = await client.SayAsync("问");
        (await DirectLineClient.FailureAsync(refused)).ShouldBe((429, "TooManyRequests"));
        refused.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(1));

        _host.Time.Pass(TimeSpan.FromSeconds(1));
        (await client.SayAsync("问")).IsSuccessStatusCode.ShouldBeTrue();
    }

    [Fact]
    public async Task Too_many_conversations_from_one_address_and_too_many_reads_are_refused()
    {
        _host.With("DirectLine:OpenBurst", "2").With("DirectLine:ReadBurst", "1");
        var client = await DirectLineClient.InConversationAsync(_host);

        (await DirectLineClient.FailureAsync(await new DirectLineClient(_host).SendAsync(HttpMethod.Post, "tokens/generate"))).Status.ShouldBe(429);
        await client.ReadAsync();
        (await DirectLineClient.FailureAsync(await client.SendAsync(HttpMethod.Get, client.Activities))).Status.ShouldBe(429);
    }

    [Fact]
    public async Task Idle_conversations_are_forgotten()
    {
        _host.With("DirectLine:TokenLifetime", "1.00:00:00");
        var idle = await DirectLineClient.InConversationAsync(_host);
        var used = await DirectLineClient.InConversationAsync(_host);
        _host.Time.Pass(TimeSpan.FromMinutes(100));
        await used.ReadAsync();
        _host.Time.Pass(TimeSpan.FromMinutes(30));

        (await DirectLineClient.FailureAsync(await idle.SayAsync("问"))).ShouldBe((404, "ConversationNotFound"));
        (await used.SayAsync("问")).IsSuccessStatusCode.ShouldBeTrue();
    }

    [Fact]
    public async Task The_conversation_idle_longest_makes_room()
    {
        _host.With("DirectLine:MaxConversations", "2");
        var first = await DirectLineClient.InConversationAsync(_host);
        _host.Time.Pass(TimeSpan.FromSeconds(1));
        var second = await DirectLineClient.InConversationAsync(_host);
        _host.Time.Pass(TimeSpan.FromSeconds(1));
        await first.ReadAsync();

        await DirectLineClient.InConversationAsync(_host);

        (await first.SayAsync("问")).IsSuccessStatusCode.ShouldBeTrue();
        (await DirectLineClient.FailureAsync(await second.SayAsync("问"))).Status.ShouldBe(404);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("99")]
    [InlineData("x")]
    public async Task A_watermark_that_was_never_given_is_refused(string watermark)
    {
        var client = await DirectLineClient.InConversationAsync(_host);

        (await DirectLineClient.FailureAsync(await client.SendAsync(HttpMethod.Get, $"{client.Activities}?watermark={watermark}"))).ShouldBe((400, "BadArgument"));
        (await DirectLineClient.FailureAsync(await client.SendAsync(HttpMethod.Get, $"conversations/{client.Id}?watermark={watermark}"))).ShouldBe((400, "BadArgument"));
    }

    [Fact]
    public async Task Malformed_requests_for_tokens_and_unknown_paths_fail_as_JSON()
    {
        var client = new DirectLineClient(_host);
        (await DirectLineClient.FailureAsync(await client.SendAsync(HttpMethod.Post, "tokens/generate", "{"))).ShouldBe((400, "BadSyntax"));
        (await DirectLineClient.FailureAsync(await client.SendAsync(HttpMethod.Post, "tokens/generate", """{"user":{"id":""}}"""))).ShouldBe((400, "BadArgument"));
        (await DirectLineClient.FailureAsync(await client.SendAsync(HttpMethod.Get, "nothing/here"))).ShouldBe((404, "NotFound"));
    }

    public void Dispose() => _host.Dispose();
}
