using System.Runtime.CompilerServices;
using ApplyBot.Announcements.Reminders;
using ApplyBot.Bot.Conversations.References;
using ApplyBot.Knowledge;
using ApplyBot.Storage;

namespace ApplyBot.Bot.Conversations.Reminders;

/// <summary>A subscriber as he was read.</summary>
/// <param name="Recipient">His key, see <see cref="Recipients"/>.</param>
/// <param name="Subscriber">What is kept of him.</param>
/// <param name="ETag">Of his document; null where there is none.</param>
public sealed record OwnSubscriptions(string Recipient, Subscriber Subscriber, string? ETag);

/// <summary>Who subscribes to what, sealed in the document store: one document for each recipient, whose key does not tell who it is.</summary>
public sealed class Subscriptions(IDocumentStore store, DocumentSeal seal, KnowledgeBase knowledge, ILogger<Subscriptions> log)
{
    /// <summary>Keys of all of them begin so.</summary>
    public const string Prefix = "subscriptions/";

    private const int MostTries = 10;

    /// <summary>Recipients that something about a topic is for, by key: a programme's subscribers, and those of its kinds, of its notice, of its province and of everything;
    /// a province's, and those of whatever lies in it; everybody who subscribes to anything, for <see cref="Topic.All"/>. Read as it is listed, and never held in memory as a whole.</summary>
    /// <exception cref="IOException">They cannot be read.</exception>
    public async IAsyncEnumerable<string> RecipientsOf(Topic topic, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var own in AllAsync(cancellation))
        {
            if (own.Subscriber.Meets(topic, knowledge))
            {
                yield return own.Recipient;
            }
        }
    }

    /// <summary>What a recipient subscribes to; nothing where nothing is kept, or it cannot be read.</summary>
    public async ValueTask<OwnSubscriptions> FindAsync(string recipient, CancellationToken cancellation = default) =>
        await store.GetAsync(Prefix + recipient, cancellation) is not { } document ? new OwnSubscriptions(recipient, Subscriber.New, null)
        : Read(document) ?? new OwnSubscriptions(recipient, Subscriber.New, document.ETag);

    /// <summary>Everybody who subscribes to something, by key; who cannot be read is left out.</summary>
    public async IAsyncEnumerable<OwnSubscriptions> AllAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var document in store.ListAsync(Prefix, cancellation))
        {
            if (Read(document) is { Subscriber.Subscriptions.Count: > 0 } own)
            {
                yield return own;
            }
        }
    }

    /// <summary>Keeps what was changed; null when somebody else has changed it since it was read, and nothing was written. Of who subscribes to nothing, nothing is kept.</summary>
    /// <exception cref="IOException">It may not have been kept.</exception>
    public async ValueTask<OwnSubscriptions?> SaveAsync(OwnSubscriptions own, CancellationToken cancellation = default)
    {
        var key = Prefix + own.Recipient;
        if (own.Subscriber.Subscriptions.Count == 0)
        {
            return own.ETag is null || await store.DeleteAsync(key, own.ETag, cancellation) ? own with { ETag = null } : null;
        }
        var content = seal.SealJson(key, KeptSubscriber.Of(own.Subscriber), KeptSubscriberJson.Default.KeptSubscriber);
        return await store.PutAsync(key, content, own.ETag, cancellation) is { } etag ? own with { ETag = etag } : null;
    }

    /// <summary>Changes what is kept of a recipient, however often others change it meanwhile.</summary>
    /// <param name="recipient">The recipient.</param>
    /// <param name="change">Makes the change; called again on what others have left. It may return what it was given.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>What was kept before, and after.</returns>
    /// <exception cref="IOException">It may not have been kept; or others kept changing it.</exception>
    public async ValueTask<(Subscriber Before, Subscriber After)> ChangeAsync(string recipient, Func<Subscriber, Subscriber> change, CancellationToken cancellation = default)
    {
        for (var run = 1; run <= MostTries; run++)
        {
            var own = await FindAsync(recipient, cancellation);
            var after = change(own.Subscriber);
            if (after == own.Subscriber || await SaveAsync(own with { Subscriber = after }, cancellation) is not null)
            {
                return (own.Subscriber, after);
            }
        }
        throw new IOException("What somebody subscribes to kept changing.");
    }

    /// <summary>Forgets all that a recipient subscribes to.</summary>
    public async ValueTask ForgetAsync(string recipient, CancellationToken cancellation = default) => await store.DeleteAsync(Prefix + recipient, ETags.Any, cancellation);

    private OwnSubscriptions? Read(StoredDocument document) => seal.OpenJson(document, KeptSubscriberJson.Default.KeptSubscriber, kept => new OwnSubscriptions(document.Key[Prefix.Length..], kept.Read(), document.ETag),
        reason => log.LogWarning("What somebody subscribes to cannot be read, because it was sealed with keys that are lost or is of another version: {Reason}", reason.GetType().Name));
}
