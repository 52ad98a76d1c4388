using System.Text.Json.Nodes;
using ApplyBot.Bot.Channels.Teams.Authentication;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyBot.Bot.Tests.Authentication;

/// <summary>Microsoft's JavaScript SDK and this bot agree: on whose tokens are good, and on what is sent.</summary>
public sealed class PeerTests : IAsyncLifetime, IDisposable
{
    private readonly FakeLogin _login = new();
    private RegisteredBot _bot = null!;
    private LoopbackConnector _connector = null!;

    public async Task InitializeAsync()
    {
        _bot = new RegisteredBot(host => host.With(services => services
            .AddHttpClient(ConnectorCredentials.HttpClientName).ConfigurePrimaryHttpMessageHandler(() => _login)));
        // The SDK reads the machine's clock.
        _bot.Host.Time.Pass(TimeProvider.System.GetUtcNow() - _bot.Now);
        _connector = await LoopbackConnector.StartAsync(_bot.Connector);
        _bot.Host.With("ToBotFromChannelOpenIdMetadataUrl", _bot.Connector.MetadataUrl);
    }

    [PeerFact]
    public async Task Both_accept_and_refuse_the_same_tokens()
    {
        var now = _bot.Now.ToUnixTimeSeconds();
        var stranger = new ConnectorKey();
        var message = _bot.Message();
        await JudgeAsync(
            ("good", $"Bearer {_bot.Token()}", message, true, true),
            ("good on another channel", $"Bearer {_bot.Token()}", _bot.Message(channelId: "webchat"), true, true),
            ("within five minutes after", $"Bearer {_bot.Token(c => (c["nbf"], c["exp"]) = (now - 3600, now - 200))}", message, true, true),
            ("within five minutes before", $"Bearer {_bot.Token(c => c["nbf"] = now + 200)}", message, true, true),
            ("expired", $"Bearer {_bot.Token(c => (c["nbf"], c["exp"]) = (now - 3600, now - 400))}", message, false, false),
            ("not yet", $"Bearer {_bot.Token(c => c["nbf"] = now + 600)}", message, false, false),
            ("another audience", $"Bearer {_bot.Token(c => c["aud"] = "another")}", message, false, false),
            ("several audiences", $"Bearer {_bot.Token(c => c["aud"] = new JsonArray(FakeConnector.AppId, "another"))}", message, false, false),
            ("another issuer", $"Bearer {_bot.Token(c => c["iss"] = "https://api.botframework.us")}", message, false, false),
            ("another key", $"Bearer {_bot.Token(header: h => h["kid"] = _bot.Connector.Key.Id, key: stranger)}", message, false, false),
            ("an unknown key", $"Bearer {_bot.Token(key: stranger)}", message, false, false),
            ("no algorithm", $"Bearer {FakeConnector.Unsigned("""{"alg":"none"}""", _bot.Connector.Claims(_bot.Now).ToJsonString())}.", message, false, false),
            ("another algorithm", $"Bearer {_bot.Token(header: h => h["alg"] = "HS256")}", message, false, false),
            ("another service URL", $"Bearer {_bot.Token()}", _bot.Message("https://forger.example/"), false, false),
            ("no service URL", $"Bearer {_bot.Token(c => c.Remove("serviceurl"))}", message, false, false),
            ("no endorsement", $"Bearer {_bot.Token()}", _bot.Message(channelId: "slack"), false, false),
            ("another scheme", $"Basic {_bot.Token()}", message, false, false),
            ("garbage", "Bearer x.y.z", message, false, false),
            ("no token", "Bearer ", message, false, false),
            // Where the SDKs differ from each other, or from the article, this bot is as strict as the strictest; and the .NET SDK too does not tell upper from lower case.
            ("no end", $"Bearer {_bot.Token(c => c.Remove("exp"))}", message, true, false),
            ("no beginning", $"Bearer {_bot.Token(c => c.Remove("nbf"))}", message, true, false),
            ("upper case", $"Bearer {_bot.Token()}", _bot.Message(FakeConnector.ServiceUrl.ToUpperInvariant()), false, true));
    }

    [PeerFact]
    public async Task What_the_sdk_signs_is_accepted()
    {
        await _bot.ShouldAcceptAsync(async () => await _bot.PostAsync(await SignAsync("RS256")));
        await _bot.ShouldRefuseAsync(async () => await _bot.PostAsync(await SignAsync("RS512")), 401);
    }

    [PeerFact]
    public async Task The_sdk_takes_what_is_sent_and_it_bears_the_bots_token()
    {
        var message = _bot.Message(_connector.ServiceUrl);
        message.Remove("deliveryMode");
        await _bot.ShouldAcceptAsync(() => _bot.PostAsync(_bot.Token(c => c["serviceurl"] = _connector.ServiceUrl), message));

        var expected = _bot.Message();
        using var response = await _bot.PostAsync(_bot.Token(), expected);
        var replies = JsonNode.Parse(await response.Content.ReadAsStringAsync())!["activities"]!.AsArray();

        _connector.Received.ShouldNotBeEmpty();
        _connector.Received.ShouldAllBe(request => request.Authorization == "Bearer token-1");
        var sent = new JsonArray([.. _connector.Received.Select(request => request.Activity.DeepClone()), .. replies.Select(reply => reply!.DeepClone())]);
        var verdicts = (await Peer.AskAsync(new() { ["activities"] = sent.DeepClone() })).AsArray();
        verdicts.Count.ShouldBe(sent.Count);
        verdicts.ShouldAllBe(verdict => verdict!.ToJsonString() == "true", verdicts.ToJsonString());
    }

    private async Task JudgeAsync(params (string Name, string Authorization, JsonObject Activity, bool Theirs, bool Ours)[] cases)
    {
        var verdicts = (await Peer.AskAsync(new()
        {
            ["validate"] = new JsonObject
            {
                ["metadataUrl"] = _bot.Connector.MetadataUrl,
                ["appId"] = FakeConnector.AppId,
                ["cases"] = new JsonArray([.. cases.Select(c => new JsonObject { ["authorization"] = c.Authorization, ["activity"] = c.Activity.DeepClone() })]),
            },
        })).AsArray();
        for (var i = 0; i < cases.Length; i++)
        {
            var (name, authorization, activity, theirs, ours) = cases[i];
            (verdicts[i]!.ToJsonString() == "true").ShouldBe(theirs, $"{name}: {verdicts[i]!.ToJsonString()}");
            var sent = activity.DeepClone().AsObject();
            sent["id"] = $"{name}-{i}";
            using var response = await _bot.PostWithAsync(h => h.TryAddWithoutValidation("Authorization", authorization), sent);
            ((int)response.StatusCode == 200).ShouldBe(ours, $"{name}: {response.StatusCode}");
        }
    }

    private async Task<string> SignAsync(string algorithm)
    {
        var header = FakeConnector.Header(_bot.Connector.Key);
        header["alg"] = algorithm;
        var signed = await Peer.AskAsync(new()
        {
            ["sign"] = new JsonObject { ["privateKey"] = _bot.Connector.Key.Rsa.ExportRSAPrivateKeyPem(), ["header"] = header, ["claims"] = _bot.Connector.Claims(_bot.Now) },
        });
        return signed.GetValue<string>();
    }

    public Task DisposeAsync() => _connector.DisposeAsync().AsTask();

    public void Dispose()
    {
        _bot.Dispose();
        _login.Dispose();
    }
}
