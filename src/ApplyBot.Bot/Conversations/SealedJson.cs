using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ApplyBot.Storage;

namespace ApplyBot.Bot.Conversations;

/// <summary>Sealed documents whose content is JSON.</summary>
internal static class SealedJson
{
    /// <summary>Seals a value for a key of the store.</summary>
    public static byte[] SealJson<T>(this DocumentSeal seal, string key, T value, JsonTypeInfo<T> type) => seal.Seal(key, JsonSerializer.SerializeToUtf8Bytes(value, type));

    /// <summary>Opens and reads a document; null where that cannot be done, because it was sealed with keys that are lost or is of another version.</summary>
    /// <param name="seal">Opens it.</param>
    /// <param name="document">The document.</param>
    /// <param name="type">What it holds.</param>
    /// <param name="read">Makes of it what is asked for; may throw <see cref="JsonException"/>.</param>
    /// <param name="unreadable">Told why it cannot be read.</param>
    public static TRead? OpenJson<T, TRead>(this DocumentSeal seal, StoredDocument document, JsonTypeInfo<T> type, Func<T, TRead?> read, Action<Exception>? unreadable = null)
        where TRead : class
    {
        try
        {
            return JsonSerializer.Deserialize(seal.Open(document.Key, document.Content.Span), type) is { } value ? read(value) : null;
        }
        catch (Exception reason) when (reason is CryptographicException or JsonException)
        {
            unreadable?.Invoke(reason);
            return null;
        }
    }
}
