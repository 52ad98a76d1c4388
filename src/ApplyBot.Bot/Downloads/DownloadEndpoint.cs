using ApplyBot.Bot.Channels;
using ApplyBot.Bot.Channels.DirectLine;
using ApplyBot.Bot.Conversations.Drafts;
using ApplyBot.Exporting;
using ApplyBot.Knowledge;
using Microsoft.Net.Http.Headers;

namespace ApplyBot.Bot.Downloads;

/// <summary>Drafts as files: <c>GET /drafts/{token}</c>. A link that is made up, of somebody else, or of a draft that is gone is answered alike.</summary>
internal static class DownloadEndpoint
{
    /// <summary>Paths of all links begin so.</summary>
    public const string Root = "/drafts";

    public static IServiceCollection AddDownloads(this IServiceCollection services)
    {
        services.AddOptions<DownloadOptions>().BindConfiguration("Downloads").ValidateDataAnnotations().ValidateOnStart();
        return services.AddSingleton<DownloadLinks>().AddSingleton<VisitorCookie>();
    }

    public static void MapDownloads(this IEndpointRouteBuilder app) => app.MapMethods(Root + "/{token}", [HttpMethods.Get, HttpMethods.Head], GetAsync);

    private static async Task<IResult> GetAsync(string token, HttpContext http, DownloadLinks links, VisitorCookie visitors, DraftStore drafts, ExportDraft export, DirectLineConversations conversations, Wording wording)
    {
        KeepPrivate(http);
        if (!conversations.Opener(http.Connection.RemoteIpAddress?.ToString() ?? "").TryTake(out var wait))
        {
            return ProtocolErrors.TooMany(http, wait);
        }
        if (links.Read(token) is not { } download || download.OnPage && visitors.PersonOf(http.Request) != download.Owner)
        {
            return Page(wording, StatusCodes.Status404NotFound, "download.unknown");
        }
        if (!links.Works(download))
        {
            return Page(wording, StatusCodes.Status410Gone, "download.expired");
        }
        return await drafts.FindAsync(download.Owner, download.Draft, http.RequestAborted) is { } own && export(own.Draft, download.Format, download.Language) is { } file
            ? new Attached(file)
            : Page(wording, StatusCodes.Status404NotFound, "download.unknown");
    }

    /// <summary>Says that the response is for nobody else, and kept nowhere.</summary>
    internal static void KeepPrivate(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        // Also on every page of the host; what is private does not rest on that.
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
    }

    /// <summary>A sentence instead of a file, in both languages: nobody knows which one whoever opens it reads.</summary>
    internal static IResult Page(Wording wording, int status, string key) =>
        Results.Text($"{wording.Say(Languages.Chinese, key)}\n{wording.Say(Languages.English, key)}\n", "text/plain; charset=utf-8", statusCode: status);

    // The framework's own result logs the name of the file, which says whose project it is.
    private sealed class Attached(ExportedFile file) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            (response.ContentType, response.ContentLength) = (file.ContentType, file.Bytes.Length);
            var disposition = new ContentDispositionHeaderValue("attachment");
            disposition.SetHttpFileName(file.Name);
            response.Headers.ContentDisposition = disposition.ToString();
            if (!HttpMethods.IsHead(httpContext.Request.Method))
            {
                await response.BodyWriter.WriteAsync(file.Bytes, httpContext.RequestAborted);
            }
        }
    }
}
