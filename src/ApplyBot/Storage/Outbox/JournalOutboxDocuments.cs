using System.Runtime.CompilerServices;

namespace ApplyBot.Storage.Outbox;

/// <summary>Mailings and rows as documents of a store: <c>outbox/mailings/ID</c>, and <c>outbox/rows/ID/RECIPIENT</c> with <c>!</c> for each <c>/</c> of the id.</summary>
internal sealed class JournalOutboxDocuments(IDocumentStore store)
{
    private const string Mailings = "outbox/mailings/";
    private const string Rows = "outbox/rows/";

    public async ValueTask<OutboxRecord?> FindAsync(string mailing, string recipient, CancellationToken cancellation) =>
        await store.GetAsync(KeyOf(mailing, recipient), cancellation) is { } document ? OutboxRecordFormat.ToRow(document) : null;

    public async ValueTask WriteAsync(string mailing, string recipient, OutboxRecord row, CancellationToken cancellation) =>
        await store.PutAsync(KeyOf(mailing, recipient), OutboxRecordFormat.ToBytes(row), ETags.Any, cancellation);

    /// <summary>Writes a row unless the recipient has one.</summary>
    public async ValueTask<bool> AddAsync(string mailing, string recipient, OutboxRecord row, CancellationToken cancellation) =>
        await store.PutAsync(KeyOf(mailing, recipient), OutboxRecordFormat.ToBytes(row), null, cancellation) is not null;

    public ValueTask<bool> DeleteAsync(string mailing, string recipient, CancellationToken cancellation) => store.DeleteAsync(KeyOf(mailing, recipient), ETags.Any, cancellation);

    /// <summary>Rows of a mailing, by recipient.</summary>
    public async IAsyncEnumerable<(string Recipient, OutboxRecord Row)> ListAsync(string mailing, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var prefix = KeyOf(mailing, "");
        await foreach (var document in store.ListAsync(prefix, cancellation))
        {
            yield return (document.Key[prefix.Length..], OutboxRecordFormat.ToRow(document));
        }
    }

    public async ValueTask DeleteRowsAsync(string mailing, CancellationToken cancellation)
    {
        await foreach (var document in store.ListAsync(KeyOf(mailing, ""), cancellation))
        {
            await store.DeleteAsync(document.Key, ETags.Any, cancellation);
        }
    }

    /// <summary>Rows of these mailings; those of others are removed: of a mailing that did not come to begin, or that was being forgotten.</summary>
    public async IAsyncEnumerable<(string Mailing, string Recipient, OutboxRecord Row)> SweepAsync(IEnumerable<string> mailings, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var known = mailings.ToDictionary(Escaped, StringComparer.Ordinal);
        await foreach (var document in store.ListAsync(Rows, cancellation))
        {
            var end = document.Key.LastIndexOf('/');
            if (known.TryGetValue(document.Key[Rows.Length..end], out var mailing))
            {
                yield return (mailing, document.Key[(end + 1)..], OutboxRecordFormat.ToRow(document));
            }
            else
            {
                await store.DeleteAsync(document.Key, ETags.Any, cancellation);
            }
        }
    }

    /// <summary>Writes what has become of a row; the queue is told.</summary>
    public async ValueTask ChangeAsync(OutboxQueue queue, QueuedMailing mailing, string recipient, OutboxRecord before, OutboxRecord after, DateTimeOffset now, CancellationToken cancellation)
    {
        try
        {
            await WriteAsync(mailing.Id, recipient, after, cancellation);
        }
        catch (IOException)
        {
            queue.Suspect(mailing.Id);
            throw;
        }
        queue.Changed(mailing, recipient, before.In(mailing.Round), after.In(mailing.Round), now);
    }

    public async ValueTask<(Mailing Mailing, DateTimeOffset Since)?> FindAsync(string mailing, CancellationToken cancellation) =>
        await store.GetAsync(Mailings + mailing, cancellation) is { } document ? OutboxRecordFormat.ToMailing(mailing, document) : null;

    public async ValueTask WriteAsync(Mailing mailing, DateTimeOffset since, CancellationToken cancellation) =>
        await store.PutAsync(Mailings + mailing.Id, OutboxRecordFormat.ToBytes(mailing, since), ETags.Any, cancellation);

    public ValueTask<bool> DeleteAsync(string mailing, CancellationToken cancellation) => store.DeleteAsync(Mailings + mailing, ETags.Any, cancellation);

    public async IAsyncEnumerable<(Mailing Mailing, DateTimeOffset Since)> MailingsAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var document in store.ListAsync(Mailings, cancellation))
        {
            yield return OutboxRecordFormat.ToMailing(document.Key[Mailings.Length..], document);
        }
    }

    private static string KeyOf(string mailing, string recipient) => $"{Rows}{Escaped(mailing)}/{recipient}";

    // So that no mailing's rows begin as another's.
    private static string Escaped(string mailing) => mailing.Replace('/', '!');
}
