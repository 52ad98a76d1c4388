using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using ApplyBot.Storage;

namespace ApplyBot.Bot.Conversations;

/// <summary>The states of all conversations, sealed in the document store: the last question stands in them.</summary>
public sealed class ChatStates(IDocumentStore store, DocumentSeal seal, ILogger<ChatStates> log)
{
    /// <summary>Keys of all states begin so.</summary>
    public const string Prefix = "conversations/";

    private readonly RecentStates _recent = new(1_000);

    /// <summary>Key of the state that an activity is about: of its conversation, or of its team. A thread of a channel is a conversation of its own.</summary>
    public static string KeyOf(Activity activity) => $"{PrefixOf(activity.ChannelId ?? "")}{Folded(Occasions.TeamOf(activity) ?? activity.Conversation?.Id ?? "")}";

    /// <summary>Keys of the states of a channel begin so, and no others.</summary>
    public static string PrefixOf(string channelId) => $"{Prefix}{Folded(channelId)}/";

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
            return (JsonSerializer.Deserialize(seal.Open(key, document.Content.Span), ChatStateJson.Default.ChatState) ?? ChatState.Empty, document.ETag);
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
        if (await store.PutAsync(key, seal.Seal(key, JsonSerializer.SerializeToUtf8Bytes(state, ChatStateJson.Default.ChatState)), etag, cancellation) is not { } saved)
        {
            return false;
        }
        _recent.Keep(key, saved, state);
        return true;
    }

    /// <summary>Whether the state was removed, and with it those of its threads; false when another turn of the conversation was saved since <paramref name="etag"/>.</summary>
    public async ValueTask<bool> ForgetAsync(string key, string? etag, CancellationToken cancellation)
    {
        if (etag is not null && !await store.DeleteAsync(key, etag, cancellation))
        {
            return false;
        }
        // Teams names a thread after its channel: 19:…@thread.tacv2;messageid=…
        await foreach (var thread in store.ListAsync(key + ";", cancellation))
        {
            await store.DeleteAsync(thread.Key, ETags.Any, cancellation);
        }
        return true;
    }

    // Channels give ids of any length and of any characters; a key has its limits, and no two conversations share one.
    private static string Folded(string id) => id.Length <= 200 && !id.AsSpan().ContainsAny('/', '#', '\0') && (id.Length == 0 || DocumentKeys.IsValid(id))
        ? id
        : "#" + Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(id.AsSpan())));
}
