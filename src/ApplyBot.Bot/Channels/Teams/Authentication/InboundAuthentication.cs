using System.Net;

namespace ApplyBot.Bot.Channels.Teams.Authentication;

/// <summary>Who may send activities: the Bot Connector, by its tokens; without a registration, programs on this machine.</summary>
internal sealed class InboundAuthentication(BotRegistration registration, TokenValidator tokens, TrustedServiceUrls trusted, ILogger<InboundAuthentication> logger)
{
    private const string Bearer = "Bearer ";

    // Any of them says that somebody else sent the request on.
    internal static readonly string[] ForwardingHeaders = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Via"];

    /// <summary>Looks at a request before its body is read: the token that it brings (null without a registration), or the response that refuses it.</summary>
    public async ValueTask<(ConnectorToken? Token, IResult? Refused)> AuthenticateAsync(HttpContext http)
    {
        if (registration.AppId is null)
        {
            return (null, RefuseOthers(http));
        }
        var header = http.Request.Headers.Authorization;
        if (header.Count != 1 || header[0] is not { } value || !value.StartsWith(Bearer, StringComparison.Ordinal))
        {
            return (null, Unauthorized(http, ProtocolErrors.MissingToken, "there is no bearer token"));
        }
        try
        {
            var (token, refusal) = await tokens.ValidateAsync(value[Bearer.Length..], http.RequestAborted);
            return token is null ? (null, Unauthorized(http, ProtocolErrors.WrongToken, refusal!)) : (token, null);
        }
        catch (KeysUnavailableException unavailable)
        {
            http.Response.Headers.RetryAfter = $"{SigningKeys.RestAfterFailure.TotalSeconds:0}";
            return (null, Refuse(ProtocolErrors.Of(503, "ServiceUnavailable", "Tokens cannot be checked at present."), unavailable.Message));
        }
    }

    /// <summary>Whether who has been let in may send this activity: null, or the response that refuses it. Where it comes from is trusted from now on.</summary>
    public IResult? Authorize(ConnectorToken? token, Activity activity)
    {
        if (registration.AppId is null)
        {
            return string.IsNullOrEmpty(activity.ServiceUrl) || trusted.IsTrusted(activity.ServiceUrl)
                ? null
                : Forbidden("A bot that is not registered answers programs on this machine only: serviceUrl must be a loopback address.", "the service URL is not on this machine");
        }
        if (token is null || !SameUrl(token.ServiceUrl, activity.ServiceUrl))
        {
            return Forbidden("The token was issued for another serviceUrl.", "the service URL is not the token's");
        }
        if (activity.ChannelId is not { } channel || !token.Key.Endorses(channel))
        {
            return Forbidden("The token is not endorsed for the channel.", "the key is not endorsed for the channel");
        }
        return trusted.Vouch(token.ServiceUri) ? null : Forbidden("The serviceUrl is not one that answers can be sent to.", "the service URL is not https");
    }

    private IResult? RefuseOthers(HttpContext http)
    {
        if (http.Connection.RemoteIpAddress is not { } address || !IPAddress.IsLoopback(address) || ForwardingHeaders.Any(http.Request.Headers.ContainsKey))
        {
            return Forbidden("Only programs on this machine may call a bot that is not registered.", "it does not come from this machine");
        }
        // A web page elsewhere can make a browser on this machine post, but not as JSON without being asked first.
        return http.Request.HasJsonContentType()
            ? null
            : Refuse(ProtocolErrors.Of(415, "UnsupportedMediaType", "The Content-Type must be application/json."), "it is not JSON");
    }

    // As the SDK compares them, and a slash at the end makes no other place.
    private static bool SameUrl(string vouched, string? said) =>
        said is not null && vouched.AsSpan().TrimEnd('/').Equals(said.AsSpan().TrimEnd('/'), StringComparison.OrdinalIgnoreCase);

    private IResult Unauthorized(HttpContext http, IResult response, string reason)
    {
        http.Response.Headers.WWWAuthenticate = "Bearer";
        return Refuse(response, reason);
    }

    private IResult Forbidden(string message, string reason) => Refuse(ProtocolErrors.Of(403, "Forbidden", message), reason);

    private IResult Refuse(IResult response, string reason)
    {
        logger.LogWarning("An activity was refused: {Reason}.", reason);
        return response;
    }
}
