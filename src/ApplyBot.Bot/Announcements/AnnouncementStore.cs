using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using ApplyBot.Bot.Conversations;
using ApplyBot.Knowledge;
using ApplyBot.Storage;

namespace ApplyBot.Bot.Announcements;

/// <summary>Announcements, sealed in the document store: one document each.</summary>
public sealed partial class AnnouncementStore(IDocumentStore store, DocumentSeal seal, ILogger<AnnouncementStore> log)
{
    /// <summary>Keys of all of them begin so.</summary>
    public const string Prefix = "announcements/";

    [GeneratedRegex("^a[0-9]{8}-[0-9a-f]{6}$")]
    private static partial Regex Id();

    /// <summary>An id that no announcement has, but by a chance of one in many.</summary>
    public static string NewId(DateTimeOffset now) =>
        $"a{now.ToOffset(LocalMoment.Zone).ToString("yyyyMMdd", CultureInfo.InvariantCulture)}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(3))}";

    /// <summary>The announcement; null when there is none of that id, or it cannot be read.</summary>
    public async ValueTask<KeptAnnouncement?> FindAsync(string id, CancellationToken cancellation) =>
        Id().IsMatch(id) && await store.GetAsync(Prefix + id, cancellation) is { } document ? Read(document) : null;

    /// <summary>All of them, the oldest day first; those that cannot be read are left out.</summary>
    public async IAsyncEnumerable<KeptAnnouncement> AllAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var document in store.ListAsync(Prefix, cancellation))
        {
            if (Read(document) is { } kept)
            {
                yield return kept;
            }
        }
    }

    /// <summary>Keeps it; null when somebody else has kept it since it was read, and nothing was written.</summary>
    /// <exception cref="IOException">It may not have been kept.</exception>
    public async ValueTask<KeptAnnouncement?> SaveAsync(KeptAnnouncement kept, CancellationToken cancellation)
    {
        var key = Prefix + kept.Id;
        return await store.PutAsync(key, seal.SealJson(key, kept, AnnouncementJson.Default.KeptAnnouncement), kept.ETag, cancellation) is { } etag ? kept with { ETag = etag } : null;
    }

    /// <summary>Deletes it; false when somebody else has kept it since it was read.</summary>
    public ValueTask<bool> DeleteAsync(KeptAnnouncement kept, CancellationToken cancellation) => store.DeleteAsync(Prefix + kept.Id, kept.ETag!, cancellation);

    private KeptAnnouncement? Read(StoredDocument document) => seal.OpenJson(document, AnnouncementJson.Default.KeptAnnouncement, kept => kept with { ETag = document.ETag },
        reason => log.LogWarning("An announcement cannot be read, because it was sealed with keys that are lost or is of another version: {Reason}", reason.GetType().Name));
}
