using System.Text.Json.Nodes;
using ApplyBot.Bot.Announcements;
using ApplyBot.Bot.Cards;
using ApplyBot.Bot.Cards.Announcements;
using ApplyBot.Bot.Delivery;
using ApplyBot.Bot.Staff;
using ApplyBot.Knowledge;

namespace ApplyBot.Bot.Conversations.Announcements;

/// <summary>Keeps the cards up to date on which staff follow announcements: one card for each conversation and announcement, the one shown last. Known to this process alone; a card of before is brought up to date when it is pressed.</summary>
internal sealed class ProgressWatch(AnnouncementDesk desk, IDelivery delivery, KnowledgeBase knowledge, TimeProvider clock, IHostApplicationLifetime lifetime, ILogger<ProgressWatch> log)
{
    /// <summary>How often a card is looked after while messages are being sent; within what Teams allows in a conversation.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(3);

    // One that waits for its moment, or is paused, is in no hurry.
    private static readonly TimeSpan SlowPeriod = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan AcknowledgedFor = TimeSpan.FromMinutes(30);

    private const int Most = 200;

    private readonly Lock _lock = new();
    private readonly Dictionary<(string? Conversation, string Announcement), Followed> _followed = [];

    /// <summary>Shows an announcement's progress, and goes on showing it until nothing more will come of it.</summary>
    /// <param name="by">Who follows it.</param>
    /// <param name="announcement">Id of the announcement.</param>
    /// <param name="language">Language of the card.</param>
    /// <param name="inbound">Where it is followed.</param>
    /// <param name="card">Identity of the message whose card becomes this one; null for a new message.</param>
    /// <param name="sameCard">Without <paramref name="card"/>: whether the message shown last is to be brought up to date rather than a new one sent.</param>
    public void Follow(StaffMember by, string announcement, string language, Activity inbound, string? card, bool sameCard)
    {
        var key = (inbound.Conversation?.Id, announcement);
        var follow = new Followed(by, announcement, language, Addressing.ReferenceOf(inbound) with { ActivityId = null });
        lock (_lock)
        {
            if (_followed.Remove(key, out var before))
            {
                before.End.Cancel();
                follow.Card = sameCard ? before.Card : null;
            }
            follow.Card = card ?? follow.Card;
            if (_followed.Count >= Most)
            {
                var oldest = _followed.MinBy(f => f.Value.Begun);
                oldest.Value.End.Cancel();
                _followed.Remove(oldest.Key);
            }
            follow.Begun = clock.GetUtcNow();
            _followed[key] = follow;
        }
        // Not awaited: the turn ends before, and what comes of it is on the card.
        _ = Task.Run(() => RunAsync(follow), CancellationToken.None);
    }

    private async Task RunAsync(Followed follow)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(follow.End.Token, lifetime.ApplicationStopping);
        try
        {
            for (string? shown = null; ;)
            {
                if (await desk.ProgressAsync(follow.By, follow.Announcement, end.Token) is not { } progress)
                {
                    return;
                }
                var card = ProgressCard.Of(new StaffFrame(follow.Language, knowledge), progress);
                if (card.ToJsonString() is var json && json != shown)
                {
                    var result = await ShowAsync(follow, card, end.Token);
                    if (result.Status == DeliveryStatus.Final)
                    {
                        return;
                    }
                    // An update stays the message that it was, whatever the channel calls it.
                    follow.Card ??= result.ActivityId;
                    shown = result.Status == DeliveryStatus.Sent ? json : null;
                }
                if (progress.IsFinished && shown is not null && !IsAcknowledged(progress, follow))
                {
                    return;
                }
                await Task.Delay(progress.IsFinished || progress.Mailing is null or { IsPaused: true } ? SlowPeriod : Period, clock, end.Token);
            }
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // Followed elsewhere, or the host stops.
        }
#pragma warning disable CA1031 // Nobody awaits it; the card is brought up to date when it is pressed.
        catch (Exception defect)
#pragma warning restore CA1031
        {
            log.LogError("The progress of an announcement could not be shown: {Defect}\n{Where}", defect.GetType().Name, defect.StackTrace);
        }
    }

    // Whoever sent it sees for a while who has read it.
    private bool IsAcknowledged(AnnouncementProgress progress, Followed follow) =>
        progress.Announcement is { WantsAcknowledgement: true, State: ApplyBot.Announcements.AnnouncementState.Sending } && clock.GetUtcNow() - follow.Begun < AcknowledgedFor;

    private Task<DeliveryResult> ShowAsync(Followed follow, JsonObject card, CancellationToken cancellation)
    {
        var activity = CardMessage.Of(card, follow.To.ChannelId, follow.Language, inputHint: null) with { Id = follow.Card };
        return follow.Card is null ? delivery.SendAsync(follow.To, activity, cancellation) : delivery.UpdateAsync(follow.To, activity, cancellation);
    }

    private sealed class Followed(StaffMember by, string announcement, string language, ConversationReference to)
    {
        public StaffMember By => by;
        public string Announcement => announcement;
        public string Language => language;
        public ConversationReference To => to;
        public DateTimeOffset Begun { get; set; }
        public string? Card { get; set; }
        // Never disposed: it has no timer, and whoever runs may still look at it.
        public CancellationTokenSource End { get; } = new();
    }
}
