using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ApplyBot.Bot.Channels.Teams.Authentication;

/// <summary>What a token of the Connector vouches for.</summary>
/// <param name="Key">What it was signed with.</param>
/// <param name="ServiceUrl">Where the activity comes from, and answers go to, as the token has it.</param>
/// <param name="ServiceUri">The same as an address.</param>
/// <param name="NotBefore">From when it holds, in seconds since 1970.</param>
/// <param name="Expires">Until when it holds, in seconds since 1970.</param>
internal sealed record ConnectorToken(SigningKey Key, string ServiceUrl, Uri ServiceUri, long NotBefore, long Expires);

/// <summary>Whether tokens are the Connector's and made out to this bot, by Microsoft's article "Authentication with the Bot Connector API", section "Authenticate requests from the Bot Connector service to your bot".</summary>
internal sealed class TokenValidator(BotRegistration registration, SigningKeys keys, TimeProvider clock)
{
    private const int SkewSeconds = 5 * 60;
    private const int MostRemembered = 1_000;

    // Only tokens that were good; the Connector uses each for about an hour.
    private readonly ConcurrentDictionary<(UInt128, UInt128), ConnectorToken> _good = new();

    /// <summary>What the token vouches for, or why it is refused, in words for the log that repeat nothing of it.</summary>
    /// <exception cref="KeysUnavailableException">Nobody can tell.</exception>
    public async ValueTask<(ConnectorToken? Token, string? Refusal)> ValidateAsync(string text, CancellationToken cancellation)
    {
        if (text.Length > SignedToken.MaxLength)
        {
            return (null, "the token is too long");
        }
        if (!Ascii.IsValid(text))
        {
            return (null, "it is not a JSON Web Token");
        }
        var hash = Hash(text);
        if (_good.TryGetValue(hash, out var known) && ReferenceEquals(await keys.FindAsync(known.Key.Id, cancellation), known.Key))
        {
            return Lifetime(known) is { } over ? (null, over) : (known, null);
        }
        if (SignedToken.Read(text) is not { } token)
        {
            return (null, "it is not a JSON Web Token");
        }
        if (!SigningKey.Algorithms.ContainsKey(token.Algorithm))
        {
            return (null, "its algorithm is not allowed");
        }
        if (await keys.FindAsync(token.KeyId, cancellation) is not { } key)
        {
            return (null, "its key is unknown");
        }
        if (!key.Verifies(token))
        {
            return (null, "its signature is wrong");
        }
        var (good, refusal) = Read(token, key);
        if (good is not null)
        {
            if (_good.Count >= MostRemembered)
            {
                _good.Clear();
            }
            _good[hash] = good;
        }
        return (good, refusal);
    }

    private (ConnectorToken? Token, string? Refusal) Read(SignedToken token, SigningKey key)
    {
        using var json = token.ReadClaims();
        if (json?.RootElement is not { ValueKind: JsonValueKind.Object } claims)
        {
            return (null, "its claims are not a JSON object, or one stands there twice");
        }
        if (SignedToken.Text(claims, "iss") != registration.TokenIssuer)
        {
            return (null, "its issuer is another");
        }
        if (!string.Equals(SignedToken.Text(claims, "aud"), registration.AppId, StringComparison.OrdinalIgnoreCase))
        {
            return (null, "its audience is another");
        }
        if (Seconds(claims, "nbf") is not { } from || Seconds(claims, "exp") is not { } until || from > until)
        {
            return (null, "its lifetime is missing or makes no sense");
        }
        if (SignedToken.Text(claims, "serviceurl") is not { } serviceUrl || !Uri.TryCreate(serviceUrl, UriKind.Absolute, out var serviceUri))
        {
            return (null, "it vouches for no service URL");
        }
        var read = new ConnectorToken(key, serviceUrl, serviceUri, from, until);
        return Lifetime(read) is { } over ? (null, over) : (read, null);
    }

    private string? Lifetime(ConnectorToken token)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        return now - SkewSeconds > token.Expires ? "it has expired" : now + SkewSeconds < token.NotBefore ? "it does not hold yet" : null;
    }

    private static long? Seconds(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var seconds) ? seconds : null;

    private static (UInt128, UInt128) Hash(string text)
    {
        Span<byte> bytes = stackalloc byte[text.Length];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        Encoding.ASCII.GetBytes(text, bytes);
        SHA256.HashData(bytes, hash);
        return (BitConverter.ToUInt128(hash), BitConverter.ToUInt128(hash[16..]));
    }
}
