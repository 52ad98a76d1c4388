using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using ApplyBot.Announcements;
using ApplyBot.Bot.Delivery.Outbox;
using ApplyBot.Storage.Outbox;

namespace ApplyBot.Bot.Announcements;

/// <summary>
/// Brings the outbox to what was decided on an announcement. What was decided stands in its document first; whatever ends in between is made up for by the next to see it,
/// and doing it twice does nothing more, for a mailing begins once and a round follows the one before.
/// </summary>
internal sealed class AnnouncementSettler(AnnouncementStore store, IOutbox outbox, AnnouncementAudience audience, Acknowledgements acknowledgements, OutboxSignal signal, TimeProvider clock)
{
    /// <summary>What ids of an announcement's own mailing begin with.</summary>
    public const string Mailings = "announcement";

    /// <summary>What ids of the mailings begin with that tell those who acknowledged an older text.</summary>
    public const string Corrections = "notice-of-correction";

    private readonly ConcurrentDictionary<string, Task> _running = new(StringComparer.Ordinal);

    /// <summary>The announcement's mailing.</summary>
    public static string MailingOf(string id) => $"{Mailings}/{id}";

    /// <summary>The mailing that tells of a correction.</summary>
    public static string CorrectionOf(string id, int round) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Corrections}/{id}/{round}");

    /// <summary>Brings it about; where that is being done already in this process, waits for it.</summary>
    /// <exception cref="IOException">It may have been brought about in part, and is to be tried again.</exception>
    public async Task SettleAsync(string id, CancellationToken cancellation)
    {
        // What was decided while the running one was at it, it sees itself before it ends.
        var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        while (_running.GetOrAdd(id, mine.Task) is var running && running != mine.Task)
        {
            await running.WaitAsync(cancellation);
        }
        try
        {
            while (await store.FindAsync(id, cancellation) is { IsUnsettled: true } kept)
            {
                await BringAboutAsync(kept.Announcement, cancellation);
                if (await store.SaveAsync(kept with { IsUnsettled = false }, cancellation) is not null)
                {
                    break;
                }
            }
        }
        finally
        {
            _running.TryRemove(id, out _);
            mine.SetResult();
        }
    }

    /// <summary>Ends when nothing is being brought about in this process.</summary>
    public Task WhenIdleAsync() => Task.WhenAll(_running.Values);

    private async Task BringAboutAsync(Announcement announcement, CancellationToken cancellation)
    {
        var mailing = await outbox.FindAsync(MailingOf(announcement.Id), cancellation);
        switch (announcement.State)
        {
            case AnnouncementState.Sending:
                mailing ??= await BeginAsync(announcement, RecipientsAsync(announcement.Audience, cancellation), cancellation);
                while (mailing is { Kind: not MailingRound.Delete } && mailing.Round < announcement.Latest.Round)
                {
                    mailing = await outbox.ReviseAsync(mailing.Id, mailing.Round, MailingRound.Update, cancellation) ?? await outbox.FindAsync(mailing.Id, cancellation);
                }
                await CorrectAsync(announcement, cancellation);
                break;
            case AnnouncementState.Cancelled:
                // Without rows, so that nobody who was about to begin it still does.
                mailing ??= await BeginAsync(announcement, AsyncEnumerable.Empty<OutboxEntry>(), cancellation);
                await outbox.CancelAsync(mailing.Id, cancellation);
                await foreach (var correction in outbox.ListAsync($"{Corrections}/{announcement.Id}/", cancellation))
                {
                    await outbox.CancelAsync(correction.Id, cancellation);
                }
                break;
            case AnnouncementState.Withdrawn:
                mailing ??= await BeginAsync(announcement, AsyncEnumerable.Empty<OutboxEntry>(), cancellation);
                await DeleteAsync(mailing, cancellation);
                await foreach (var correction in outbox.ListAsync($"{Corrections}/{announcement.Id}/", cancellation))
                {
                    await DeleteAsync(correction, cancellation);
                }
                break;
        }
        signal.Wake();
    }

    // Where another host began it first, it is that one's.
    private async Task<Mailing> BeginAsync(Announcement announcement, IAsyncEnumerable<OutboxEntry> entries, CancellationToken cancellation)
    {
        var id = MailingOf(announcement.Id);
        await outbox.BeginAsync(new Mailing(id, announcement.DueAt ?? clock.GetUtcNow()), entries, cancellation);
        return await outbox.FindAsync(id, cancellation) ?? throw new IOException("A mailing that was begun is not there.");
    }

    private async Task CorrectAsync(Announcement announcement, CancellationToken cancellation)
    {
        foreach (var correction in announcement.Revisions.Where(r => r.IsCorrection))
        {
            var mailing = new Mailing(CorrectionOf(announcement.Id, correction.Round), correction.At);
            if (announcement.WantsAcknowledgement && await outbox.FindAsync(mailing.Id, cancellation) is null)
            {
                await outbox.BeginAsync(mailing, Entries(acknowledgements.OlderThanAsync(announcement.Id, correction.Round, cancellation), cancellation), cancellation);
            }
        }
    }

    private async Task DeleteAsync(Mailing? mailing, CancellationToken cancellation)
    {
        while (mailing is { Kind: not MailingRound.Delete })
        {
            mailing = await outbox.ReviseAsync(mailing.Id, mailing.Round, MailingRound.Delete, cancellation) ?? await outbox.FindAsync(mailing.Id, cancellation);
        }
    }

    private IAsyncEnumerable<OutboxEntry> RecipientsAsync(Audience of, CancellationToken cancellation) => Entries(audience.RecipientsAsync(of, cancellation), cancellation);

    private static async IAsyncEnumerable<OutboxEntry> Entries(IAsyncEnumerable<string> recipients, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var recipient in recipients.WithCancellation(cancellation))
        {
            yield return new OutboxEntry(recipient);
        }
    }
}
