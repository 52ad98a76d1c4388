using System.Text.Json.Serialization;
using ApplyBot.Bot.Announcements;
using ApplyBot.Bot.Channels;
using ApplyBot.Bot.Channels.DirectLine;
using ApplyBot.Bot.Downloads;
using ApplyBot.Bot.Staff;
using ApplyBot.Knowledge;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace ApplyBot.Bot.Conversations.Announcements;

/// <summary>Links to what became of each message of an announcement: sealed, made for staff only, and for some minutes.</summary>
internal sealed class CsvLinks(IDataProtectionProvider protection, IOptions<DownloadOptions> options, AnnouncementDesk desk, VisitorCookie visitors, TimeProvider clock)
{
    // The cookie that tells whose browser it is goes below this path only.
    private const string Root = DownloadEndpoint.Root + "/announcements";

    private readonly IDataProtector _protector = protection.CreateProtector("announcements");

    /// <summary>How long a link works.</summary>
    public TimeSpan Lifetime => options.Value.LinkLifetime;

    /// <summary>A link to the file as it will be when it is opened; null where no address of this host is known.</summary>
    /// <param name="inbound">Where the member of staff is: on this host's page the link opens in that browser alone.</param>
    /// <param name="by">Who gets it.</param>
    /// <param name="announcement">Id of the announcement.</param>
    /// <param name="language">Language of the file.</param>
    public string? LinkFor(Activity inbound, StaffMember by, string announcement, string language)
    {
        var page = OwnPage.Of(inbound.ChannelId, inbound.ServiceUrl);
        if ((options.Value.PublicAddress ?? page) is not { } site)
        {
            return null;
        }
        var link = new CsvLink(announcement, by.Id, by.Name, language, (clock.GetUtcNow() + Lifetime).ToUnixTimeSeconds(), page is null ? null : Occasions.PersonOf(inbound));
        return $"{site.TrimEnd('/')}{Root}/{SealedToken.Write(_protector, link, CsvLinkJson.Default.CsvLink)}";
    }

    /// <summary>Serves the files.</summary>
    public static void Map(IEndpointRouteBuilder app) => app.MapGet(Root + "/{token}", (string token, HttpContext http, CsvLinks links, DirectLineConversations conversations, Wording wording) =>
        conversations.Opener(http.Connection.RemoteIpAddress?.ToString() ?? "").TryTake(out var wait) ? links.GetAsync(token, http, wording) : Task.FromResult(ProtocolErrors.TooMany(http, wait)));

    private async Task<IResult> GetAsync(string token, HttpContext http, Wording wording)
    {
        DownloadEndpoint.KeepPrivate(http);
        if (SealedToken.Read(_protector, token, CsvLinkJson.Default.CsvLink) is not { } link || link.OnPageOf is { } person && visitors.PersonOf(http.Request) != person)
        {
            return DownloadEndpoint.Page(wording, StatusCodes.Status404NotFound, "download.unknown");
        }
        if (clock.GetUtcNow().ToUnixTimeSeconds() >= link.Expires)
        {
            return DownloadEndpoint.Page(wording, StatusCodes.Status410Gone, "download.expired");
        }
        return await desk.CsvAsync(new StaffMember(link.By, link.ByName), link.Announcement, link.Language, http.RequestAborted) is { } csv
            ? Results.File(csv, "text/csv; charset=utf-8", $"{link.Announcement}.csv")
            : DownloadEndpoint.Page(wording, StatusCodes.Status404NotFound, "download.unknown");
    }
}

/// <summary>What a link leads to.</summary>
/// <param name="Announcement">Id of the announcement.</param>
/// <param name="By">Id of the member of staff to whom it was given.</param>
/// <param name="ByName">The member's name.</param>
/// <param name="Language">Language of the file.</param>
/// <param name="Expires">When the link ends, in seconds since 1970.</param>
/// <param name="OnPageOf">Whoever has the page open on which alone it opens; null where any browser opens it.</param>
internal sealed record CsvLink(
    [property: JsonPropertyName("a")] string Announcement,
    [property: JsonPropertyName("b")] string By,
    [property: JsonPropertyName("n")] string ByName,
    [property: JsonPropertyName("l")] string Language,
    [property: JsonPropertyName("x")] long Expires,
    [property: JsonPropertyName("p")] string? OnPageOf);

[JsonSerializable(typeof(CsvLink))]
internal sealed partial class CsvLinkJson : JsonSerializerContext;
