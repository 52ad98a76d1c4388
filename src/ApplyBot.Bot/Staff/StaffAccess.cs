using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using ApplyBot.Bot.Channels.DirectLine;
using ApplyBot.Bot.Conversations;
using ApplyBot.Bot.Conversations.References;
using Microsoft.Extensions.Options;

namespace ApplyBot.Bot.Staff;

/// <summary>Says who is staff: in Teams by the object id that the channel vouches for, on this host's own page and for programs by the staff key. Every action asks anew.</summary>
public sealed class StaffAccess(IOptions<StaffOptions> options, StaffKey key, TimeProvider clock)
{
    private const int MostAddresses = 10_000, WrongKeys = 10, LongestName = 80;
    private const double WrongKeysPerSecond = 0.1;

    private readonly ConcurrentDictionary<string, RateLimit> _wrong = new(StringComparer.Ordinal);

    /// <summary>The member of staff who sent the activity; null for everybody else, and in groups.</summary>
    public StaffMember? Of(Activity inbound)
    {
        if (Occasions.IsGroup(inbound) || Occasions.PersonOf(inbound) is not { } person)
        {
            return null;
        }
        if (inbound.StaffProof is { } proof)
        {
            return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(proof), Encoding.ASCII.GetBytes(key.Fingerprint))
                ? new StaffMember("key:" + person, inbound.From?.Name is { Length: > 0 } name ? name : "web", Recipients.KeyOf(inbound)) : null;
        }
        return inbound.ChannelId == ChannelIds.MsTeams && Guid.TryParse(inbound.From?.AadObjectId, out var id) && options.Value.ObjectIds.Any(known => Guid.Parse(known) == id)
            ? new StaffMember($"entra:{id:D}", inbound.From.Name ?? id.ToString("D"), Recipients.KeyOf(inbound)) : null;
    }

    /// <summary>Looks at a key that somebody shows from an address. Who keeps showing wrong ones is not looked at for a while.</summary>
    /// <param name="shown">What was shown.</param>
    /// <param name="address">Where it comes from.</param>
    /// <param name="wait">After how many seconds it is looked at again; 0 when it was.</param>
    /// <returns>Whether it is the key.</returns>
    internal bool IsKey(string? shown, string address, out int wait)
    {
        var limit = LimitOf(address);
        if (!limit.HasPermit(out wait))
        {
            return false;
        }
        if (key.Is(shown))
        {
            return true;
        }
        limit.TryTake(out _);
        return false;
    }

    /// <summary>Who shows the key over HTTP.</summary>
    /// <param name="name">What the program says that its user is called, percent-encoded; nobody vouches for it.</param>
    internal static StaffMember Program(string? name)
    {
        var said = Uri.UnescapeDataString(name ?? "").Trim();
        return new StaffMember("key:api", said.Length == 0 ? "api" : said[..Math.Min(said.Length, LongestName)]);
    }

    /// <summary>Who has opened the data of the bot on this machine.</summary>
    public static StaffMember Local() => new("local:" + Environment.UserName, Environment.UserName);

    private RateLimit LimitOf(string address)
    {
        if (_wrong.Count >= MostAddresses)
        {
            foreach (var full in _wrong.Where(w => w.Value.IsFull).ToList())
            {
                _wrong.TryRemove(full);
            }
        }
        // A crowd beyond what is remembered shares one limit.
        var known = _wrong.Count >= MostAddresses && !_wrong.ContainsKey(address) ? "" : address;
        return _wrong.GetOrAdd(known, _ => new RateLimit(WrongKeys, WrongKeysPerSecond, clock));
    }
}
