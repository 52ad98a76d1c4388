using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace ApplyBot.Bot.Downloads;

/// <summary>What a link leads to, sealed into the link itself.</summary>
internal static class SealedToken
{
    private const int Longest = 2048;

    /// <summary>The token, of characters that an address takes.</summary>
    public static string Write<T>(IDataProtector protector, T value, JsonTypeInfo<T> type) =>
        WebEncoders.Base64UrlEncode(protector.Protect(JsonSerializer.SerializeToUtf8Bytes(value, type)));

    /// <summary>What a token says; null for one that is not ours.</summary>
    public static T? Read<T>(IDataProtector protector, string token, JsonTypeInfo<T> type)
        where T : class
    {
        if (token.Length > Longest)
        {
            return null;
        }
        try
        {
            return JsonSerializer.Deserialize(protector.Unprotect(WebEncoders.Base64UrlDecode(token)), type);
        }
        catch (Exception foreign) when (foreign is FormatException or CryptographicException or JsonException)
        {
            return null;
        }
    }
}
