using System.Globalization;
using System.Text.Json;
using ApplyBot.Bot.Conversations;
using ApplyBot.Bot.Delivery;

namespace ApplyBot.Bot.Channels.DirectLine;

/// <summary>A conversation in memory: what has been said. What its user sends is taken one after the other.</summary>
internal sealed class LiveConversation(string id, string userId, DirectLineOptions options, TimeProvider clock) : IDisposable
{
    private static readonly ChannelAccount Bot = new() { Id = "applybot", Name = "ApplyBot", Role = RoleTypes.Bot };

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Lock _lock = new();
    private readonly Queue<Kept> _kept = new();
    // Kept apart from what was said before the host was started again.
    private readonly long _begun = clock.GetUtcNow().ToUnixTimeSeconds();
    private int _said;
    private int _keptBytes;

    public string Id => id;
    public string UserId => userId;
    public DateTimeOffset LastUsed { get; private set; } = clock.GetUtcNow();
    public RateLimit Sends { get; } = new(options.SendBurst, 1, clock);
    public RateLimit Reads { get; } = new(options.ReadBurst, 10, clock);

    public void Touch() => LastUsed = clock.GetUtcNow();

    /// <summary>Takes an activity of the user, runs the turn and returns the activity's identity. One that came before (same client id) is not run again.</summary>
    public async Task<string> PostAsync(Activity activity, TurnRunner turns, DirectLineDelivery delivery, CancellationToken gone)
    {
        await _turn.WaitAsync(gone);
        try
        {
            if (ClientId(activity) is { } client && Find(client) is { } before)
            {
                return before;
            }
            var inbound = Say(activity with
            {
                From = new ChannelAccount { Id = userId, Name = activity.From?.Name, Role = RoleTypes.User },
                Recipient = Bot,
            });
            var to = Addressing.ReferenceOf(inbound);
            using var typing = ApplicantChat.IsAnswered(inbound) ? new TypingNotice(delivery, to, clock) : null;
            // From here on the turn is run to its end even if the client goes away.
            await turns.RunAsync(inbound, outcome =>
            {
                typing?.Dispose();
                if (outcome.Forgotten is not null)
                {
                    delivery.ForgetSaid(userId, inbound.Id!);
                }
                foreach (var reply in outcome.Outgoing)
                {
                    Send(reply);
                }
            }, CancellationToken.None);
            return inbound.Id!;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>What has been said from a watermark on; null when there is no such watermark.</summary>
    public ActivitySet? Read(string? watermark)
    {
        lock (_lock)
        {
            var from = 0;
            if (!string.IsNullOrEmpty(watermark)
                && (!int.TryParse(watermark, NumberStyles.None, CultureInfo.InvariantCulture, out from) || from > _said))
            {
                return null;
            }
            var skip = Math.Max(0, from - (_said - _kept.Count));
            return new ActivitySet([.. _kept.Skip(skip).Select(k => k.Activity).OfType<Activity>()], _said.ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Says an activity in the bot's name; what it becomes.</summary>
    public Activity Send(Activity activity) => Say(FromBot(activity));

    /// <summary>Says anew what the bot said; false when that is not known any more. Who has read it reads it again under the same identity and time.</summary>
    public bool Update(Activity activity)
    {
        lock (_lock)
        {
            if (Take(activity.Id) is not { } before)
            {
                return false;
            }
            Keep(FromBot(activity) with { Id = before.Id, Timestamp = before.Timestamp, ChannelId = before.ChannelId, Conversation = before.Conversation });
            return true;
        }
    }

    /// <summary>Takes back what the bot said; false when that is not known any more. Who has read it reads that it is gone.</summary>
    public bool Delete(string activityId)
    {
        lock (_lock)
        {
            if (Take(activityId) is not { } before)
            {
                return false;
            }
            Keep(FromBot(new Activity { Type = ActivityTypes.MessageDelete }) with
            {
                Id = before.Id, Timestamp = clock.GetUtcNow(), ChannelId = before.ChannelId, Conversation = before.Conversation,
            });
            return true;
        }
    }

    /// <summary>Drops what has been said but for one activity. Who reads on reads on as before.</summary>
    public void ForgetSaid(string exceptId)
    {
        lock (_lock)
        {
            foreach (var kept in _kept.Where(k => k.Activity?.Id != exceptId))
            {
                _keptBytes -= kept.Bytes;
                (kept.Activity, kept.Bytes) = (null, 0);
            }
        }
    }

    private Activity FromBot(Activity activity) => activity with { From = Bot, Recipient = new ChannelAccount { Id = userId, Role = RoleTypes.User } };

    private Activity Say(Activity activity)
    {
        lock (_lock)
        {
            var said = activity with
            {
                Id = $"{id}|{_begun:x}{_said:D7}",
                Timestamp = clock.GetUtcNow(),
                ChannelId = ChannelIds.DirectLine,
                Conversation = new ConversationAccount { Id = id },
            };
            Keep(said);
            return said;
        }
    }

    private void Keep(Activity said)
    {
        _said++;
        var bytes = JsonSerializer.SerializeToUtf8Bytes(said, ProtocolJson.Wire.Activity).Length;
        _kept.Enqueue(new Kept { Activity = said, Bytes = bytes });
        _keptBytes += bytes;
        while (_keptBytes > options.KeptBytes && _kept.Count > 1)
        {
            _keptBytes -= _kept.Dequeue().Bytes;
        }
    }

    // Its place stays, so that watermarks hold.
    private Activity? Take(string? activityId)
    {
        var kept = _kept.FirstOrDefault(k => k.Activity is { } said && said.Id == activityId && said.From!.Role == RoleTypes.Bot && said.Type != ActivityTypes.MessageDelete);
        var taken = kept?.Activity;
        if (kept is not null)
        {
            _keptBytes -= kept.Bytes;
            (kept.Activity, kept.Bytes) = (null, 0);
        }
        return taken;
    }

    private sealed class Kept
    {
        public Activity? Activity { get; set; }
        public int Bytes { get; set; }
    }

    private string? Find(string clientId)
    {
        lock (_lock)
        {
            return _kept.Select(k => k.Activity).OfType<Activity>().FirstOrDefault(a => a.From!.Role == RoleTypes.User && ClientId(a) == clientId)?.Id;
        }
    }

    // Web Chat's name for the identity that a client gives to what it sends, the same at each retry.
    private static string? ClientId(Activity activity) =>
        activity.ChannelData is { ValueKind: JsonValueKind.Object } data
        && data.TryGetProperty("clientActivityID", out var client)
        && client.ValueKind == JsonValueKind.String ? client.GetString() : null;

    public void Dispose() => _turn.Dispose();
}
