using ApplyBot.Announcements.Reminders;
using ApplyBot.Bot.Delivery.Outbox;
using ApplyBot.Knowledge;
using ApplyBot.Storage.Outbox;
using Microsoft.Extensions.Options;

namespace ApplyBot.Bot.Conversations.Reminders;

/// <summary>
/// Hands reminders over to the outbox when they are due. What a subscriber is to get is written down with him first, then handed over, then noted as handed over: whoever finds it half done,
/// after a crash or on another host, hands over the same, and the outbox takes one message of a mailing for each recipient.
/// </summary>
public sealed class ReminderService(Subscriptions subscriptions, IOutbox outbox, OutboxSignal signal, ReminderAgenda agenda, KnowledgeBase knowledge, IOptions<ReminderOptions> options, TimeProvider clock, ILogger<ReminderService> log) : BackgroundService
{
    private const int Batch = 500;

    // Longer than what was decided is remembered with the subscribers.
    private static readonly TimeSpan KeepMailings = TimeSpan.FromDays(60);

    /// <summary>Looks through all subscribers, and hands over what is due; how many messages.</summary>
    public async Task<int> LookAtAllAsync(CancellationToken cancellation)
    {
        var (count, open) = (0, new List<OwnSubscriptions>());
        await foreach (var own in subscriptions.AllAsync(cancellation))
        {
            if (await DecideAsync(own, cancellation) is { } decided)
            {
                open.Add(decided);
            }
            if (open.Count >= Batch)
            {
                count += await HandOverAsync(open, cancellation);
                open.Clear();
            }
        }
        count += await HandOverAsync(open, cancellation);
        await ForgetOldAsync(cancellation);
        return count;
    }

    /// <summary>Looks at those whom something is known to be due for, and hands it over; how many messages.</summary>
    public async Task<int> LookAtDueAsync(CancellationToken cancellation)
    {
        var count = 0;
        foreach (var recipients in agenda.Due(clock.GetUtcNow()).Chunk(Batch))
        {
            var open = new List<OwnSubscriptions>();
            foreach (var recipient in recipients)
            {
                if (await DecideAsync(await subscriptions.FindAsync(recipient, cancellation), cancellation) is { } decided)
                {
                    open.Add(decided);
                }
            }
            count += await HandOverAsync(open, cancellation);
        }
        return count;
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var timer = new PeriodicTimer(options.Value.Every, clock);
        DateTimeOffset? looked = null;
        do
        {
            try
            {
                var now = clock.GetUtcNow();
                var isTimeForAll = looked is null || now - looked >= options.Value.EverybodyEvery;
                if ((isTimeForAll ? await LookAtAllAsync(stoppingToken) : await LookAtDueAsync(stoppingToken)) is > 0 and var count)
                {
                    log.LogInformation("{Count} reminders were handed over to be sent", count);
                }
                looked = isTimeForAll ? now : looked;
            }
            catch (IOException failure)
            {
                log.LogError(failure, "Reminders could not be looked for; it is tried again");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async ValueTask ForgetOldAsync(CancellationToken cancellation)
    {
        var old = clock.GetUtcNow() - KeepMailings;
        foreach (var prefix in new[] { DueReminders.ReminderPrefix, DueReminders.ChangePrefix })
        {
            await foreach (var mailing in outbox.ListAsync(prefix + "/", cancellation))
            {
                if (mailing.Begun < old)
                {
                    await outbox.ForgetAsync(mailing.Id, cancellation);
                }
            }
        }
    }

    // Writes down what is decided; null where there is nothing to hand over, or somebody else has just changed it.
    private async ValueTask<OwnSubscriptions?> DecideAsync(OwnSubscriptions own, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        try
        {
            var decided = own with { Subscriber = DueReminders.Decide(own.Subscriber, knowledge, now).Pruned(now) };
            if (decided.Subscriber.Ledger.Count != own.Subscriber.Ledger.Count || decided.Subscriber.Changes.Count != own.Subscriber.Changes.Count || decided.Subscriber.Known != own.Subscriber.Known)
            {
                if (await subscriptions.SaveAsync(decided, cancellation) is not { } saved)
                {
                    agenda.Set(own.Recipient, now);
                    return null;
                }
                decided = saved;
            }
            agenda.Set(own.Recipient, DueReminders.Next(decided.Subscriber, knowledge, now));
            return decided.Subscriber.Undelivered.Any() ? decided : null;
        }
#pragma warning disable CA1031 // One subscriber who cannot be looked at must not keep the others from their reminders, nor stop the host.
        catch (Exception defect) when (defect is not OperationCanceledException and not IOException)
#pragma warning restore CA1031
        {
            log.LogError("A subscriber could not be looked at: {Defect}\n{Where}", defect.GetType().Name, defect.StackTrace);
            return null;
        }
    }

    private async ValueTask<int> HandOverAsync(IReadOnlyList<OwnSubscriptions> open, CancellationToken cancellation)
    {
        var (count, now) = (0, clock.GetUtcNow());
        // Should this fail half-way, they are looked at again soon.
        foreach (var own in open)
        {
            agenda.Set(own.Recipient, now);
        }
        foreach (var mailing in open.SelectMany(own => own.Subscriber.Undelivered, (own, mailing) => (Mailing: mailing, own.Recipient)).GroupBy(m => m.Mailing, m => new OutboxEntry(m.Recipient)))
        {
            var entries = mailing.ToList();
            count += await outbox.AddAsync(mailing.Key, entries, cancellation)
                ?? await outbox.BeginAsync(new Mailing(mailing.Key, now), entries.ToAsyncEnumerable(), cancellation)
                // Another host was faster.
                ?? await outbox.AddAsync(mailing.Key, entries, cancellation) ?? 0;
        }
        if (count > 0)
        {
            signal.Wake();
        }
        foreach (var own in open)
        {
            var handed = own.Subscriber.Undelivered.ToList();
            var (_, after) = await subscriptions.ChangeAsync(own.Recipient, s => s.Undelivered.Intersect(handed).Any() ? s.HandedOver(handed) : s, cancellation);
            agenda.Set(own.Recipient, DueReminders.Next(after, knowledge, now));
        }
        return count;
    }
}
