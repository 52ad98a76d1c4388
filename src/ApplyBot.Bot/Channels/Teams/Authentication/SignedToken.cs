using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace ApplyBot.Bot.Channels.Teams.Authentication;

/// <summary>A JSON Web Token in compact form (RFC 7515, 7519), taken apart, not yet believed.</summary>
/// <param name="Algorithm">What its header says that it is signed by.</param>
/// <param name="KeyId">What its header says that it is signed with.</param>
/// <param name="Signed">The bytes that are signed.</param>
/// <param name="Signature">Signature over them.</param>
internal sealed record SignedToken(string Algorithm, string KeyId, ReadOnlyMemory<byte> Signed, byte[] Signature)
{
    /// <summary>Longest token that is looked at, in characters; the Connector's have about 1,000.</summary>
    public const int MaxLength = 8 * 1024;

    // Two members of one name could be read as either by different readers.
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };
    private static readonly SearchValues<char> Base64UrlText = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    /// <summary>Takes a token apart; null when it is not one. Of the header only <c>alg</c>, <c>kid</c> and <c>crit</c> are read: no token brings its own key.</summary>
    public static SignedToken? Read(string token)
    {
        var header = token.IndexOf('.', StringComparison.Ordinal);
        var payload = token.LastIndexOf('.');
        if (token.Length > MaxLength || header < 0 || header == payload || Decode(token.AsSpan(0, header)) is not { } head
            || !IsText(token.AsSpan(header + 1, payload - header - 1)) || Decode(token.AsSpan(payload + 1)) is not { } signature)
        {
            return null;
        }
        using var json = Parse(head);
        return json?.RootElement is { ValueKind: JsonValueKind.Object } members && !members.TryGetProperty("crit", out _)
            && Text(members, "alg") is { } algorithm && Text(members, "kid") is { } key
            ? new SignedToken(algorithm, key, Encoding.ASCII.GetBytes(token, 0, payload), signature)
            : null;
    }

    /// <summary>What the token says; null when it is not JSON, or names something twice. To be asked only after the signature has been checked.</summary>
    public JsonDocument? ReadClaims() => Decode(Encoding.ASCII.GetString(Signed.Span[(Signed.Span.IndexOf((byte)'.') + 1)..])) is { } claims ? Parse(claims) : null;

    /// <summary>A member that must be text; null when it is missing, empty or something else.</summary>
    public static string? Text(JsonElement members, string name) => members.TryGetProperty(name, out var value) ? Text(value) : null;

    /// <summary>The text of a value; null when it is empty or something else.</summary>
    public static string? Text(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, or bytes that are not UTF-8: no text.
            return null;
        }
    }

    private static bool IsText(ReadOnlySpan<char> part) => part.Length > 0 && part.Length % 4 != 1 && !part.ContainsAnyExcept(Base64UrlText);

    /// <summary>Decodes Base64url as tokens have it: without padding or white space, and without bits to spare at the end, so that no two texts mean the same. Null when it is something else.</summary>
    public static byte[]? Decode(ReadOnlySpan<char> part)
    {
        var bytes = new byte[Base64Url.GetMaxDecodedLength(part.Length)];
        return IsText(part) && Base64Url.DecodeFromChars(part, bytes, out _, out var written) == OperationStatus.Done ? bytes[..written] : null;
    }

    private static JsonDocument? Parse(byte[] json)
    {
        try
        {
            return JsonDocument.Parse(json, Strict);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
