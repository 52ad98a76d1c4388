using System.Globalization;
using System.Text.Json;
using ApplyBot.Bot.Conversations;

namespace ApplyBot.Bot.Channels.DirectLine;

/// <summary>A conversation in memory: what has been said. What its user sends is taken one after the other.</summary>
internal sealed class LiveConversation(string id, string userId, DirectLineOptions options, TimeProvider clock) : IDisposable
{
    private static readonly ChannelAccount Bot = new() { Id = "applybot", Name = "ApplyBot", Role = RoleTypes.Bot };

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Lock _lock = new();
    private readonly Queue<(Activity Activity, int Bytes)> _kept = new();
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
    public async Task<string> PostAsync(Activity activity, TurnRunner turns, CancellationToken gone)
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
            // From here on the turn is run to its end even if the client goes away.
            await turns.RunAsync(inbound, outcome =>
            {
                foreach (var reply in outcome.Outgoing)
                {
                    Say(reply with { From = Bot, Recipient = new ChannelAccount { Id = userId, Role = RoleTypes.User } });
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
            return new ActivitySet([.. _kept.Skip(skip).Select(k => k.Activity)], _said.ToString(CultureInfo.InvariantCulture));
        }
    }

    private Activity Say(Activity activity)
    {
        lock (_lock)
        {
            var said = activity with
            {
                Id = $"{id}|{_begun:x}{_said++:D7}",
                Timestamp = clock.GetUtcNow(),
                ChannelId = ChannelIds.DirectLine,
                Conversation = new ConversationAccount { Id = id },
            };
            var bytes = JsonSerializer.SerializeToUtf8Bytes(said, ProtocolJson.Wire.Activity).Length;
            _kept.Enqueue((said, bytes));
            _keptBytes += bytes;
            while (_keptBytes > options.KeptBytes && _kept.Count > 1)
            {
                _keptBytes -= _kept.Dequeue().Bytes;
            }
            return said;
        }
    }

    private string? Find(string clientId)
    {
        lock (_lock)
        {
            return _kept.Select(k => k.Activity).FirstOrDefault(a => a.From!.Role == RoleTypes.User && ClientId(a) == clientId)?.Id;
        }
    }

    // Web Chat's name for the identity that a client gives to what it sends, the same at each retry.
    private static string? ClientId(Activity activity) =>
        activity.ChannelData is { ValueKind: JsonValueKind.Object } data
        && data.TryGetProperty("clientActivityID", out var client)
        && client.ValueKind == JsonValueKind.String ? client.GetString() : null;

    public void Dispose() => _turn.Dispose();
}
