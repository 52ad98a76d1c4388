using System.Globalization;
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
            try
            {
                var (told, gone) = await LookAtAsync(owner, draft, cancellation);
                (warned, deleted) = (warned + (told ? 1 : 0), deleted + (gone ? 1 : 0));
            }
#pragma warning disable CA1031 // One draft that cannot be looked at must not keep the others, nor stop the host.
            catch (Exception defect) when (defect is not OperationCanceledException and not IOException)
#pragma warning restore CA1031
            {
                // Its message may hold what somebody typed.
                log.LogError("An idle draft could not be looked at; it is kept: {Defect}\n{Where}", defect.GetType().Name, defect.StackTrace);
            }
        }
        return (warned, deleted);
    }

    private async Task<(bool Warned, bool Deleted)> LookAtAsync(string owner, OwnDraft draft, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (!expiry.IsNear(draft, now))
        {
            return (false, false);
        }
        if (DraftExpiry.WarnedAt(draft) is not null)
        {
            return (false, now >= expiry.ExpiresOn(draft) && await drafts.DeleteAsync(owner, draft, cancellation));
        }
        return await WarnAsync(draft, now, cancellation) switch
        {
            // Who opened it meanwhile needs no telling.
            DeliveryStatus.Sent => (await drafts.SaveAsync(owner, draft with { Warned = now }, cancellation) is not null, false),
            DeliveryStatus.Final when now >= expiry.ExpiresOn(draft) => (false, await drafts.DeleteAsync(owner, draft, cancellation)),
            // Tried again later; without having been told, or being out of reach, nobody loses a draft.
            _ => (false, false),
        };
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
        var text = wording.Say(language, "draft.expires", title, (int)(now - draft.LastUsed).TotalDays, expiry.LastDay(draft with { Warned = now }).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        return (await delivery.SendAsync(to, new Activity { Type = ActivityTypes.Message, Text = text, TextFormat = "plain", Locale = language, InputHint = "acceptingInput" }, cancellation)).Status;
    }
}
