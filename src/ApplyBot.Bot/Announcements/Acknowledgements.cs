using System.Collections.Concurrent;
using ApplyBot.Bot.Conversations;
using ApplyBot.Storage;

namespace ApplyBot.Bot.Announcements;

/// <summary>What is kept of a recipient who said that he saw an announcement: of a group, each of its people.</summary>
public sealed record KeptAcknowledgements
{
    /// <summary>By person, as <see cref="Occasions.PersonOf(Activity)"/> names people.</summary>
    public required IReadOnlyDictionary<string, KeptAcknowledgement> People { get; init; }

    /// <summary>The newest text that somebody acknowledged.</summary>
    public int Round => People.Values.Max(p => p.Round);

    /// <summary>When somebody first did, UTC.</summary>
    public DateTimeOffset At => People.Values.Min(p => p.At);
}

/// <summary>That a person saw an announcement.</summary>
/// <param name="At">When it was first said, UTC.</param>
/// <param name="Round">Round of the text that was acknowledged last.</param>
public sealed record KeptAcknowledgement(DateTimeOffset At, int Round);

/// <summary>Who said that an announcement was seen, sealed: one document for each announcement and recipient.</summary>
public sealed class Acknowledgements(IDocumentStore store, DocumentSeal seal, TimeProvider clock)
{
    /// <summary>Keys of all of them begin so.</summary>
    public const string Prefix = "acknowledgements/";

    // More people of one group are not told apart.
    private const int MostPeople = 1_000, MostTries = 10;
    private static readonly TimeSpan CountedFor = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, (int Count, long At)> _counts = new(StringComparer.Ordinal);

    /// <summary>What is kept of a recipient; null for nothing, or where it cannot be read.</summary>
    public async ValueTask<KeptAcknowledgements?> FindAsync(string announcement, string recipient, CancellationToken cancellation) =>
        await store.GetAsync(KeyOf(announcement, recipient), cancellation) is { } document ? Read(document) : null;

    /// <summary>Keeps that a person saw a text.</summary>
    /// <exception cref="IOException">It may not have been kept.</exception>
    public async ValueTask<Acknowledgement> AddAsync(string announcement, string recipient, string person, int round, CancellationToken cancellation)
    {
        var key = KeyOf(announcement, recipient);
        for (var run = 1; run <= MostTries; run++)
        {
            var document = await store.GetAsync(key, cancellation);
            var people = (document is null ? null : Read(document)?.People) ?? new Dictionary<string, KeptAcknowledgement>();
            var before = people.GetValueOrDefault(person);
            if (before?.Round >= round || before is null && people.Count >= MostPeople)
            {
                return new Acknowledgement(before?.At ?? clock.GetUtcNow(), before?.Round ?? round, IsNew: false);
            }
            var after = new KeptAcknowledgement(before?.At ?? clock.GetUtcNow(), round);
            var kept = new KeptAcknowledgements { People = new Dictionary<string, KeptAcknowledgement>(people) { [person] = after } };
            var content = seal.SealJson(key, kept, AnnouncementJson.Default.KeptAcknowledgements);
            if (await store.PutAsync(key, content, document?.ETag, cancellation) is not null)
            {
                return new Acknowledgement(after.At, round, IsNew: before is null);
            }
        }
        throw new IOException("An acknowledgement kept changing.");
    }

    /// <summary>Recipients who acknowledged an older text than that of a round, by key.</summary>
    public async IAsyncEnumerable<string> OlderThanAsync(string announcement, int round, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var document in store.ListAsync(KeyOf(announcement, ""), cancellation))
        {
            if (Read(document) is { } kept && kept.Round < round)
            {
                yield return document.Key[KeyOf(announcement, "").Length..];
            }
        }
    }

    /// <summary>How many recipients acknowledged an announcement, some seconds ago at most.</summary>
    public async ValueTask<int> CountAsync(string announcement, CancellationToken cancellation)
    {
        if (_counts.TryGetValue(announcement, out var known) && clock.GetElapsedTime(known.At) < CountedFor)
        {
            return known.Count;
        }
        var count = 0;
        await foreach (var _ in store.ListAsync(KeyOf(announcement, ""), cancellation))
        {
            count++;
        }
        _counts[announcement] = (count, clock.GetTimestamp());
        return count;
    }

    /// <summary>Forgets what a recipient acknowledged.</summary>
    public async ValueTask ForgetAsync(string recipient, CancellationToken cancellation)
    {
        var announcements = new List<string>();
        await foreach (var document in store.ListAsync(AnnouncementStore.Prefix, cancellation))
        {
            announcements.Add(document.Key[AnnouncementStore.Prefix.Length..]);
        }
        foreach (var announcement in announcements)
        {
            await store.DeleteAsync(KeyOf(announcement, recipient), ETags.Any, cancellation);
        }
    }

    // One that cannot be read any more counts as none; the next press writes it anew.
    private KeptAcknowledgements? Read(StoredDocument document) => seal.OpenJson(document, AnnouncementJson.Default.KeptAcknowledgements, kept => kept.People.Count > 0 ? kept : null);

    private static string KeyOf(string announcement, string recipient) => $"{Prefix}{announcement}/{recipient}";
}
