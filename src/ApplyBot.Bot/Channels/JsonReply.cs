using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ApplyBot.Bot.Channels;

/// <summary>A JSON response written whole, with its length: for bodies that are small and many.</summary>
internal sealed class JsonReply<T>(T value, JsonTypeInfo<T> type, int status = StatusCodes.Status200OK) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        Write(httpContext.Response);
        await httpContext.Response.BodyWriter.FlushAsync(httpContext.RequestAborted);
    }

    private void Write(HttpResponse response)
    {
        var body = JsonBuffer.Mine;
        using (var writer = new Utf8JsonWriter(body, new JsonWriterOptions { Encoder = type.Options.Encoder, SkipValidation = true }))
        {
            JsonSerializer.Serialize(writer, value, type);
        }
        (response.StatusCode, response.ContentType, response.ContentLength) = (status, "application/json; charset=utf-8", body.WrittenCount);
        response.BodyWriter.Write(body.WrittenSpan);
    }
}

/// <summary>A buffer that each thread uses again: a new one for every response was nearly half of what a turn allocated.</summary>
internal static class JsonBuffer
{
    private const int Usual = 32 * 1024;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? t_buffer;

    /// <summary>The buffer of this thread, empty; to be used before anything is awaited.</summary>
    public static ArrayBufferWriter<byte> Mine
    {
        get
        {
            if (t_buffer is not { Capacity: <= 2 * Usual } buffer)
            {
                return t_buffer = new ArrayBufferWriter<byte>(Usual);
            }
            buffer.ResetWrittenCount();
            return buffer;
        }
    }
}
