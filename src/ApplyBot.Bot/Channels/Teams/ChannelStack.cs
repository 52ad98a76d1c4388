using ApplyBot.Bot.Hosting;
using Microsoft.Extensions.Options;
#if NAMED_STACK
using ApplyBot.Bot.Channels.Teams.Authentication;
using ApplyBot.BotBuilder;
#endif

namespace ApplyBot.Bot.Channels.Teams;

/// <summary>What speaks with the Bot Connector, by <c>Stack:Channel</c>: the bot itself, or the Bot Framework SDK. The only place that knows which of them were built in.</summary>
internal static class ChannelStack
{
    private const string Connector = "Connector";
    private const string BotBuilder = "BotBuilder";

#if NAMED_STACK
    private static readonly StackChoice Choice = new("Stack:Channel", "通道", BotBuilder, [BotBuilder, Connector]);
#else
    private static readonly StackChoice Choice = new("Stack:Channel", "通道", BotBuilder, [Connector]);
#endif

    public static IServiceCollection AddConnector(this IServiceCollection services)
    {
        Choice.Check(services, options => options.Channel);
#if NAMED_STACK
        services.AddSingleton(CreateBotBuilder);
#endif
        services.AddSingleton<ConnectorClient>().AddSingleton(provider => Of(Choice.Find(provider.GetRequiredService<IOptions<StackOptions>>().Value.Channel), provider));
        return services.AddSingleton(provider => provider.GetRequiredService<Walls>().Connector).AddSingleton(provider => provider.GetRequiredService<Walls>().Adapter);
    }

    private static Walls Of(string? name, IServiceProvider services) => name switch
    {
#if NAMED_STACK
        BotBuilder when services.GetRequiredService<BotBuilderChannel>() is var channel => new Walls(channel.Connector, channel.Adapter),
#endif
        _ => new Walls(services.GetRequiredService<ConnectorClient>(), new ConnectorAdapter()),
    };

#if NAMED_STACK
    private static BotBuilderChannel CreateBotBuilder(IServiceProvider services)
    {
        var (registration, credentials) = (services.GetRequiredService<BotRegistration>(), services.GetRequiredService<ConnectorCredentials>());
        var (settings, options) = (services.GetRequiredService<IConfiguration>(), services.GetRequiredService<IOptions<ConnectorOptions>>().Value);
        // The SDK knows two clouds; it is told the addresses of whichever it is.
        var endpoints = new Dictionary<string, string?>
        {
            ["ToChannelFromBotLoginUrl"] = registration.LoginUrl.AbsoluteUri,
            ["ToChannelFromBotOAuthScope"] = registration.Scope,
            ["ToBotFromChannelTokenIssuer"] = registration.TokenIssuer,
            ["ToBotFromChannelOpenIdMetadataUrl"] = registration.OpenIdMetadataUrl.AbsoluteUri,
            ["OAuthUrl"] = settings["OAuthUrl"] ?? registration.Scope,
        };
        return new BotBuilderChannel(
            new BotBuilderSettings
            {
                AppId = registration.AppId,
                Configuration = new ConfigurationBuilder().AddConfiguration(settings).AddInMemoryCollection(endpoints).Build(),
                Token = cancellation => TokenAsync(credentials, cancellation),
                Respond = ConnectorAdapter.WriteAsync,
                RequestTimeout = options.RequestTimeout,
                UseProxy = options.UseProxy,
            },
            services.GetRequiredService<TimeProvider>());
    }

    private static async ValueTask<(string? Token, DeliveryResult? Failed)> TokenAsync(ConnectorCredentials credentials, CancellationToken cancellation)
    {
        try
        {
            return (await credentials.GetTokenAsync(cancellation), null);
        }
        catch (ConnectorSignInException failure)
        {
            return (null, ConnectorClient.NotSignedIn(failure));
        }
    }
#endif

    private sealed record Walls(IConnector Connector, IChannelAdapter Adapter);
}
