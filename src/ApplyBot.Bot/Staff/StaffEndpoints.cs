using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ApplyBot.Bot.Announcements;
using ApplyBot.Bot.Channels;

namespace ApplyBot.Bot.Staff;

/// <summary>Announcements over HTTP, for who bears the staff key: <c>/api/staff/announcements</c>, as the command line uses it.</summary>
internal static class StaffEndpoints
{
    /// <summary>Paths of all of them begin so.</summary>
    public const string Root = "/api/staff";

    private const int MaxBodyBytes = 64 * 1024;

    public static void MapStaff(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup(Root);
        group.MapGet("/announcements", (HttpContext http, StaffAccess access, StaffService service) => RunAsync(http, access, null, (by, _) => service.RunAsync(by, "list", null, null, http.RequestAborted)));
        group.MapPost("/announcements", (HttpContext http, StaffAccess access, StaffService service) => RunAsync(http, access, "announce", (by, body) => service.RunAsync(by, "announce", null, body, http.RequestAborted)));
        group.MapGet("/announcements/{name}", (string name, HttpContext http, StaffAccess access, StaffService service) => RunAsync(http, access, null, (by, _) =>
            name.EndsWith(".csv", StringComparison.Ordinal) ? service.RunAsync(by, "csv", name[..^4], new StaffCommand { Language = http.Request.Query["language"] }, http.RequestAborted) : service.RunAsync(by, "status", name, null, http.RequestAborted)));
        group.MapPost("/announcements/{id}/{action}", (string id, string action, HttpContext http, StaffAccess access, StaffService service) =>
            StaffService.Actions.Contains(action) ? RunAsync(http, access, action, (by, body) => service.RunAsync(by, action, id, body, http.RequestAborted)) : Task.FromResult(ProtocolErrors.UnknownPath));
        group.MapGet("/audit", (HttpContext http, StaffAccess access, StaffService service) => RunAsync(http, access, null, (by, _) => service.RunAsync(by, "audit", null, null, http.RequestAborted)));
        group.MapFallback("/{**rest}", () => ProtocolErrors.UnknownPath);
    }

    private static async Task<IResult> RunAsync(HttpContext http, StaffAccess access, string? takesBody, Func<StaffMember, StaffCommand?, Task<StaffReply>> run)
    {
        var (by, refused) = StaffRequest.Authenticate(http, access);
        if (refused is not null)
        {
            return refused;
        }
        var (body, malformed) = takesBody is null ? (null, null) : await JsonBody.ReadAsync(http.Request, StaffJson.Default.StaffCommand, MaxBodyBytes);
        if (malformed is not null)
        {
            return malformed;
        }
        var reply = await run(by!, body);
        return reply.File is { } file
            ? Results.File(file, "text/csv; charset=utf-8", "announcement.csv")
            : Results.Text(reply.Json, "application/json; charset=utf-8", Encoding.UTF8, reply.Status);
    }
}
