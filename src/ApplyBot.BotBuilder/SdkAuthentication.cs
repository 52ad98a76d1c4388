using System.Security.Claims;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Connector.Authentication;
using Newtonsoft.Json.Serialization;

namespace ApplyBot.BotBuilder;

/// <summary>How the SDK makes its connectors: of the host's settings, with the host's tokens.</summary>
internal sealed class SdkAuthentication(BotBuilderSettings settings, IHttpClientFactory clients)
    : ConfigurationBotFrameworkAuthentication(settings.Configuration, new HostCredentials(settings), httpClientFactory: clients)
{
    public override ConnectorFactory CreateConnectorFactory(ClaimsIdentity claimsIdentity) => new Connectors(base.CreateConnectorFactory(claimsIdentity));

    private sealed class Connectors(ConnectorFactory connectors) : ConnectorFactory
    {
        // An activity that awaits its replies in the response may come from nowhere that could be called; the SDK makes it a connector nevertheless.
        private const string Nowhere = "https://localhost:0/";

        // The SDK gives each connector one of its own, and so looks at all its types anew for each activity, which takes milliseconds.
        private static readonly DefaultContractResolver Types = new();

        public override async Task<IConnectorClient> CreateAsync(string serviceUrl, string audience, CancellationToken cancellationToken)
        {
            var connector = await connectors.CreateAsync(string.IsNullOrEmpty(serviceUrl) ? Nowhere : serviceUrl, audience, cancellationToken);
            (connector.SerializationSettings.ContractResolver, connector.DeserializationSettings.ContractResolver) = (Types, Types);
            return connector;
        }
    }
}
