using ApplyBot.Applications;
using ApplyBot.Bot.Delivery;
using ApplyBot.Knowledge;

namespace ApplyBot.Bot.Conversations.Drafts;

/// <summary>Deletes drafts that nobody opens any more, and tells their owners before: at start, and then twice a day.</summary>
public sealed class DraftSweep(DraftStore drafts, DraftExpiry expiry, IDelivery delivery, FormCatalog forms, Wording wording, TimeProvider clock, ILogger<DraftSweep> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(12);

    /// <summary>Tells and deletes what is due now; how many of each.</summary>
    public async Task<(int Warned, int Deleted)> SweepAsync(CancellationToken cancellation)
    {
        var (warned, deleted) = (0, 0);
        await foreach (var (owner, draft) in drafts.AllAsync(cancellation))
        {
            var now = clock.GetUtcNow();
            if (!expiry.IsNear(draft, now))
            {
                continue;
            }
            if (DraftExpiry.WarnedAt(draft) is not null)
            {
                deleted += now >= expiry.ExpiresOn(draft) && await drafts.DeleteAsync(owner, draft, cancellation) ? 1 : 0;
                continue;
            }
            switch (await WarnAsync(draft, now, cancellation))
            {
                case DeliveryStatus.Sent:
                    // Who opened it meanwhile needs no telling.
                    warned += await drafts.SaveAsync(owner, draft with { Warned = now }, cancellation) is not null ? 1 : 0;
                    break;
                case DeliveryStatus.Final when now >= expiry.ExpiresOn(draft):
                    deleted += await drafts.DeleteAsync(owner, draft, cancellation) ? 1 : 0;
                    break;
                default:
                    // Tried again later; without having been told, or being out of reach, nobody loses a draft.
                    break;
            }
        }
        return (warned, deleted);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var timer = new PeriodicTimer(Pause, clock);
        do
        {
            try
            {
                if (await SweepAsync(stoppingToken) is var (warned, deleted) && warned + deleted > 0)
                {
                    log.LogInformation("Of idle drafts, {Warned} were told to be deleted soon, and {Deleted} were deleted", warned, deleted);
                }
            }
            catch (IOException failure)
            {
                log.LogError(failure, "Idle drafts could not be looked through; it is tried again later");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<DeliveryStatus> WarnAsync(OwnDraft draft, DateTimeOffset now, CancellationToken cancellation)
    {
        if (draft.Reference is not { } to)
        {
            return DeliveryStatus.Final;
        }
        var language = to.Locale?.StartsWith("en", StringComparison.OrdinalIgnoreCase) == true ? Languages.English : Languages.Chinese;
        var title = forms.Find(draft.Draft.Form)?.Title.In(language) ?? draft.Draft.Form;
        var text = wording.Say(language, "draft.expires", title, (int)(now - draft.LastUsed).TotalDays, expiry.LastDay(draft with { Warned = now }).ToString("yyyy-MM-dd"));
        return (await delivery.SendAsync(to, new Activity { Type = ActivityTypes.Message, Text = text, TextFormat = "plain", Locale = language, InputHint = "acceptingInput" }, cancellation)).Status;
    }
}
