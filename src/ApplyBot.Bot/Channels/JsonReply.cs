using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ApplyBot.Bot.Channels;

/// <summary>A JSON response written whole, with its length: for bodies that are small and many.</summary>
internal sealed class JsonReply<T>(T value, JsonTypeInfo<T> type, int status = StatusCodes.Status200OK) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(value, type);
        var response = httpContext.Response;
        (response.StatusCode, response.ContentType, response.ContentLength) = (status, "application/json; charset=utf-8", body.Length);
        await response.BodyWriter.WriteAsync(body, httpContext.RequestAborted);
    }
}
