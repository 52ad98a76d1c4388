using System.Net.Http.Headers;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Rest;

namespace ApplyBot.BotBuilder;

/// <summary>The host's tokens for whatever the SDK calls. The SDK's own would be fetched without regard to how long a request may take, and a wrong password be tried over and over.</summary>
internal sealed class HostCredentials(BotBuilderSettings settings) : ServiceClientCredentialsFactory
{
    private readonly Credentials _credentials = new(settings);

    public override Task<bool> IsValidAppIdAsync(string appId, CancellationToken cancellationToken) => Task.FromResult(string.Equals(appId, settings.AppId, StringComparison.OrdinalIgnoreCase));

    public override Task<bool> IsAuthenticationDisabledAsync(CancellationToken cancellationToken) => Task.FromResult(settings.AppId is null);

    public override Task<ServiceClientCredentials> CreateCredentialsAsync(string appId, string audience, string loginEndpoint, bool validateAuthority, CancellationToken cancellationToken) =>
        Task.FromResult<ServiceClientCredentials>(_credentials);

    private sealed class Credentials(BotBuilderSettings settings) : ServiceClientCredentials
    {
        public override async Task ProcessHttpRequestAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var (token, failed) = await settings.Token(cancellationToken);
            if (failed is not null)
            {
                throw new TryEndedException(failed);
            }
            if (token is not null)
            {
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            }
        }
    }
}
