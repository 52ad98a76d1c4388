using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using Microsoft.Identity.Client;

namespace ApplyBot.Bot.Channels.Teams.Authentication;

/// <summary>Tokens that show the Bot Connector who is calling. Each is kept until five minutes before it expires; many callers cause one request.</summary>
internal sealed class ConnectorCredentials(BotRegistration registration, IHttpClientFactory clients, TimeProvider clock)
{
    /// <summary>Name of the HTTP client that fetches them.</summary>
    public const string HttpClientName = "login";

    private static readonly TimeSpan RenewedBefore = TimeSpan.FromMinutes(5);
    // So that a wrong password is not tried as often as activities come in.
    private static readonly TimeSpan RestAfterFailure = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private readonly Func<Task<AccessToken>> _fetch = registration.AppType == BotAppType.UserAssignedMSI ? ByMachine(registration, clients) : ByPassword(registration, clients);
    private Task<AccessToken>? _token;
    private DateTimeOffset _failed = DateTimeOffset.MinValue;

    /// <summary>A token for the Bot Connector; null without a registration, for calls within this machine.</summary>
    /// <param name="cancellation">Gives up waiting; a request that is under way goes on for others.</param>
    /// <exception cref="ConnectorSignInException">There is none, and why.</exception>
    public async ValueTask<string?> GetTokenAsync(CancellationToken cancellation = default)
    {
        if (registration.AppId is null)
        {
            return null;
        }
        Task<AccessToken> token;
        lock (_gate)
        {
            token = _token is { } held && Holds(held) ? held : _token = FetchAsync();
        }
        return (await token.WaitAsync(cancellation)).Token;
    }

    private bool Holds(Task<AccessToken> token) =>
        !token.IsCompleted
        || (token.IsCompletedSuccessfully ? clock.GetUtcNow() < token.Result.ExpiresOn - RenewedBefore : clock.GetUtcNow() < _failed + RestAfterFailure);

    private async Task<AccessToken> FetchAsync()
    {
        // The lock is left before anything is done.
        await Task.Yield();
        try
        {
            return await _fetch();
        }
        catch (Exception failure) when (ConnectorSignInException.Of(failure) is { } known)
        {
            _failed = clock.GetUtcNow();
            throw known;
        }
    }

    private static Func<Task<AccessToken>> ByPassword(BotRegistration registration, IHttpClientFactory clients)
    {
        var application = new Lazy<IConfidentialClientApplication>(() => ConfidentialClientApplicationBuilder.Create(registration.AppId)
            .WithClientSecret(registration.Password)
            // The authority is configured, never taken from elsewhere; asking a directory of clouds whether it is one would add a request and a way to fail.
            .WithInstanceDiscovery(false)
            .WithAuthority(registration.LoginUrl.AbsoluteUri)
            .WithHttpClientFactory(new LoginHttpClients(clients))
            .Build());
        return async () =>
        {
            var result = await application.Value.AcquireTokenForClient([$"{registration.Scope}/.default"]).WithForceRefresh(true).ExecuteAsync();
            return new AccessToken(result.AccessToken, result.ExpiresOn);
        };
    }

    private static Func<Task<AccessToken>> ByMachine(BotRegistration registration, IHttpClientFactory clients)
    {
        var credential = new Lazy<ManagedIdentityCredential>(() => new ManagedIdentityCredential(new ManagedIdentityCredentialOptions(ManagedIdentityId.FromUserAssignedClientId(registration.AppId))
        {
            Transport = new HttpClientTransport(clients.CreateClient(HttpClientName)),
        }));
        return async () => await credential.Value.GetTokenAsync(new TokenRequestContext([$"{registration.Scope}/.default"]));
    }

    private sealed class LoginHttpClients(IHttpClientFactory clients) : IMsalHttpClientFactory
    {
        public HttpClient GetHttpClient() => clients.CreateClient(HttpClientName);
    }
}
