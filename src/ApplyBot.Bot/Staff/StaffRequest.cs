using System.Net;
using ApplyBot.Bot.Channels;
using ApplyBot.Bot.Channels.Teams.Authentication;

namespace ApplyBot.Bot.Staff;

/// <summary>Requests that bear the staff key.</summary>
internal static class StaffRequest
{
    private const string Bearer = "Bearer ";

    /// <summary>The fingerprint to remember where the page shows the key; null where it shows none; a response where what it shows is not the key.</summary>
    public static (string? Proof, IResult? Error) ProofOf(HttpContext http, StaffAccess access, StaffKey key)
    {
        if (http.Request.Headers[StaffKey.Header] is not [{ } shown])
        {
            return (null, null);
        }
        return Refuse(http, access, shown) is { } refused ? (null, refused) : (key.Fingerprint, null);
    }

    /// <summary>The member of staff who asks; else the response that refuses it.</summary>
    public static (StaffMember? By, IResult? Error) Authenticate(HttpContext http, StaffAccess access)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (http.Request.Headers.Authorization is not [{ } header] || !header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            http.Response.Headers.WWWAuthenticate = "Bearer";
            return (null, ProtocolErrors.MissingToken);
        }
        return Refuse(http, access, header[Bearer.Length..].Trim()) is { } refused ? (null, refused) : (StaffAccess.Program(http.Request.Headers["X-Staff-Name"]), null);
    }

    // A key that went over the network in the clear is a secret no more.
    private static IResult? Refuse(HttpContext http, StaffAccess access, string shown)
    {
        var address = http.Connection.RemoteIpAddress;
        var isHere = address is not null && IPAddress.IsLoopback(address) && !InboundAuthentication.ForwardingHeaders.Any(http.Request.Headers.ContainsKey);
        if (!http.Request.IsHttps && !isHere)
        {
            return ProtocolErrors.Of(403, "Forbidden", "The staff key is taken over https, or from this machine.");
        }
        return access.IsKey(shown, address?.ToString() ?? "", out var wait) ? null : wait > 0 ? ProtocolErrors.TooMany(http, wait) : ProtocolErrors.WrongToken;
    }
}
