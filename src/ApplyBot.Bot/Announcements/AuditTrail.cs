using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using ApplyBot.Bot.Conversations;
using ApplyBot.Bot.Staff;
using ApplyBot.Storage;

namespace ApplyBot.Bot.Announcements;

/// <summary>Something that somebody asked for.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Who">Id of the member of staff; of somebody who is none, his key as <see cref="Occasions.PersonOf(Activity)"/> names people.</param>
/// <param name="Name">Name of a member of staff; null for others.</param>
/// <param name="Action">What was asked for.</param>
/// <param name="Announcement">About which announcement; null for none.</param>
/// <param name="Detail">What else matters of it; null for nothing.</param>
public sealed record AuditEntry(DateTimeOffset At, string Who, string? Name, string Action, string? Announcement = null, string? Detail = null)
{
    /// <summary>Whether it was refused, because whoever asked is not staff.</summary>
    public bool IsRefused { get; init; }
}

/// <summary>The audit trail: who asked for what, and when. An entry is written before the thing is done, and is never changed or deleted. Sealed; in the order of time, as far as the hosts' clocks agree.</summary>
public sealed class AuditTrail(IDocumentStore store, DocumentSeal seal, TimeProvider clock)
{
    /// <summary>Keys of all entries begin so.</summary>
    public const string Prefix = "audit/";

    private long _last;

    /// <summary>Writes that a member of staff asks for something.</summary>
    /// <exception cref="IOException">It may not have been written; then nothing may be done.</exception>
    public ValueTask WriteAsync(StaffMember by, string action, string? announcement, string? detail, CancellationToken cancellation) =>
        WriteAsync(new AuditEntry(clock.GetUtcNow(), by.Id, by.Name, action, announcement, detail), cancellation);

    /// <summary>Writes that somebody who is not staff asked for something.</summary>
    /// <exception cref="IOException">It may not have been written.</exception>
    public ValueTask RefusedAsync(string who, string action, CancellationToken cancellation) =>
        WriteAsync(new AuditEntry(clock.GetUtcNow(), who, null, action) { IsRefused = true }, cancellation);

    /// <summary>All entries, the oldest first.</summary>
    /// <exception cref="IOException">They cannot be read, or one of them was changed or sealed with keys that are lost.</exception>
    public async IAsyncEnumerable<AuditEntry> AllAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var document in store.ListAsync(Prefix, cancellation))
        {
            yield return Read(document);
        }
    }

    private async ValueTask WriteAsync(AuditEntry entry, CancellationToken cancellation)
    {
        // No ETag: there must be none of that key.
        for (var isWritten = false; !isWritten;)
        {
            var key = Prefix + NextTicks(entry.At.UtcTicks).ToString("D19", CultureInfo.InvariantCulture) + "-" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
            isWritten = await store.PutAsync(key, seal.SealJson(key, entry, AnnouncementJson.Default.AuditEntry), null, cancellation) is not null;
        }
    }

    // What one host writes is in its order, also where its clock stands still or steps back.
    private long NextTicks(long now)
    {
        while (true)
        {
            var last = Interlocked.Read(ref _last);
            var next = Math.Max(now, last + 1);
            if (Interlocked.CompareExchange(ref _last, next, last) == last)
            {
                return next;
            }
        }
    }

    private AuditEntry Read(StoredDocument document)
    {
        try
        {
            return JsonSerializer.Deserialize(seal.Open(document.Key, document.Content.Span), AnnouncementJson.Default.AuditEntry)!;
        }
        catch (Exception damaged) when (damaged is CryptographicException or JsonException)
        {
            throw new IOException($"An entry of the audit trail cannot be read: {document.Key}", damaged);
        }
    }
}
