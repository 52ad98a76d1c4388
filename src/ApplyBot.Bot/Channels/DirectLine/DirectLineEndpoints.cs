using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using ApplyBot.Bot.Conversations;
using ApplyBot.Bot.Downloads;
using ApplyBot.Bot.Staff;
using Microsoft.Extensions.Options;

namespace ApplyBot.Bot.Channels.DirectLine;

/// <summary>Direct Line 3.0 over HTTP: tokens, conversations, activities with a watermark.</summary>
internal static partial class DirectLineEndpoints
{
    [GeneratedRegex("^dl_[0-9a-f]{32}$")]
    private static partial Regex OfTheirOwn();

    private const int MaxUserIdLength = 128;

    public static IServiceCollection AddDirectLine(this IServiceCollection services)
    {
        services.AddOptions<DirectLineOptions>().BindConfiguration("DirectLine").ValidateDataAnnotations().ValidateOnStart();
        return services.AddSingleton<DirectLineTokens>().AddSingleton<DirectLineConversations>().AddSingleton<DirectLineDelivery>();
    }

    /// <summary>Maps it at <c>/directline</c>, and at <c>/v3/directline</c> as the published service has it.</summary>
    public static void MapDirectLine(this IEndpointRouteBuilder app)
    {
        foreach (var root in new[] { "/directline", "/v3/directline" })
        {
            var group = app.MapGroup(root);
            group.MapPost("/tokens/generate", GenerateAsync);
            group.MapPost("/tokens/refresh", Refresh);
            group.MapPost("/conversations", OpenAsync);
            group.MapGet("/conversations/{id}", Reconnect);
            group.MapGet("/conversations/{id}/activities", Read);
            group.MapPost("/conversations/{id}/activities", PostAsync);
            group.MapFallback("/{**rest}", () => ProtocolErrors.UnknownPath);
        }
    }

    private static async Task<IResult> GenerateAsync(HttpContext http, DirectLineTokens tokens, DirectLineConversations conversations, VisitorCookie visitors, StaffAccess staff, StaffKey staffKey, IOptions<DirectLineOptions> options)
    {
        var (caller, error) = Authenticate(http, tokens, options.Value);
        if (error is not null && !(options.Value.AnonymousTokens && http.Request.Headers.Authorization.Count == 0))
        {
            return error;
        }
        if (caller is { Grant: not null })
        {
            return ProtocolErrors.WrongToken;
        }
        if (Opening(http, conversations) is { } tooMany)
        {
            return tooMany;
        }
        var (parameters, malformed) = await JsonBody.ReadAsync(http.Request, ProtocolJson.Wire.TokenParameters, options.Value.MaxBodyBytes);
        if (malformed is not null || parameters?.User?.Id is { Length: 0 or > MaxUserIdLength })
        {
            return malformed ?? ProtocolErrors.BadArgument($"user.id must have 1 to {MaxUserIdLength} characters.");
        }
        // Who shows no secret could else take the name that somebody else was given, and with it his drafts.
        if (caller is null && parameters?.User?.Id is { } named && !OfTheirOwn().IsMatch(named))
        {
            return ProtocolErrors.BadArgument("Without the secret, user.id is left out, or dl_ and 32 hexadecimal digits drawn at random.");
        }
        var (proof, wrong) = StaffRequest.ProofOf(http, staff, staffKey);
        if (wrong is not null)
        {
            return wrong;
        }
        var user = parameters?.User?.Id ?? NewUser();
        visitors.Set(http, user);
        return Granted(tokens, DirectLineConversations.NewId(), user, proof, 200);
    }

    private static IResult Refresh(HttpContext http, DirectLineTokens tokens, IOptions<DirectLineOptions> options)
    {
        var (caller, error) = Authenticate(http, tokens, options.Value);
        return error ?? (caller!.Grant is { } grant
            ? Granted(tokens, grant.ConversationId, grant.UserId, grant.StaffProof, 200)
            : ProtocolErrors.BadArgument("Only a token can be refreshed."));
    }

    private static async Task<IResult> OpenAsync(HttpContext http, DirectLineTokens tokens, DirectLineConversations conversations, IOptions<DirectLineOptions> options)
    {
        var (caller, error) = Authenticate(http, tokens, options.Value);
        if ((error ?? Opening(http, conversations)) is { } refused)
        {
            return refused;
        }
        var (_, malformed) = await JsonBody.ReadAsync(http.Request, ProtocolJson.Wire.TokenParameters, options.Value.MaxBodyBytes);
        if (malformed is not null)
        {
            return malformed;
        }
        var grant = caller!.Grant ?? new Grant(DirectLineConversations.NewId(), NewUser(), 0);
        var conversation = conversations.Open(grant.ConversationId, grant.UserId, out var begun);
        return Granted(tokens, conversation.Id, conversation.UserId, grant.StaffProof, begun ? 201 : 200);
    }

    private static IResult Reconnect(string id, string? watermark, HttpContext http, DirectLineTokens tokens, DirectLineConversations conversations, IOptions<DirectLineOptions> options)
    {
        var (conversation, grant, error) = Enter(id, http, tokens, conversations, options.Value);
        if (error is not null || conversation!.Read(watermark) is null)
        {
            return error ?? ProtocolErrors.BadArgument("There is no such watermark.");
        }
        return Granted(tokens, conversation.Id, conversation.UserId, grant?.StaffProof, 200);
    }

    private static IResult Read(string id, string? watermark, HttpContext http, DirectLineTokens tokens, DirectLineConversations conversations, IOptions<DirectLineOptions> options)
    {
        var (conversation, _, error) = Enter(id, http, tokens, conversations, options.Value);
        if (error is not null)
        {
            return error;
        }
        if (!conversation!.Reads.TryTake(out var wait))
        {
            return ProtocolErrors.TooMany(http, wait);
        }
        return conversation.Read(watermark) is { } activities
            ? Results.Json(activities, ProtocolJson.Wire.ActivitySet)
            : ProtocolErrors.BadArgument("There is no such watermark.");
    }

    private static async Task<IResult> PostAsync(string id, HttpContext http, DirectLineTokens tokens, DirectLineConversations conversations, TurnRunner turns, DirectLineDelivery delivery, IOptions<DirectLineOptions> options)
    {
        var (conversation, grant, error) = Enter(id, http, tokens, conversations, options.Value);
        if (error is not null)
        {
            return error;
        }
        if (!conversation!.Sends.TryTake(out var wait))
        {
            return ProtocolErrors.TooMany(http, wait);
        }
        var (activity, malformed) = await JsonBody.ReadAsync(http.Request, ProtocolJson.Wire.Activity, options.Value.MaxBodyBytes);
        if (malformed is not null || string.IsNullOrEmpty(activity?.Type))
        {
            return malformed ?? ProtocolErrors.BadArgument("An activity needs a type.");
        }
        var posted = await conversation.PostAsync(activity with { ServiceUrl = OwnPage.ServiceUrlOf(http.Request), StaffProof = grant?.StaffProof }, turns, delivery, http.RequestAborted);
        return Results.Json(new ResourceResponse(posted), ProtocolJson.Wire.ResourceResponse);
    }

    /// <summary>Who asks: the bearer of the secret (no grant), or of a token that holds.</summary>
    private sealed record Caller(Grant? Grant);

    private static (Caller? Caller, IResult? Error) Authenticate(HttpContext http, DirectLineTokens tokens, DirectLineOptions options)
    {
        var header = http.Request.Headers.Authorization.ToString();
        if (!header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
        {
            http.Response.Headers.WWWAuthenticate = "Bearer";
            return (null, ProtocolErrors.MissingToken);
        }
        var bearer = header["Bearer ".Length..].Trim();
        if (options.Secret is { } secret && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(bearer)), SHA256.HashData(Encoding.UTF8.GetBytes(secret))))
        {
            return (new Caller(null), null);
        }
        return tokens.Read(bearer) is not { } grant ? (null, ProtocolErrors.WrongToken)
            : tokens.Holds(grant) ? (new Caller(grant), null)
            : (null, ProtocolErrors.ExpiredToken);
    }

    private static (LiveConversation? Conversation, Grant? Grant, IResult? Error) Enter(string id, HttpContext http, DirectLineTokens tokens, DirectLineConversations conversations, DirectLineOptions options)
    {
        var (caller, error) = Authenticate(http, tokens, options);
        return error is not null ? (null, null, error)
            : caller!.Grant is { } grant && grant.ConversationId != id ? (null, null, ProtocolErrors.OtherConversation)
            : conversations.Find(id) is { } found ? (found, caller.Grant, null)
            : (null, null, ProtocolErrors.UnknownConversation);
    }

    private static IResult? Opening(HttpContext http, DirectLineConversations conversations) =>
        conversations.Opener(http.Connection.RemoteIpAddress?.ToString() ?? "").TryTake(out var wait) ? null : ProtocolErrors.TooMany(http, wait);

    private static string NewUser() => "dl_" + DirectLineConversations.NewId();

    private static IResult Granted(DirectLineTokens tokens, string conversationId, string userId, string? staffProof, int status) =>
        Results.Json(new Conversation(conversationId, tokens.Issue(conversationId, userId, staffProof), tokens.Lifetime), ProtocolJson.Wire.Conversation, statusCode: status);
}
