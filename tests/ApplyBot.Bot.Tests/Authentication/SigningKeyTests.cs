using System.Net;
using System.Text.Json.Nodes;

namespace ApplyBot.Bot.Tests.Authentication;

/// <summary>When the Connector's keys are fetched, and which of them are good.</summary>
public sealed class SigningKeyTests : IDisposable
{
    private readonly RegisteredBot _bot = new();

    [Fact]
    public async Task Many_first_requests_fetch_the_keys_once()
    {
        var open = new TaskCompletionSource();
        _bot.Connector.Until = open.Task;
        var posts = Enumerable.Range(0, 50).Select(_ => _bot.PostAsync(_bot.Token())).ToList();
        await Wait.UntilAsync(() => _bot.Connector.MetadataRequests > 0);
        open.SetResult();
        (await Task.WhenAll(posts)).ShouldAllBe(response => response.StatusCode == HttpStatusCode.OK);
        _bot.Connector.MetadataRequests.ShouldBe(1);
    }

    [Fact]
    public async Task An_unknown_key_makes_the_keys_be_fetched_again_at_most_once_an_hour()
    {
        var stranger = new ConnectorKey();
        await _bot.ShouldAcceptAsync(() => _bot.PostAsync(_bot.Token()));
        foreach (var minutes in new[] { 0, 30, 29 })
        {
            _bot.Host.Time.Pass(TimeSpan.FromMinutes(minutes));
            await _bot.ShouldRefuseAsync(() => _bot.PostAsync(_bot.Token(key: stranger)), 401);
        }
        _bot.Connector.MetadataRequests.ShouldBe(1);
        _bot.Host.Time.Pass(TimeSpan.FromMinutes(1));
        for (var i = 0; i < 5; i++)
        {
            await _bot.ShouldRefuseAsync(() => _bot.PostAsync(_bot.Token(header: h => h["kid"] = $"guess-{i}", key: stranger)), 401);
        }
        _bot.Connector.MetadataRequests.ShouldBe(2);
        await _bot.ShouldAcceptAsync(() => _bot.PostAsync(_bot.Token()));
    }

    [Fact]
    public async Task Keys_roll_over()
    {
        var old = _bot.Token();
        await _bot.ShouldAcceptAsync(() => _bot.PostAsync(old));
        var next = new ConnectorKey();
        _bot.Connector.Keys.Add(next);
        _bot.Host.Time.Pass(TimeSpan.FromHours(1));
        await _bot.ShouldAcceptAsync(() => _bot.PostAsync(_bot.Token(key: next)));
        await _bot.ShouldAcceptAsync(() => _bot.PostAsync(old));
        _bot.Connector.MetadataRequests.ShouldBe(2);
    }

    [Fact]
    public async Task A_key_that_is_withdrawn_is_refused_from_the_next_fetch_on_even_where_its_token_was_good()
    {
        var withdrawn = _bot.Token(c => c["exp"] = _bot.Now.ToUnixTimeSeconds() + 7 * 86_400);
        await _bot.ShouldAcceptAsync(() => _bot.PostAsync(withdrawn));
        _bot.Connector.Keys.Insert(0, new ConnectorKey());
        _bot.Connector.Keys.RemoveAt(1);
        _bot.Host.Time.Pass(TimeSpan.FromHours(23));
        await _bot.ShouldAcceptAsync(() => _bot.PostAsync(withdrawn));
        _bot.Host.Time.Pass(TimeSpan.FromHours(1));
        await _bot.ShouldRefuseAsync(() => _bot.PostAsync(withdrawn), 401);
        await _bot.ShouldAcceptAsync(() => _bot.PostAsync(_bot.Token()));
    }

    [Fact]
    public async Task Another_key_under_a_known_name_voids_tokens_that_were_good()
    {
        var token = _bot.Token(c => c["exp"] = _bot.Now.ToUnixTimeSeconds() + 7 * 86_400);
        await _bot.ShouldAcceptAsync(() => _bot.PostAsync(token));
        _bot.Connector.Keys[0] = new ConnectorKey(_bot.Connector.Key.Id, "msteams");
        _bot.Host.Time.Pass(TimeSpan.FromHours(24));
        await _bot.ShouldRefuseAsync(() => _bot.PostAsync(token), 401);
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.Found)]
    public async Task Without_keys_nobody_can_tell(HttpStatusCode outage)
    {
        _bot.Connector.Status = outage;
        using (var response = await _bot.PostAsync(_bot.Token()))
        {
            response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            response.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(30));
        }
        await _bot.ShouldRefuseAsync(() => _bot.PostAsync(_bot.Token()), 503);
        _bot.Connector.MetadataRequests.ShouldBe(1);
        _bot.Connector.Status = HttpStatusCode.OK;
        _bot.Host.Time.Pass(TimeSpan.FromSeconds(30));
        await _bot.ShouldAcceptAsync(() => _bot.PostAsync(_bot.Token()));
    }

    [Fact]
    public async Task Keys_that_are_held_outlast_an_outage()
    {
        await _bot.ShouldAcceptAsync(() => _bot.PostAsync(_bot.Token()));
        _bot.Connector.Status = HttpStatusCode.BadGateway;
        _bot.Host.Time.Pass(TimeSpan.FromDays(3));
        await _bot.ShouldAcceptAsync(() => _bot.PostAsync(_bot.Token()));
        await _bot.ShouldAcceptAsync(() => _bot.PostAsync(_bot.Token()));
        _bot.Connector.MetadataRequests.ShouldBe(2);
        await _bot.ShouldRefuseAsync(() => _bot.PostAsync(_bot.Token(key: new ConnectorKey())), 503);
        _bot.Connector.MetadataRequests.ShouldBe(2);
    }

    [Fact]
    public async Task Keys_that_no_signature_should_be_checked_with_are_left_out()
    {
        foreach (var (name, value) in new (string, JsonNode?)[] { ("kty", "EC"), ("kty", "oct"), ("use", "enc"), ("n", "AQAB"), ("n", "!"), ("n", null), ("e", 3), ("kid", null), ("kid", ""), ("alg", "RS512"), ("alg", "RSA-OAEP") })
        {
            using var bot = new RegisteredBot();
            bot.Connector.Keys[0] = _bot.Connector.Key;
            var other = new ConnectorKey();
            bot.Connector.Keys.Add(other);
            bot.Connector.Published = keys => keys[0]![name] = value?.DeepClone();
            await bot.ShouldRefuseAsync(() => bot.PostAsync(bot.Token()), 401);
            await bot.ShouldAcceptAsync(() => bot.PostAsync(bot.Token(key: other)));
        }
    }

    [Fact]
    public async Task A_document_without_keys_leaves_those_that_are_held()
    {
        await _bot.ShouldAcceptAsync(() => _bot.PostAsync(_bot.Token()));
        _bot.Connector.Published = keys => keys.Clear();
        _bot.Host.Time.Pass(TimeSpan.FromDays(2));
        await _bot.ShouldAcceptAsync(() => _bot.PostAsync(_bot.Token()));
        _bot.Connector.MetadataRequests.ShouldBe(2);
    }

    public void Dispose() => _bot.Dispose();
}
