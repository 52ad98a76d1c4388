using ApplyBot.Bot.Protocol;

namespace ApplyBot.Bot.Tests;

public sealed class DirectLineTokenTests : IDisposable
{
    private const string Secret = "a secret of the deployer";
    private readonly BotHost _host = new();

    [Fact]
    public async Task A_token_opens_its_own_conversation_only()
    {
        var one = await DirectLineClient.InConversationAsync(_host);
        var other = await DirectLineClient.InConversationAsync(_host);
        one.Token = other.Token;

        (await DirectLineClient.FailureAsync(await one.SayAsync("问"))).ShouldBe((403, "BadArgument"));
        (await DirectLineClient.FailureAsync(await one.SendAsync(HttpMethod.Get, one.Activities))).ShouldBe((403, "BadArgument"));
        (await DirectLineClient.FailureAsync(await one.SendAsync(HttpMethod.Get, $"conversations/{one.Id}"))).ShouldBe((403, "BadArgument"));
    }

    [Fact]
    public async Task A_token_expires_and_can_be_refreshed_before()
    {
        var client = await DirectLineClient.InConversationAsync(_host);
        var old = client.Token;
        _host.Time.Pass(TimeSpan.FromMinutes(29));
        var refreshed = await client.TakeAsync(await client.SendAsync(HttpMethod.Post, "tokens/refresh"));
        _host.Time.Pass(TimeSpan.FromMinutes(2));

        refreshed.ExpiresIn.ShouldBe(1800);
        (await client.SayAsync("问")).IsSuccessStatusCode.ShouldBeTrue();
        client.Token = old;
        (await DirectLineClient.FailureAsync(await client.SayAsync("问"))).ShouldBe((403, "TokenExpired"));
        (await DirectLineClient.FailureAsync(await client.SendAsync(HttpMethod.Post, "tokens/refresh"))).ShouldBe((403, "TokenExpired"));
    }

    [Fact]
    public async Task Without_a_token_or_with_one_not_ours_nothing_opens_and_the_conversation_goes_on()
    {
        var client = await DirectLineClient.InConversationAsync(_host);
        var token = client.Token!;
        foreach (var wrong in Tampered(token))
        {
            client.Token = wrong;
            (await DirectLineClient.FailureAsync(await client.SayAsync("问"))).ShouldBe((401, "Unauthorized"), wrong);
        }
        client.Token = null;
        (await DirectLineClient.FailureAsync(await client.SayAsync("问"))).ShouldBe((401, "MissingProperty"));

        client.Token = token;
        (await client.SayAsync("问")).IsSuccessStatusCode.ShouldBeTrue();
    }

    [Fact]
    public async Task A_token_of_an_earlier_run_is_void_unless_the_key_is_configured()
    {
        var client = await DirectLineClient.InConversationAsync(_host);
        using var later = new BotHost();
        var again = new DirectLineClient(later) { Token = client.Token };
        (await DirectLineClient.FailureAsync(await again.SendAsync(HttpMethod.Post, "conversations"))).ShouldBe((401, "Unauthorized"));

        var key = Convert.ToBase64String(new byte[32]);
        using var before = new BotHost().With("DirectLine:SigningKey", key);
        using var after = new BotHost().With("DirectLine:SigningKey", key);
        var carried = new DirectLineClient(after) { Token = (await DirectLineClient.InConversationAsync(before)).Token };
        (await carried.SendAsync(HttpMethod.Post, "conversations")).IsSuccessStatusCode.ShouldBeTrue();
    }

    [Fact]
    public async Task The_secret_makes_tokens_and_opens_every_conversation()
    {
        _host.With("DirectLine:Secret", Secret).With("DirectLine:AnonymousTokens", "false");
        var stranger = new DirectLineClient(_host);
        (await DirectLineClient.FailureAsync(await stranger.SendAsync(HttpMethod.Post, "tokens/generate"))).ShouldBe((401, "MissingProperty"));

        var owner = new DirectLineClient(_host) { Token = Secret };
        var made = await owner.TakeAsync(await owner.SendAsync(HttpMethod.Post, "tokens/generate", """{"user":{"id":"dl_00000000000000000000000000000001"}}"""));
        await owner.TakeAsync(await owner.SendAsync(HttpMethod.Post, "conversations"));
        owner.Token = Secret;
        (await owner.SayAsync("问")).IsSuccessStatusCode.ShouldBeTrue();
        var said = await owner.ReadAsync();
        (said[0].Conversation!.Id, said[0].From!.Id).ShouldBe((made.ConversationId, "dl_00000000000000000000000000000001"));
    }

    [Theory]
    [InlineData("user123", 400)]
    [InlineData("dl_short", 400)]
    [InlineData("dl_00000000000000000000000000000001", 200)]
    public async Task Without_the_secret_nobody_takes_a_name_that_can_be_guessed(string user, int status) =>
        ((int)(await new DirectLineClient(_host).SendAsync(HttpMethod.Post, "tokens/generate", $$$"""{"user":{"id":"{{{user}}}"}}""")).StatusCode).ShouldBe(status);

    [Fact]
    public async Task A_conversation_starts_once_and_is_found_again()
    {
        var client = new DirectLineClient(_host);
        await client.TakeAsync(await client.SendAsync(HttpMethod.Post, "tokens/generate", root: "/v3/directline/"));
        ((int)(await client.SendAsync(HttpMethod.Get, client.Activities)).StatusCode).ShouldBe(404);

        ((int)(await client.SendAsync(HttpMethod.Post, "conversations", root: "/v3/directline/")).StatusCode).ShouldBe(201);
        ((int)(await client.SendAsync(HttpMethod.Post, "conversations", root: "/v3/directline/")).StatusCode).ShouldBe(200);
    }

    private static IEnumerable<string> Tampered(string token)
    {
        var parts = token.Split('.');
        yield return "x";
        yield return "..";
        yield return token + "A";
        yield return $"{parts[0]}.{parts[1]}.";
        yield return $"{parts[0]}.{parts[1][..^2]}AA.{parts[2]}";
        yield return $"{parts[0]}.{parts[1]}.{parts[2][..^2]}AA";
        // {"alg":"none"}
        yield return $"eyJhbGciOiJub25lIn0.{parts[1]}.{parts[2]}";
        yield return new string('a', 5000);
    }

    public void Dispose() => _host.Dispose();
}
