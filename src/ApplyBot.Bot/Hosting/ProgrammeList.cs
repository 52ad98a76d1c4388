using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ApplyBot.Answering;
using ApplyBot.Knowledge;

namespace ApplyBot.Bot.Hosting;

/// <summary>What the panel beside the chat shows: <c>GET /api/programmes</c>.</summary>
/// <param name="Today">The day that status and days left are counted from.</param>
/// <param name="Programmes">All programmes of all notices, in their order.</param>
internal sealed record ProgrammeList(DateOnly Today, IReadOnlyList<ProgrammeRow> Programmes)
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/api/programmes", (KnowledgeBase knowledge, TimeProvider clock) =>
        Results.Json(At(knowledge, clock.GetUtcNow()), ProgrammeJson.Wire.ProgrammeList));

    public static ProgrammeList At(KnowledgeBase knowledge, DateTimeOffset now) => new(
        DateOnly.FromDateTime(now.ToOffset(LocalMoment.Zone).DateTime),
        [.. ProgrammeGlance.All(knowledge, now).Select(glance => new ProgrammeRow(knowledge.Find(glance.Notice)!, glance))]);
}

/// <summary>A row of the panel: the programme with its notice's number and year.</summary>
internal sealed record ProgrammeRow(string? DocNumber, int Year, ProgrammeGlance Glance)
{
    public ProgrammeRow(Notice notice, ProgrammeGlance glance) : this(notice.DocNumber, notice.Year, glance) { }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UseStringEnumConverter = true)]
[JsonSerializable(typeof(ProgrammeList))]
internal sealed partial class ProgrammeJson : JsonSerializerContext
{
    public static ProgrammeJson Wire { get; } =
        new(new JsonSerializerOptions(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
