using System.Security.Cryptography;
using System.Text.Json;

namespace ApplyBot.Bot.Channels.Teams.Authentication;

/// <summary>A key that the Connector signs with (RFC 7517), and the channels that it is endorsed for.</summary>
internal sealed class SigningKey
{
    private const int LeastBits = 2048;
    private const int MostBits = 16 * 1024;

    private readonly RSAParameters _key;
    private readonly Dictionary<string, HashAlgorithmName> _algorithms;
    private readonly HashSet<string> _endorsements;

    private SigningKey(string id, RSAParameters key, Dictionary<string, HashAlgorithmName> algorithms, HashSet<string> endorsements) =>
        (Id, _key, _algorithms, _endorsements) = (id, key, algorithms, endorsements);

    /// <summary>All that may sign, as in the SDK. What the metadata does not list, or a key is not made for, is left out.</summary>
    public static IReadOnlyDictionary<string, HashAlgorithmName> Algorithms { get; } = new Dictionary<string, HashAlgorithmName>
    {
        ["RS256"] = HashAlgorithmName.SHA256, ["RS384"] = HashAlgorithmName.SHA384, ["RS512"] = HashAlgorithmName.SHA512,
    };

    public string Id { get; }

    /// <summary>Whether it may sign for a channel.</summary>
    public bool Endorses(string channelId) => _endorsements.Contains(channelId);

    /// <summary>Whether it may sign so, and has signed this.</summary>
    public bool Verifies(SignedToken token)
    {
        if (!_algorithms.TryGetValue(token.Algorithm, out var hash))
        {
            return false;
        }
        // A new one each time: such objects must not be shared between threads, and what has been checked is remembered.
        using var rsa = RSA.Create(_key);
        return rsa.VerifyData(token.Signed.Span, token.Signature, hash, RSASignaturePadding.Pkcs1);
    }

    /// <summary>Reads a key; null when it is not one to check signatures with.</summary>
    /// <param name="json">A JSON Web Key.</param>
    /// <param name="listed">Algorithms that the metadata lists.</param>
    public static SigningKey? Read(JsonElement json, IReadOnlySet<string> listed)
    {
        if (json.ValueKind != JsonValueKind.Object || SignedToken.Text(json, "kty") != "RSA" || SignedToken.Text(json, "kid") is not { } id
            || (json.TryGetProperty("use", out _) && SignedToken.Text(json, "use") != "sig")
            || Number(json, "n") is not { } modulus || Number(json, "e") is not { } exponent)
        {
            return null;
        }
        var key = new RSAParameters { Modulus = modulus, Exponent = exponent };
        try
        {
            using var rsa = RSA.Create(key);
            if (rsa.KeySize is < LeastBits or > MostBits)
            {
                return null;
            }
        }
        catch (CryptographicException)
        {
            return null;
        }
        var only = json.TryGetProperty("alg", out var its) ? SignedToken.Text(its) ?? "" : null;
        return new SigningKey(id, key,
            Algorithms.Where(a => listed.Contains(a.Key) && (only is null || only == a.Key)).ToDictionary(),
            json.TryGetProperty("endorsements", out var endorsements) ? Texts(endorsements) : []);
    }

    /// <summary>The texts of an array; none when it is something else.</summary>
    public static HashSet<string> Texts(JsonElement array) => array.ValueKind == JsonValueKind.Array
        ? [.. array.EnumerateArray().Select(SignedToken.Text).OfType<string>()]
        : [];

    private static byte[]? Number(JsonElement json, string name) => SignedToken.Text(json, name) is { } text ? SignedToken.Decode(text) : null;
}
