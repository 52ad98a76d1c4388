using System.Runtime.InteropServices;
using System.Security.Cryptography;
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
        if (_recent.Find(key) is var (known, etag) && await store.HoldsAsync(key, etag, cancellation))
        {
            return (known, etag);
        }
        return await store.GetAsync(key, cancellation) is { } document ? (Read(document), document.ETag) : (ChatState.Empty, null);
    }

    private ChatState Read(StoredDocument document) => seal.OpenJson(document, ChatStateJson.Default.ChatState, state => state,
        reason => log.LogWarning(reason, "The state of a conversation cannot be read, because it was sealed with keys that are lost or is of another version; the conversation begins anew")) ?? ChatState.Empty;

    /// <summary>Whether the state was saved; false when another turn of the conversation was saved since <paramref name="etag"/>.</summary>
    public async ValueTask<bool> SaveAsync(string key, ChatState state, string? etag, CancellationToken cancellation)
    {
        if (await store.PutAsync(key, seal.SealJson(key, state, ChatStateJson.Default.ChatState), etag, cancellation) is not { } saved)
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
        _recent.Forget(key);
        // Teams names a thread after its channel: 19:…@thread.tacv2;messageid=…
        await foreach (var thread in store.ListAsync(key + ";", cancellation))
        {
            await store.DeleteAsync(thread.Key, ETags.Any, cancellation);
        }
        return true;
    }

    /// <summary>Takes what a person said out of every state of a channel but one; keys of those that held something of it.</summary>
    /// <param name="channelId">The channel.</param>
    /// <param name="person">Id of the person's account.</param>
    /// <param name="except">Key of the state that is left as it is.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<IReadOnlyList<string>> ForgetPersonAsync(string channelId, string person, string except, CancellationToken cancellation)
    {
        var held = new List<string>();
        await foreach (var document in store.ListAsync(PrefixOf(channelId), cancellation))
        {
            var (state, etag) = (document.Key == except ? ChatState.Empty : Read(document), (string?)document.ETag);
            while (state.Holds(person))
            {
                if (await SaveAsync(document.Key, state.Without(person), etag, cancellation))
                {
                    held.Add(document.Key);
                    break;
                }
                (state, etag) = await LoadAsync(document.Key, cancellation);
            }
        }
        return held;
    }

    // Channels give ids of any length and of any characters; a key has its limits, and no two conversations share one.
    private static string Folded(string id) => id.Length <= 200 && !id.AsSpan().ContainsAny('/', '#', '\0') && (id.Length == 0 || DocumentKeys.IsValid(id))
        ? id
        : "#" + Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(id.AsSpan())));
}
