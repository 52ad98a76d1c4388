using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace ApplyBot.Bot.Tests.Authentication;

/// <summary>Every way to forge a token is refused, and no turn runs.</summary>
public sealed class ForgedTokenTests(SharedBot shared) : IClassFixture<SharedBot>
{
    private readonly RegisteredBot _bot = shared.Bot;

    [Fact]
    public async Task A_good_token_runs_a_turn() => await _bot.ShouldAcceptAsync(() => _bot.PostAsync(_bot.Token()));

    [Theory]
    [InlineData("iss", "\"https://api.botframework.us\"")]
    [InlineData("iss", "\"https://api.botframework.com/\"")]
    [InlineData("iss", "[\"https://api.botframework.com\"]")]
    [InlineData("iss", null)]
    [InlineData("aud", "\"00000000-0000-0000-0000-000000000000\"")]
    [InlineData("aud", "\"https://api.botframework.com\"")]
    [InlineData("aud", "[\"7c9f3f5e-2a57-4c58-9a0c-0d9f6d6f2b11\"]")]
    [InlineData("aud", "\"\"")]
    [InlineData("aud", null)]
    [InlineData("exp", "\"4102444800\"")]
    [InlineData("exp", "\"soon\"")]
    [InlineData("exp", "1e400")]
    [InlineData("exp", "true")]
    [InlineData("exp", "null")]
    [InlineData("exp", "-1")]
    [InlineData("exp", null)]
    [InlineData("nbf", "\"0\"")]
    [InlineData("nbf", "9223372036854775807")]
    [InlineData("nbf", null)]
    [InlineData("serviceurl", null)]
    [InlineData("serviceurl", "17")]
    [InlineData("serviceurl", "\"connector.example\"")]
    [InlineData("serviceurl", "\"\\ud800\"")]
    public async Task A_claim_that_is_wrong(string claim, string? json) => await _bot.ShouldRefuseAsync(() => _bot.PostAsync(Claiming(claim, json)), 401);

    [Theory]
    [InlineData("alg", "\"none\"")]
    [InlineData("alg", "\"HS256\"")]
    [InlineData("alg", "\"RS384\"")]
    [InlineData("alg", "\"PS256\"")]
    [InlineData("alg", "\"ES256\"")]
    [InlineData("alg", "\"rs256\"")]
    [InlineData("alg", "[\"RS256\"]")]
    [InlineData("alg", null)]
    [InlineData("kid", "\"another\"")]
    [InlineData("kid", "\"\"")]
    [InlineData("kid", "1")]
    [InlineData("kid", null)]
    [InlineData("crit", "[\"exp\"]")]
    public async Task A_header_that_is_wrong(string member, string? json) => await _bot.ShouldRefuseAsync(() => _bot.PostAsync(_bot.Token(header: h => Set(h, member, json))), 401);

    [Fact]
    public async Task The_algorithm_none_has_no_signature_to_check()
    {
        foreach (var algorithm in new[] { "none", "None", "NONE", "" })
        {
            var header = FakeConnector.Header(_bot.Connector.Key);
            header["alg"] = algorithm;
            await _bot.ShouldRefuseAsync(() => _bot.PostAsync(FakeConnector.Unsigned(header.ToJsonString(), _bot.Connector.Claims(_bot.Now).ToJsonString()) + "."), 401);
        }
    }

    [Fact]
    public async Task The_public_key_is_no_secret_to_sign_with()
    {
        var key = _bot.Connector.Key;
        var header = FakeConnector.Header(key);
        header["alg"] = "HS256";
        var signed = FakeConnector.Unsigned(header.ToJsonString(), _bot.Connector.Claims(_bot.Now).ToJsonString());
        foreach (var secret in new[] { Encoding.ASCII.GetBytes(key.Rsa.ExportSubjectPublicKeyInfoPem()), key.Rsa.ExportSubjectPublicKeyInfo(), key.Rsa.ExportRSAPublicKey(), key.Rsa.ExportParameters(false).Modulus! })
        {
            await _bot.ShouldRefuseAsync(() => _bot.PostAsync($"{signed}.{Base64Url.EncodeToString(HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(signed)))}"), 401);
        }
    }

    [Fact]
    public async Task Another_key_under_the_name_of_a_published_one()
    {
        await _bot.ShouldRefuseAsync(() => _bot.PostAsync(_bot.Token(header: h => h["kid"] = _bot.Connector.Key.Id, key: new ConnectorKey())), 401);
    }

    [Fact]
    public async Task A_token_cannot_bring_its_own_key()
    {
        var forger = new ConnectorKey();
        await _bot.ShouldAcceptAsync(() => _bot.PostAsync(_bot.Token()));
        foreach (var (name, value) in new (string, JsonNode)[] { ("jwk", forger.Json()), ("jku", "https://forger.example/keys"), ("x5u", "https://forger.example/x5u"), ("x5c", new JsonArray("AAAA")) })
        {
            await _bot.ShouldRefuseAsync(() => _bot.PostAsync(_bot.Token(header: h => h[name] = value.DeepClone(), key: forger)), 401);
            await _bot.ShouldRefuseAsync(() => _bot.PostAsync(_bot.Token(header: h => (h[name], h["kid"]) = (value.DeepClone(), _bot.Connector.Key.Id), key: forger)), 401);
            await _bot.ShouldAcceptAsync(() => _bot.PostAsync(_bot.Token(header: h => h[name] = value.DeepClone())));
        }
        _bot.Connector.MetadataRequests.ShouldBe(1);
    }

    [Fact]
    public async Task Claims_and_headers_that_stand_there_twice()
    {
        var key = _bot.Connector.Key;
        var (header, claims) = (FakeConnector.Header(key).ToJsonString(), _bot.Connector.Claims(_bot.Now).ToJsonString());
        await _bot.ShouldAcceptAsync(() => _bot.PostAsync(FakeConnector.Sign(header, claims, key)));
        await _bot.ShouldRefuseAsync(() => _bot.PostAsync(FakeConnector.Sign(header, claims.Replace("{", "{\"aud\":\"another\",", StringComparison.Ordinal), key)), 401);
        await _bot.ShouldRefuseAsync(() => _bot.PostAsync(FakeConnector.Sign(header, claims.Replace("}", $",\"aud\":\"{FakeConnector.AppId}\"}}", StringComparison.Ordinal), key)), 401);
        await _bot.ShouldRefuseAsync(() => _bot.PostAsync(FakeConnector.Sign(header.Replace("{", "{\"alg\":\"none\",", StringComparison.Ordinal), claims, key)), 401);
    }

    [Fact]
    public async Task Garbage()
    {
        var good = _bot.Token();
        var parts = good.Split('.');
        foreach (var garbage in new[] { "x", ".", "..", "...", "a.b.c", $"{parts[0]}.{parts[1]}", $"{parts[0]}.{parts[1]}.", $".{parts[1]}.{parts[2]}", $"{good}.x", $"{good}=", $"{parts[0]}=.{parts[1]}.{parts[2]}", $"{parts[0]} .{parts[1]}.{parts[2]}", $"{parts[0]}.{parts[1]}.é{parts[2]}", good[..^4], "null", "eyJ9.eyJ9.eyJ9", new string('A', 400) })
        {
            await _bot.ShouldRefuseAsync(() => _bot.PostWithAsync(h => h.TryAddWithoutValidation("Authorization", $"Bearer {garbage}")), 401);
        }
        foreach (var json in new[] { "null", "[]", "\"x\"", "1", "{", "{}", "{\"iss\":{}}" })
        {
            await _bot.ShouldRefuseAsync(() => _bot.PostAsync(FakeConnector.Sign(FakeConnector.Header(_bot.Connector.Key).ToJsonString(), json, _bot.Connector.Key)), 401);
            await _bot.ShouldRefuseAsync(() => _bot.PostAsync(FakeConnector.Sign(json, _bot.Connector.Claims(_bot.Now).ToJsonString(), _bot.Connector.Key)), 401);
        }
    }

    [Fact]
    public async Task A_token_that_is_too_long() =>
        await _bot.ShouldRefuseAsync(() => _bot.PostAsync(_bot.Token(c => c["more"] = new string('x', 8 * 1024))), 401);

    [Fact]
    public async Task A_token_in_any_other_place()
    {
        var token = _bot.Token();
        await _bot.ShouldRefuseAsync(() => _bot.PostAsync(null), 401);
        foreach (var value in new[] { token, $"bearer {token}", $"Bearer{token}", $"Basic {token}", $"Bearer {token}, Bearer {token}", "Bearer", "Bearer " })
        {
            await _bot.ShouldRefuseAsync(() => _bot.PostWithAsync(h => h.TryAddWithoutValidation("Authorization", value)), 401);
        }
        await _bot.ShouldRefuseAsync(() => _bot.PostWithAsync(h => h.TryAddWithoutValidation("Authorization", [$"Bearer {token}", $"Bearer {token}"])), 401);
        await _bot.ShouldRefuseAsync(() => _bot.PostWithAsync(h => h.Add("X-Authorization", $"Bearer {token}")), 401);
        await _bot.ShouldRefuseAsync(() => _bot.PostWithAsync(h => h.Add("Cookie", $"access_token={token}")), 401);
        await _bot.ShouldRefuseAsync(() => _bot.PostWithAsync(h => h.ProxyAuthorization = new AuthenticationHeaderValue("Bearer", token)), 401);
        await _bot.ShouldRefuseAsync(() => _bot.PostWithAsync(_ => { }, path: $"/api/messages?access_token={token}&authorization=Bearer%20{token}"), 401);
        var message = _bot.Message();
        message["access_token"] = token;
        await _bot.ShouldRefuseAsync(() => _bot.PostAsync(null, message), 401);
    }

    // As text: some of these values cannot be said otherwise.
    private string Claiming(string claim, string? json)
    {
        var claims = _bot.Connector.Claims(_bot.Now);
        claims.Remove(claim);
        var text = claims.ToJsonString();
        return FakeConnector.Sign(FakeConnector.Header(_bot.Connector.Key).ToJsonString(), json is null ? text : $"{text[..^1]},\"{claim}\":{json}}}", _bot.Connector.Key);
    }

    private static void Set(JsonObject members, string name, string? json)
    {
        members.Remove(name);
        if (json is not null)
        {
            members[name] = JsonNode.Parse(json);
        }
    }
}
