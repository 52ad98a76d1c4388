using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using ApplyBot.Eligibility;
using ApplyBot.Storage;

namespace ApplyBot.Bot.Conversations.SelfChecks;

/// <summary>What people let the bot keep of them, sealed in the document store: one document a person of a channel, whose key does not tell whose.</summary>
public sealed class Profiles(IDocumentStore store, DocumentSeal seal, CheckRules rules, ILogger<Profiles> log)
{
    /// <summary>Keys of all profiles begin so.</summary>
    public const string Prefix = "profiles/";

    /// <summary>Key of the profile of whoever sent an activity; null where it must not be used: in a group, and of somebody without a name.</summary>
    public static string? KeyOf(Activity activity) => Occasions.PersonOf(activity) is { } person ? Prefix + person : null;

    /// <summary>What is kept; <see cref="Profile.Empty"/> where nothing is.</summary>
    public async ValueTask<Profile> LoadAsync(string key, CancellationToken cancellation)
    {
        if (await store.GetAsync(key, cancellation) is not { } document)
        {
            return Profile.Empty;
        }
        try
        {
            var texts = JsonSerializer.Deserialize(seal.Open(key, document.Content.Span), ProfileJson.Default.DictionaryStringString) ?? [];
            var values = new Dictionary<string, CheckAnswer>();
            foreach (var (id, text) in texts)
            {
                if (ProfileKey.Find(id) is { } known && rules.Profiles.Read(known, text).Answer is { } answer)
                {
                    values[id] = answer;
                }
            }
            return new Profile(values);
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or JsonException)
        {
            log.LogWarning(unreadable, "A profile cannot be read, because it was sealed with keys that are lost or is of another version; it counts as empty");
            return Profile.Empty;
        }
    }

    /// <summary>Keeps it; one that says nothing is removed.</summary>
    public async ValueTask SaveAsync(string key, Profile profile, CancellationToken cancellation)
    {
        if (profile.Values.Count == 0)
        {
            await store.DeleteAsync(key, ETags.Any, cancellation);
            return;
        }
        var content = JsonSerializer.SerializeToUtf8Bytes(profile.Values.ToDictionary(v => v.Key, v => v.Value.Text), ProfileJson.Default.DictionaryStringString);
        await store.PutAsync(key, seal.Seal(key, content), ETags.Any, cancellation);
    }
}

/// <summary>How a profile is kept.</summary>
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class ProfileJson : JsonSerializerContext;
