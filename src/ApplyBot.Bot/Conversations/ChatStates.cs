using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ApplyBot.Storage;
using Microsoft.AspNetCore.DataProtection;

namespace ApplyBot.Bot.Conversations;

/// <summary>The states of all conversations, sealed in the document store: the last question stands in them.</summary>
public sealed class ChatStates(IDocumentStore store, IDataProtectionProvider protection, ILogger<ChatStates> log)
{
    /// <summary>Keys of all states begin so.</summary>
    public const string Prefix = "conversations/";

    private readonly RecentStates _recent = new(1_000);
    private readonly IDataProtector _seal = protection.CreateProtector("conversations");

    /// <summary>Key of a conversation's state.</summary>
    public static string KeyOf(string channelId, string conversationId) => $"{Prefix}{Folded(channelId)}/{Folded(conversationId)}";

    /// <summary>The state and its ETag; <see cref="ChatState.Empty"/> and null for a conversation that is not known.</summary>
    public async ValueTask<(ChatState State, string? ETag)> LoadAsync(string key, CancellationToken cancellation)
    {
        if (await store.GetAsync(key, cancellation) is not { } document)
        {
            return (ChatState.Empty, null);
        }
        if (_recent.Find(key, document.ETag) is { } known)
        {
            return (known, document.ETag);
        }
        try
        {
            return (JsonSerializer.Deserialize(_seal.Unprotect(document.Content.ToArray()), ChatStateJson.Default.ChatState) ?? ChatState.Empty, document.ETag);
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or JsonException)
        {
            log.LogWarning(unreadable, "The state of a conversation cannot be read, because it was sealed with keys that are lost or is of another version; the conversation begins anew");
            return (ChatState.Empty, document.ETag);
        }
    }

    /// <summary>Whether the state was saved; false when another turn of the conversation was saved since <paramref name="etag"/>.</summary>
    public async ValueTask<bool> SaveAsync(string key, ChatState state, string? etag, CancellationToken cancellation)
    {
        if (await store.PutAsync(key, _seal.Protect(JsonSerializer.SerializeToUtf8Bytes(state, ChatStateJson.Default.ChatState)), etag, cancellation) is not { } saved)
        {
            return false;
        }
        _recent.Keep(key, saved, state);
        return true;
    }

    /// <summary>Whether the state was removed; false when another turn of the conversation was saved since <paramref name="etag"/>.</summary>
    public ValueTask<bool> ForgetAsync(string key, string? etag, CancellationToken cancellation) =>
        etag is null ? ValueTask.FromResult(true) : store.DeleteAsync(key, etag, cancellation);

    // Channels give ids of any length; a key has at most 512 characters.
    private static string Folded(string id) => id.Length <= 200 ? id : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)));
}
