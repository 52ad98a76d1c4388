using System.Globalization;

namespace ApplyBot.Bot.Channels;

/// <summary>How requests fail: a status and a JSON error, as Direct Line and the Bot Connector have them.</summary>
internal static class ProtocolErrors
{
    public static IResult MissingToken { get; } = Of(401, "MissingProperty", "The Authorization header must be 'Bearer TOKEN'.");
    public static IResult WrongToken { get; } = Of(401, "Unauthorized", "The token or secret is not valid.");
    public static IResult ExpiredToken { get; } = Of(403, "TokenExpired", "Token has expired.");
    public static IResult OtherConversation { get; } = Of(403, "BadArgument", "The token belongs to another conversation.");
    public static IResult UnknownConversation { get; } = Of(404, "ConversationNotFound", "There is no such conversation, or it has ended.");
    public static IResult UnknownPath { get; } = Of(404, "NotFound", "There is no such resource.");
    public static IResult TooLarge { get; } = Of(413, "MessageSizeTooBig", "The request body is too large.");

    public static IResult Malformed(string reason) => Of(400, "BadSyntax", reason);
    public static IResult BadArgument(string reason) => Of(400, "BadArgument", reason);

    public static IResult TooMany(HttpContext context, int retryAfterSeconds)
    {
        context.Response.Headers.RetryAfter = retryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        return Of(429, "TooManyRequests", $"Too many requests; retry after {retryAfterSeconds} s.");
    }

    public static IResult Of(int status, string code, string message) =>
        Results.Json(new ErrorResponse(new Error(code, message)), ProtocolJson.Wire.ErrorResponse, statusCode: status);
}
