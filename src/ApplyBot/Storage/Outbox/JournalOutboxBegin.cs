namespace ApplyBot.Storage.Outbox;

/// <summary>Writes a mailing: its rows first, which count for nothing before the mailing itself is written.</summary>
internal static class JournalOutboxBegin
{
    // Writes that wait together share a flush.
    private const int AtOnce = 256;

    public static async ValueTask<int?> RunAsync(JournalOutboxDocuments documents, OutboxQueue queue, Mailing mailing, IAsyncEnumerable<OutboxEntry> entries, CancellationToken cancellation)
    {
        // Rows of an earlier try.
        await documents.DeleteRowsAsync(mailing.Id, cancellation);
        var known = new QueuedMailing(mailing, mailing.Begun);
        var rows = 0;
        try
        {
            var writes = new List<Task<bool>>(AtOnce);
            await foreach (var entry in entries.WithCancellation(cancellation))
            {
                OutboxLimits.ThrowIfInvalid(entry);
                writes.Add(AddAsync(documents, known, entry, cancellation));
                if (writes.Count == AtOnce)
                {
                    rows += await CountAsync(writes);
                }
            }
            rows += await CountAsync(writes);
            cancellation.ThrowIfCancellationRequested();
            await documents.WriteAsync(mailing, mailing.Begun, CancellationToken.None);
        }
        catch (IOException)
        {
            queue.Suspect(mailing.Id);
            throw;
        }
        queue.Put(known);
        return rows;
    }

    private static async Task<bool> AddAsync(JournalOutboxDocuments documents, QueuedMailing known, OutboxEntry entry, CancellationToken cancellation)
    {
        var row = OutboxRecord.New(entry, known.Round, known.Mailing.DueAt);
        // Of two for one recipient the store takes the first.
        if (!await documents.AddAsync(known.Id, entry.Recipient, row, cancellation))
        {
            return false;
        }
        lock (known)
        {
            known.Add(row);
            known.Wait(entry.Recipient, row);
        }
        return true;
    }

    private static async ValueTask<int> CountAsync(List<Task<bool>> writes)
    {
        var added = (await Task.WhenAll(writes)).Count(isAdded => isAdded);
        writes.Clear();
        return added;
    }
}
