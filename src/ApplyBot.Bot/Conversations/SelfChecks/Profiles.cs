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
        return await store.GetAsync(key, cancellation) is not { } document ? Profile.Empty : seal.OpenJson(document, ProfileJson.Default.DictionaryStringString, Read,
            reason => log.LogWarning(reason, "A profile cannot be read, because it was sealed with keys that are lost or is of another version; it counts as empty")) ?? Profile.Empty;
    }

    /// <summary>Keeps it; one that says nothing is removed.</summary>
    public async ValueTask SaveAsync(string key, Profile profile, CancellationToken cancellation)
    {
        if (profile.Values.Count == 0)
        {
            await store.DeleteAsync(key, ETags.Any, cancellation);
            return;
        }
        var content = seal.SealJson(key, profile.Values.ToDictionary(v => v.Key, v => v.Value.Text), ProfileJson.Default.DictionaryStringString);
        await store.PutAsync(key, content, ETags.Any, cancellation);
    }

    private Profile Read(Dictionary<string, string> texts)
    {
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
}

/// <summary>How a profile is kept.</summary>
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class ProfileJson : JsonSerializerContext;
