using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using ApplyBot.Applications;
using ApplyBot.Bot.Delivery;
using ApplyBot.Storage;

namespace ApplyBot.Bot.Conversations.Drafts;

/// <summary>A draft as it was read.</summary>
/// <param name="Draft">The draft.</param>
/// <param name="ETag">Of its document; null for one that is not kept yet.</param>
public sealed record OwnDraft(Draft Draft, string? ETag)
{
    /// <summary>Where its owner can be told that it is about to be deleted; null where that is not known.</summary>
    public ConversationReference? Reference { get; init; }
    /// <summary>When it was opened last without a change, UTC; null for never.</summary>
    public DateTimeOffset? Opened { get; init; }
    /// <summary>When its owner was told that it is about to be deleted, UTC; null for never.</summary>
    public DateTimeOffset? Warned { get; init; }

    /// <summary>Row that the last change removed, so that it can be put back; null when it removed none.</summary>
    public RemovedRow? Removed { get; init; }

    /// <summary>When its owner last had to do with it.</summary>
    public DateTimeOffset LastUsed => Opened > Draft.Edited ? Opened.Value : Draft.Edited;

    /// <summary>As it is once its owner has opened or changed it, by that activity.</summary>
    public OwnDraft UsedBy(Activity inbound, DateTimeOffset now) => this with { Opened = now, Warned = null, Reference = Addressing.ReferenceOf(inbound) };
}

/// <summary>A row that was removed.</summary>
/// <param name="Field">Table.</param>
/// <param name="Row">Where it stood, from 1.</param>
/// <param name="Values">By column.</param>
public sealed record RemovedRow(string Field, int Row, ImmutableDictionary<string, string> Values);

/// <summary>Drafts of everybody, sealed in the document store: one document each, whose key does not tell whose. Who does not know the owner's key reaches none of them.</summary>
public sealed class DraftStore(IDocumentStore store, DocumentSeal seal, ILogger<DraftStore> log)
{
    /// <summary>Keys of all drafts begin so.</summary>
    public const string Prefix = "drafts/";

    /// <summary>Most drafts that one person has.</summary>
    public const int Most = 50;

    /// <summary>Who owns the drafts of whoever sent an activity; null where none may be used: in a group, and of somebody without a name.</summary>
    public static string? OwnerOf(Activity activity) => Occasions.PersonOf(activity);

    /// <summary>The draft; null when the owner has none of that id, or it cannot be read.</summary>
    public async ValueTask<OwnDraft?> FindAsync(string owner, string id, CancellationToken cancellation) =>
        DocumentKeys.IsValid(id) && await store.GetAsync(KeyOf(owner, id), cancellation) is { } document ? Read(owner, document) : null;

    /// <summary>The owner's drafts, changed last first.</summary>
    public async Task<IReadOnlyList<OwnDraft>> ListAsync(string owner, CancellationToken cancellation)
    {
        var drafts = new List<OwnDraft>();
        await foreach (var document in store.ListAsync(KeyOf(owner, ""), cancellation))
        {
            if (Read(owner, document) is { } draft)
            {
                drafts.Add(draft);
            }
        }
        return [.. drafts.OrderByDescending(d => d.Draft.Edited).ThenBy(d => d.Draft.Id, StringComparer.Ordinal)];
    }

    /// <summary>How many drafts are kept of an owner, those that cannot be read included.</summary>
    public async Task<int> CountAsync(string owner, CancellationToken cancellation)
    {
        var count = 0;
        await foreach (var _ in store.ListAsync(KeyOf(owner, ""), cancellation))
        {
            count++;
        }
        return count;
    }

    /// <summary>Keeps a draft; null when another writer kept it since <see cref="OwnDraft.ETag"/>, and nothing was written.</summary>
    /// <exception cref="IOException">It may not have been kept.</exception>
    public async ValueTask<OwnDraft?> SaveAsync(string owner, OwnDraft draft, CancellationToken cancellation)
    {
        var key = KeyOf(owner, draft.Draft.Id);
        var content = seal.SealJson(key, KeptDraft.Of(draft), KeptDraftJson.Default.KeptDraft);
        return await store.PutAsync(key, content, draft.ETag, cancellation) is { } etag ? draft with { ETag = etag } : null;
    }

    /// <summary>Deletes a draft, whatever is in it.</summary>
    public async ValueTask DeleteAsync(string owner, string id, CancellationToken cancellation) => await store.DeleteAsync(KeyOf(owner, id), ETags.Any, cancellation);

    /// <summary>Whether a draft was deleted; false when it was kept anew since it was read.</summary>
    public async ValueTask<bool> DeleteAsync(string owner, OwnDraft draft, CancellationToken cancellation) => await store.DeleteAsync(KeyOf(owner, draft.Draft.Id), draft.ETag!, cancellation);

    /// <summary>Deletes all drafts of an owner, those that cannot be read included; how many.</summary>
    public async Task<int> DeleteAllAsync(string owner, CancellationToken cancellation)
    {
        var deleted = 0;
        await foreach (var document in store.ListAsync(KeyOf(owner, ""), cancellation))
        {
            await store.DeleteAsync(document.Key, ETags.Any, cancellation);
            deleted++;
        }
        return deleted;
    }

    /// <summary>The drafts of everybody, each with its owner; those that cannot be read are left out.</summary>
    public async IAsyncEnumerable<(string Owner, OwnDraft Draft)> AllAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var document in store.ListAsync(Prefix, cancellation))
        {
            var end = document.Key.IndexOf('/', Prefix.Length);
            if (end > 0 && Read(document.Key[Prefix.Length..end], document) is { } draft)
            {
                yield return (document.Key[Prefix.Length..end], draft);
            }
        }
    }

    private OwnDraft? Read(string owner, StoredDocument document) => seal.OpenJson(document, KeptDraftJson.Default.KeptDraft, kept => kept.Read(document.Key[KeyOf(owner, "").Length..], document.ETag),
        reason => log.LogWarning(reason, "A draft cannot be read, because it was sealed with keys that are lost or is of another version; it is kept as it is"));

    private static string KeyOf(string owner, string id) => $"{Prefix}{owner}/{id}";
}
