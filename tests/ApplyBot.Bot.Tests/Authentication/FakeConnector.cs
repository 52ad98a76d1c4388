using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ApplyBot.Bot.Tests.Authentication;

/// <summary>A key that the fake Connector signs with.</summary>
internal sealed class ConnectorKey(string id, params string[] endorsements)
{
    private static int _last;

    public ConnectorKey()
        : this($"key-{Interlocked.Increment(ref _last)}", "msteams", "webchat")
    {
    }

    public RSA Rsa { get; } = RSA.Create(2048);
    public string Id => id;

    public JsonObject Json()
    {
        var key = Rsa.ExportParameters(includePrivateParameters: false);
        return new()
        {
            ["kty"] = "RSA", ["use"] = "sig", ["kid"] = Id, ["x5t"] = Id,
            ["n"] = Base64Url.EncodeToString(key.Modulus), ["e"] = Base64Url.EncodeToString(key.Exponent),
            ["endorsements"] = new JsonArray([.. endorsements.Select(e => JsonValue.Create(e))]),
        };
    }
}

/// <summary>What publishes the Connector's keys and signs its tokens. Counts who asks; can fail and can be held up.</summary>
internal sealed class FakeConnector : HttpMessageHandler
{
    public const string AppId = "7c9f3f5e-2a57-4c58-9a0c-0d9f6d6f2b11";
    public const string ServiceUrl = "https://smba.trafficmanager.net/emea/";

    private int _requests;

    public List<ConnectorKey> Keys { get; } = [new()];
    public ConnectorKey Key => Keys[0];
    public string Issuer { get; set; } = "https://api.botframework.com";
    public string MetadataUrl { get; set; } = "https://login.botframework.com/v1/.well-known/openidconfiguration";
    public string[]? Algorithms { get; set; } = ["RS256"];
    public HttpStatusCode Status { get; set; } = HttpStatusCode.OK;
    public Task Until { get; set; } = Task.CompletedTask;

    /// <summary>Changes the document of keys before it is sent.</summary>
    public Action<JsonArray> Published { get; set; } = _ => { };

    /// <summary>How often the metadata were asked for.</summary>
    public int MetadataRequests => _requests;

    /// <summary>Claims of a token that is good at that time.</summary>
    public JsonObject Claims(DateTimeOffset now) => new()
    {
        ["serviceurl"] = ServiceUrl, ["nbf"] = now.ToUnixTimeSeconds() - 60, ["exp"] = now.ToUnixTimeSeconds() + 3600, ["iss"] = Issuer, ["aud"] = AppId,
    };

    public static JsonObject Header(ConnectorKey key) => new() { ["alg"] = "RS256", ["kid"] = key.Id, ["x5t"] = key.Id, ["typ"] = "JWT" };

    /// <summary>A token that is good at that time, or with another header, claims or key.</summary>
    public string Token(DateTimeOffset now, Action<JsonObject>? claims = null, Action<JsonObject>? header = null, ConnectorKey? key = null)
    {
        var (head, body) = (Header(key ?? Key), Claims(now));
        header?.Invoke(head);
        claims?.Invoke(body);
        return Sign(head.ToJsonString(), body.ToJsonString(), key ?? Key);
    }

    /// <summary>Signs whatever text.</summary>
    public static string Sign(string header, string claims, ConnectorKey key, HashAlgorithmName? hash = null)
    {
        var signed = Unsigned(header, claims);
        return $"{signed}.{Base64Url.EncodeToString(key.Rsa.SignData(Encoding.ASCII.GetBytes(signed), hash ?? HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    public static string Unsigned(string header, string claims) =>
        $"{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header))}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims))}";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        var isMetadata = request.RequestUri!.AbsoluteUri == MetadataUrl;
        if (isMetadata)
        {
            Interlocked.Increment(ref _requests);
        }
        await Until.WaitAsync(cancellation);
        var keysUrl = MetadataUrl.Replace("openidconfiguration", "keys", StringComparison.Ordinal);
        if (Status != HttpStatusCode.OK || !(isMetadata || request.RequestUri.AbsoluteUri == keysUrl))
        {
            return new(Status == HttpStatusCode.OK ? HttpStatusCode.NotFound : Status);
        }
        var keys = new JsonArray([.. Keys.Select(k => k.Json())]);
        Published(keys);
        var metadata = new JsonObject { ["issuer"] = Issuer, ["jwks_uri"] = keysUrl, ["id_token_signing_alg_values_supported"] = JsonSerializer.SerializeToNode(Algorithms) };
        if (Algorithms is null)
        {
            metadata.Remove("id_token_signing_alg_values_supported");
        }
        return new(HttpStatusCode.OK) { Content = new StringContent((isMetadata ? metadata : new JsonObject { ["keys"] = keys }).ToJsonString(), Encoding.UTF8, "application/json") };
    }
}
