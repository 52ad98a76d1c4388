using System.Text.RegularExpressions;
using Azure.Identity;
using Microsoft.Identity.Client;

namespace ApplyBot.Bot.Channels.Teams.Authentication;

/// <summary>The bot could not sign in to the Bot Connector. The message tells the error's codes only: what the login service wrote may carry more than belongs in a log.</summary>
internal sealed partial class ConnectorSignInException(string reason, bool isTransient) : Exception(reason)
{
    /// <summary>Whether it may work later without anybody changing the registration.</summary>
    public bool IsTransient { get; } = isTransient;

    /// <summary>The failure of a login library as one of ours; null when it is none of those.</summary>
    public static ConnectorSignInException? Of(Exception failure) => failure switch
    {
        MsalServiceException refused => new($"Sign-in refused: {refused.ErrorCode}{Codes(refused.Message)}, status {refused.StatusCode}.", refused.StatusCode is 0 or 408 or 429 or >= 500),
        MsalException failed => new($"Sign-in failed: {failed.ErrorCode}{Codes(failed.Message)}.", isTransient: failed.IsRetryable),
        CredentialUnavailableException => new("Sign-in failed: this machine offers no managed identity.", isTransient: true),
        AuthenticationFailedException failed => new($"Sign-in by managed identity failed{Codes(failed.Message)}.", isTransient: true),
        HttpRequestException unreachable => new($"Sign-in failed: the login service cannot be reached ({unreachable.HttpRequestError}).", isTransient: true),
        OperationCanceledException => new("Sign-in failed: the login service did not answer in time.", isTransient: true),
        _ => null,
    };

    private static string Codes(string message) => string.Concat(EntraCode().Matches(message).Select(code => " " + code.Value).Distinct());

    [GeneratedRegex(@"\bAADSTS\d+\b", RegexOptions.CultureInvariant)]
    private static partial Regex EntraCode();
}
