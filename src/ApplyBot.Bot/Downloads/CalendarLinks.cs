using ApplyBot.Announcements.Reminders;
using ApplyBot.Bot.Channels;
using ApplyBot.Bot.Channels.DirectLine;
using ApplyBot.Exporting.Calendar;
using ApplyBot.Knowledge;
using Microsoft.Extensions.Options;

namespace ApplyBot.Bot.Downloads;

/// <summary>Programmes as calendar files: <c>GET /calendar/{notice}/{programme}.ics</c>. What stands in them is public, so the links hold no secret and do not end: a calendar can subscribe to them.</summary>
public sealed class CalendarLinks(KnowledgeBase knowledge, IOptions<DownloadOptions> options)
{
    private const string Root = "/calendar", Extension = ".ics";

    /// <summary>A link to the days of a programme; null where no address of this host is known, or the notice states no day.</summary>
    /// <param name="channelId">Channel of whoever is to open it.</param>
    /// <param name="serviceUrl">Service address of that channel.</param>
    /// <param name="topic">The programme; of anything else there is no file.</param>
    /// <param name="language"><c>zh-CN</c> or <c>en-US</c>.</param>
    public string? LinkFor(string? channelId, string? serviceUrl, Topic topic, string language) =>
        (options.Value.PublicAddress ?? OwnPage.Of(channelId, serviceUrl)) is { } site && Find(topic) is { } found && ProgrammeCalendar.Has(found.Notice, found.Programme.Path)
            ? $"{site.TrimEnd('/')}{Root}/{found.Notice.Id}/{found.Programme.Path}{Extension}{(language == Languages.English ? "?lang=en" : "")}" : null;

    internal static void Map(IEndpointRouteBuilder app) => app.MapMethods(Root + "/{**file}", [HttpMethods.Get, HttpMethods.Head], (string file, string? lang, HttpContext http, CalendarLinks links, DirectLineConversations conversations, TimeProvider clock) =>
        !conversations.Opener(http.Connection.RemoteIpAddress?.ToString() ?? "").TryTake(out var wait) ? ProtocolErrors.TooMany(http, wait)
            : links.Write(file, lang, clock.GetUtcNow()) is { } written ? Results.File(written, ProgrammeCalendar.ContentType, Path.GetFileName(file))
            : ProtocolErrors.Of(StatusCodes.Status404NotFound, "NotFound", "There is no calendar of that programme."));

    private byte[]? Write(string file, string? language, DateTimeOffset now) =>
        file.EndsWith(Extension, StringComparison.Ordinal) && Topic.Parse(file[..^Extension.Length]) is { } topic && Find(topic) is { } found
            ? ProgrammeCalendar.Write(found.Notice, found.Programme, knowledge.Wording, language == "en" ? Languages.English : Languages.Chinese, now) : null;

    private (Notice Notice, Programme Programme)? Find(Topic topic) =>
        topic is { Notice: { } id, Path: { } path } && knowledge.Find(id) is { } notice && notice.AllProgrammes.FirstOrDefault(p => p.Path == path) is { } programme ? (notice, programme) : null;
}
