using System.Runtime.CompilerServices;
using ApplyBot.Bot.Delivery;
using ApplyBot.Storage;

namespace ApplyBot.Bot.Conversations.References;

/// <summary>How everybody can be written to whom the bot has met: kept from the first contact, refreshed with each turn, dropped when the bot is removed. Sealed in the document store.</summary>
public sealed class ConversationReferences(IDocumentStore store, DocumentSeal seal, TimeProvider clock, ILogger<ConversationReferences> log)
{
    /// <summary>Keys of all references begin so.</summary>
    public const string Prefix = "references/";

    private readonly RecentReferences _recent = new(10_000, clock);

    /// <summary>Keeps how to write to where the activity came from. What is known already is not written again on the same day.</summary>
    /// <exception cref="IOException">It may not have been kept.</exception>
    public async ValueTask SeeAsync(Activity inbound, CancellationToken cancellation)
    {
        if (Recipients.KeyOf(inbound) is not { } recipient || SeenReference.Of(inbound) is not { } seen || _recent.Holds(recipient, seen))
        {
            return;
        }
        var now = clock.GetUtcNow();
        var before = await FindAsync(recipient, cancellation);
        if (before is null || before.Unreachable is not null || now - before.Refreshed >= TimeSpan.FromDays(1) || !SeenReference.IsSame(before, seen))
        {
            await SaveAsync(seen with { Recipient = recipient, Met = before?.Met ?? now, Refreshed = now, Name = seen.Name ?? before?.Name }, cancellation);
        }
        _recent.Keep(recipient, seen);
    }

    /// <summary>Drops how to write to where the activity came from; of a team, all its channels.</summary>
    public async ValueTask ForgetAsync(Activity inbound, CancellationToken cancellation)
    {
        if (Recipients.KeyOf(inbound) is { } recipient)
        {
            await ForgetAsync(recipient, cancellation);
        }
        if (Occasions.TeamOf(inbound) is { } team)
        {
            await foreach (var reference in AllAsync(cancellation))
            {
                if (reference.TeamId == team && reference.Kind == RecipientKind.Channel)
                {
                    await ForgetAsync(reference.Recipient, cancellation);
                }
            }
        }
    }

    /// <summary>Drops how to write to a recipient.</summary>
    public async ValueTask ForgetAsync(string recipient, CancellationToken cancellation)
    {
        _recent.Forget(recipient);
        await store.DeleteAsync(Prefix + recipient, ETags.Any, cancellation);
    }

    /// <summary>How to write to a recipient; null where that is not known, or cannot be read.</summary>
    public async ValueTask<KeptReference?> FindAsync(string recipient, CancellationToken cancellation) =>
        await store.GetAsync(Prefix + recipient, cancellation) is { } document ? Read(document) : null;

    /// <summary>Everybody, by key; those that cannot be read are left out.</summary>
    public async IAsyncEnumerable<KeptReference> AllAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var document in store.ListAsync(Prefix, cancellation))
        {
            if (Read(document) is { } reference)
            {
                yield return reference;
            }
        }
    }

    /// <summary>Keeps a reference, whatever was kept before.</summary>
    public async ValueTask SaveAsync(KeptReference reference, CancellationToken cancellation)
    {
        var key = Prefix + reference.Recipient;
        await store.PutAsync(key, Sealed(key, reference), ETags.Any, cancellation);
    }

    /// <summary>Notes that the recipient cannot be written to, until he says something. Where he has done so meanwhile, nothing is noted.</summary>
    /// <param name="reference">As it was when it was tried.</param>
    /// <param name="reason">A status and the channel's code.</param>
    /// <param name="cancellation">Gives up.</param>
    public async ValueTask MarkUnreachableAsync(KeptReference reference, string reason, CancellationToken cancellation)
    {
        var key = Prefix + reference.Recipient;
        if (await store.GetAsync(key, cancellation) is { } document && Read(document) is { Unreachable: null } now && now.Refreshed == reference.Refreshed)
        {
            _recent.Forget(reference.Recipient);
            await store.PutAsync(key, Sealed(key, now with { Unreachable = reason }), document.ETag, cancellation);
        }
    }

    private byte[] Sealed(string key, KeptReference reference) => seal.SealJson(key, reference, ReferenceJson.Default.KeptReference);

    private KeptReference? Read(StoredDocument document) => seal.OpenJson(document, ReferenceJson.Default.KeptReference, reference => reference with { Recipient = document.Key[Prefix.Length..] },
        reason => log.LogWarning("How to write to somebody cannot be read, because it was sealed with keys that are lost or is of another version: {Reason}", reason.GetType().Name));
}
