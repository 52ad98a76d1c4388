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
        using var body = new MemoryStream();
        var buffer = new byte[8192];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted)) > 0)
        {
            if (body.Length + read > maxBytes)
            {
                return (null, ProtocolErrors.TooLarge);
            }
            body.Write(buffer, 0, read);
        }
        if (body.Length == 0)
        {
            return (null, null);
        }
        try
        {
            var json = body.GetBuffer().AsSpan(0, (int)body.Length);
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

    // Half a surrogate pair passes as JSON and would only be found where the string is read.
    private static void CheckStrings(ReadOnlySpan<byte> json)
    {
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
