using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;

namespace ApplyBot.Bot.Channels.DirectLine;

/// <summary>What a token says.</summary>
internal sealed record Grant(
    [property: JsonPropertyName("conv")] string ConversationId,
    [property: JsonPropertyName("user")] string UserId,
    [property: JsonPropertyName("exp")] long Expires,
    [property: JsonPropertyName("stf")] string? StaffProof = null);

[JsonSerializable(typeof(Grant))]
internal sealed partial class GrantJson : JsonSerializerContext;

/// <summary>Signs and checks tokens: JSON Web Tokens under HMAC-SHA256, each for one conversation and one user.</summary>
internal sealed class DirectLineTokens(IOptions<DirectLineOptions> options, TimeProvider clock)
{
    // The only header there is: nothing in a token chooses how it is checked.
    private static readonly string Header = Base64Url.EncodeToString("""{"alg":"HS256","typ":"JWT"}"""u8);

    private readonly byte[] _key = options.Value.SigningKey is { } key ? Convert.FromBase64String(key) : RandomNumberGenerator.GetBytes(32);

    public int Lifetime { get; } = (int)options.Value.TokenLifetime.TotalSeconds;

    public string Issue(string conversationId, string userId, string? staffProof = null)
    {
        var grant = new Grant(conversationId, userId, clock.GetUtcNow().ToUnixTimeSeconds() + Lifetime, staffProof);
        var signed = $"{Header}.{Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(grant, GrantJson.Default.Grant))}";
        return $"{signed}.{Base64Url.EncodeToString(Sign(signed))}";
    }

    /// <summary>What the token says, or null when it is not ours; whether it still holds is <see cref="Holds"/>.</summary>
    public Grant? Read(string token)
    {
        var end = token.LastIndexOf('.');
        if (end < 0 || token.Length > 1024 || !token.StartsWith(Header + ".", StringComparison.Ordinal) || !Base64Url.IsValid(token.AsSpan(end + 1)))
        {
            return null;
        }
        var signed = token[..end];
        return CryptographicOperations.FixedTimeEquals(Sign(signed), Base64Url.DecodeFromChars(token.AsSpan(end + 1)))
            ? JsonSerializer.Deserialize(Base64Url.DecodeFromChars(signed.AsSpan(Header.Length + 1)), GrantJson.Default.Grant)
            : null;
    }

    public bool Holds(Grant grant) => clock.GetUtcNow().ToUnixTimeSeconds() < grant.Expires;

    private byte[] Sign(string text) => HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(text));
}
