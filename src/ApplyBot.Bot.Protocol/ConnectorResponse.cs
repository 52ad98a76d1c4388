using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text.Json;

namespace ApplyBot.Bot.Protocol;

/// <summary>What the Bot Connector's answer to one request means.</summary>
public static class ConnectorResponse
{
    // An identity or an error; whatever is longer is neither.
    private const int MostBytes = 16 * 1024;

    /// <summary>Ids that make no address.</summary>
    public static DeliveryResult BadAddress { get; } = new(DeliveryStatus.Final, Reason: "BadAddress");

    /// <summary>Whatever answered was not the channel.</summary>
    public static DeliveryResult Malformed { get; } = new(DeliveryStatus.Final, Reason: "Malformed");

    /// <summary>What the answer says: sent, with an identity where it has one, or how it failed.</summary>
    public static async Task<DeliveryResult> ReadAsync(HttpResponseMessage response, DateTimeOffset now, CancellationToken cancellation)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(MostBytes);
        try
        {
            var body = buffer.AsMemory(0, await ReadAsync(response.Content, buffer, cancellation));
            return response.IsSuccessStatusCode
                ? new DeliveryResult(DeliveryStatus.Sent, Parse(body, ProtocolJson.Wire.ResourceResponse)?.Id)
                : new DeliveryResult(
                    MayWorkLater(response.StatusCode) ? DeliveryStatus.Retryable : DeliveryStatus.Final,
                    Reason: Reason(response.StatusCode, Parse(body, ProtocolJson.Wire.ErrorResponse)?.Error?.Code),
                    RetryAfter: RetryAfter(response, now));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>As much of an answer's body as is looked at.</summary>
    public static async Task<byte[]> BufferAsync(HttpContent content, CancellationToken cancellation)
    {
        var buffer = new byte[MostBytes];
        return buffer[..await ReadAsync(content, buffer, cancellation)];
    }

    /// <summary>What it means that there is no answer.</summary>
    /// <param name="broken">How the request ended.</param>
    /// <param name="mayHaveArrived">Whether it was being sent, and a second arrival would be one too many.</param>
    public static DeliveryResult Broken(Exception broken, bool mayHaveArrived) => new(
        mayHaveArrived ? DeliveryStatus.Uncertain : DeliveryStatus.Retryable,
        Reason: broken switch
        {
            HttpRequestException failed => failed.HttpRequestError.ToString(),
            IOException => nameof(HttpRequestError.ResponseEnded),
            _ => "Timeout",
        });

    // Teams asks for a retry of 412, 429, 502 and 504; https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit.
    private static bool MayWorkLater(HttpStatusCode status) =>
        status is HttpStatusCode.RequestTimeout or HttpStatusCode.PreconditionFailed or HttpStatusCode.TooManyRequests or (>= HttpStatusCode.InternalServerError and not HttpStatusCode.NotImplemented);

    private static TimeSpan? RetryAfter(HttpResponseMessage response, DateTimeOffset now) =>
        (response.Headers.RetryAfter?.Delta ?? response.Headers.RetryAfter?.Date - now) is { } wait
            ? wait > TimeSpan.Zero ? wait : TimeSpan.Zero
            : null;

    // The status, and the service's code where it looks like one: what stands there is logged.
    private static string Reason(HttpStatusCode status, string? code)
    {
        var number = ((int)status).ToString(CultureInfo.InvariantCulture);
        return code is { Length: > 0 and <= 80 } && code.All(char.IsAsciiLetterOrDigit) ? $"{number} {code}" : number;
    }

    private static async Task<int> ReadAsync(HttpContent content, byte[] buffer, CancellationToken cancellation)
    {
        await using var body = await content.ReadAsStreamAsync(cancellation);
        return await body.ReadAtLeastAsync(buffer.AsMemory(0, MostBytes), MostBytes, throwOnEndOfStream: false, cancellation);
    }

    private static T? Parse<T>(ReadOnlyMemory<byte> body, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return body.IsEmpty ? null : JsonSerializer.Deserialize(body.Span, type);
        }
        catch (JsonException)
        {
            // The status has said what matters; proxies on the way answer with pages of their own.
            return null;
        }
    }
}
