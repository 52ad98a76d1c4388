using System.Security.Cryptography;
using System.Text;
using ApplyBot.Bot.Conversations;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace ApplyBot.Bot.Downloads;

/// <summary>Who has the page open, for requests that a browser makes without the page's token. No script reads it, no other site has it sent, and nothing but downloads is sent it.</summary>
internal sealed class VisitorCookie(IDataProtectionProvider protection, IOptions<DownloadOptions> options)
{
    /// <summary>Its name.</summary>
    public const string Name = "applybot-visitor";

    private readonly IDataProtector _protector = protection.CreateProtector("visitor");

    /// <summary>Remembers the user that a token was made for.</summary>
    public void Set(HttpContext http, string userId) => http.Response.Cookies.Append(Name, WebEncoders.Base64UrlEncode(_protector.Protect(Encoding.UTF8.GetBytes(userId))), new CookieOptions
    {
        HttpOnly = true, SameSite = SameSiteMode.Strict, IsEssential = true, Path = http.Request.PathBase + DownloadEndpoint.Root,
        Secure = http.Request.IsHttps || options.Value.PublicAddress?.StartsWith("https:", StringComparison.OrdinalIgnoreCase) == true,
    });

    /// <summary>The person that the request is of, as <see cref="Occasions.PersonOf(Activity)"/> names him; null where nobody can be told.</summary>
    public string? PersonOf(HttpRequest request)
    {
        if (request.Cookies[Name] is not { Length: > 0 and <= 2048 } cookie)
        {
            return null;
        }
        try
        {
            return Occasions.PersonOf(ChannelIds.DirectLine, Encoding.UTF8.GetString(_protector.Unprotect(WebEncoders.Base64UrlDecode(cookie))));
        }
        catch (Exception foreign) when (foreign is FormatException or CryptographicException)
        {
            // Of a host with other keys, or made up.
            return null;
        }
    }
}
