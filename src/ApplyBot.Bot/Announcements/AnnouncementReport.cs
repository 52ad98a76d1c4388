using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using ApplyBot.Bot.Conversations.References;
using ApplyBot.Bot.Delivery.Outbox;
using ApplyBot.Knowledge;
using ApplyBot.Storage.Outbox;

namespace ApplyBot.Bot.Announcements;

/// <summary>What has become of announcements: figures, and every message in a table.</summary>
internal sealed class AnnouncementReport(IOutbox outbox, Acknowledgements acknowledgements, ConversationReferences references, KnowledgeBase knowledge, TimeProvider clock)
{
    private static readonly TimeSpan LeastSpan = TimeSpan.FromSeconds(1), LongestSpan = TimeSpan.FromMinutes(1);
    private static readonly OutboxCount Nothing = new(new Dictionary<OutboxState, int>(), 0);

    private readonly ConcurrentDictionary<string, Sample> _samples = new(StringComparer.Ordinal);

    /// <summary>How far it has come.</summary>
    public async Task<AnnouncementProgress> ProgressAsync(KeptAnnouncement kept, CancellationToken cancellation)
    {
        var mailing = await outbox.FindAsync(AnnouncementSettler.MailingOf(kept.Id), cancellation);
        var count = mailing is null ? Nothing : await outbox.CountAsync(mailing.Id, cancellation);
        return new AnnouncementProgress
        {
            Announcement = kept.Announcement, ETag = kept.ETag!, Mailing = mailing, Count = count,
            Acknowledged = kept.Announcement.WantsAcknowledgement ? await acknowledgements.CountAsync(kept.Id, cancellation) : 0,
            PerSecond = mailing is null || count.Open == 0 ? null : Rate(kept.Id, mailing.Round, count.All - count.Open),
        };
    }

    /// <summary>A row for each recipient, and a head.</summary>
    public async Task<byte[]> CsvAsync(KeptAnnouncement kept, string language, CancellationToken cancellation)
    {
        var csv = new StringBuilder("\ufeff");
        Append(csv, ["name", "kind", "state", "attempts", "reason", "time", "acknowledged"], word => Say(language, "announce.csv." + word));
        await foreach (var row in outbox.RowsAsync(AnnouncementSettler.MailingOf(kept.Id), cancellation))
        {
            var reference = await references.FindAsync(row.Recipient, cancellation);
            var seen = kept.Announcement.WantsAcknowledgement ? await acknowledgements.FindAsync(kept.Id, row.Recipient, cancellation) : null;
            Append(csv,
            [
                reference?.Name ?? row.Recipient[..Math.Min(12, row.Recipient.Length)],
                reference is null ? "" : Say(language, "announce.csv.kind." + reference.Kind.ToString().ToLowerInvariant()),
                Say(language, "announce.csv.state." + row.State.ToString().ToLowerInvariant()) + (row.WasUncertain && row.State != OutboxState.Uncertain ? Say(language, "announce.csv.twice") : ""),
                row.Attempts.ToString(CultureInfo.InvariantCulture),
                row.Reason is { } reason ? OutboxReason.InWords(reason, knowledge.Wording, language) : "",
                row.DeliveredAt is { } at ? Moment(at) : "",
                seen is not null ? Moment(seen.At) : "",
            ], cell => cell);
        }
        return Encoding.UTF8.GetBytes(csv.ToString());
    }

    private string Say(string language, string key) => knowledge.Wording.Say(language, key);

    // RFC 4180; and what a spreadsheet would take for a formula is text.
    private static void Append(StringBuilder csv, IReadOnlyList<string> cells, Func<string, string> shown)
    {
        for (var i = 0; i < cells.Count; i++)
        {
            var cell = shown(cells[i]);
            if (cell.Length > 0 && "=+-@\t\r".Contains(cell[0], StringComparison.Ordinal))
            {
                cell = "'" + cell;
            }
            csv.Append(i > 0 ? "," : "").Append(cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : "\"" + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"");
        }
        csv.Append("\r\n");
    }

    private static string Moment(DateTimeOffset at) => at.ToOffset(LocalMoment.Zone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    // Between two looks; the older one is kept until they lie far enough apart.
    private double? Rate(string id, int round, int done)
    {
        var now = new Sample(round, done, clock.GetTimestamp(), null);
        var before = _samples.GetOrAdd(id, now);
        var span = clock.GetElapsedTime(before.At, now.At);
        if (before.Round != round || span > LongestSpan)
        {
            _samples[id] = now;
            return null;
        }
        if (span < LeastSpan)
        {
            return before.PerSecond;
        }
        var rate = Math.Max(0, done - before.Done) / span.TotalSeconds;
        _samples[id] = now with { PerSecond = rate };
        return rate;
    }

    private sealed record Sample(int Round, int Done, long At, double? PerSecond);
}
