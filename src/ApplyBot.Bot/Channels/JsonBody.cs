using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ApplyBot.Bot.Channels;

/// <summary>Reads a JSON body up to a size.</summary>
internal static class JsonBody
{
    /// <summary>The value, or why there is none. An empty body is null without an error.</summary>
    public static async Task<(T? Value, IResult? Error)> ReadAsync<T>(HttpRequest request, JsonTypeInfo<T> type, int maxBytes)
        where T : class
    {
        if (request.ContentLength > maxBytes)
        {
            return (null, ProtocolErrors.TooLarge);
        }
        var reader = request.BodyReader;
        var read = await reader.ReadAsync(request.HttpContext.RequestAborted);
        while (!read.IsCompleted && read.Buffer.Length <= maxBytes)
        {
            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            read = await reader.ReadAsync(request.HttpContext.RequestAborted);
        }
        try
        {
            return read.Buffer.Length > maxBytes ? (null, ProtocolErrors.TooLarge) : Parse(read.Buffer, type);
        }
        finally
        {
            reader.AdvanceTo(read.Buffer.End);
        }
    }

    private static (T? Value, IResult? Error) Parse<T>(ReadOnlySequence<byte> body, JsonTypeInfo<T> type)
        where T : class
    {
        if (body.IsEmpty)
        {
            return (null, null);
        }
        try
        {
            var json = body.IsSingleSegment ? body.FirstSpan : body.ToArray();
            CheckStrings(json);
            var value = JsonSerializer.Deserialize(json, type);
            return value is null ? (null, ProtocolErrors.Malformed("The body must be a JSON object.")) : (value, null);
        }
        catch (InvalidOperationException)
        {
            return (null, ProtocolErrors.Malformed("The body has a string that is not Unicode text."));
        }
        catch (JsonException malformed)
        {
            return (null, ProtocolErrors.Malformed($"The body is not the expected JSON: line {malformed.LineNumber + 1}, byte {malformed.BytePositionInLine + 1}."));
        }
    }

    // Half a surrogate pair, which only an escape can write, passes as JSON and would only be found where the string is read.
    private static void CheckStrings(ReadOnlySpan<byte> json)
    {
        if (json.IndexOf("\\u"u8) < 0)
        {
            return;
        }
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped)
            {
                reader.GetString();
            }
        }
    }
}
