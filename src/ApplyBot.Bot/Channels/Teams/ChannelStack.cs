using ApplyBot.Bot.Hosting;
#if NAMED_STACK
using ApplyBot.Bot.Channels.Teams.Authentication;
using ApplyBot.BotBuilder;
using Microsoft.Extensions.Options;
#endif

namespace ApplyBot.Bot.Channels.Teams;

/// <summary>What speaks with the Bot Connector: the bot itself, or the Bot Framework SDK where it was built in; setting <c>Stack:Channel</c>.</summary>
internal static class ChannelStack
{
    private const string Setting = "Stack:Channel";
    private const string Connector = "Connector";
    private const string BotBuilder = "BotBuilder";

#if NAMED_STACK
    public static IServiceCollection AddConnector(this IServiceCollection services)
    {
        services.AddSingleton<ConnectorClient>().AddSingleton<ConnectorAdapter>().AddSingleton(CreateBotBuilder);
        services.AddSingleton<IConnector>(provider => IsBotBuilder(provider) ? provider.GetRequiredService<BotBuilderChannel>().Connector : provider.GetRequiredService<ConnectorClient>());
        return services.AddSingleton<IChannelAdapter>(provider => IsBotBuilder(provider) ? provider.GetRequiredService<BotBuilderChannel>().Adapter : provider.GetRequiredService<ConnectorAdapter>());
    }

    private static bool IsBotBuilder(IServiceProvider services) => services.GetRequiredService<IConfiguration>()[Setting] switch
    {
        null or "" or BotBuilder => true,
        Connector => false,
        var other => throw new StartRefusedException($"{Setting} 只能是 {BotBuilder} 或 {Connector}，而配置的是 {other}。"),
    };

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
#else
    public static IServiceCollection AddConnector(this IServiceCollection services) =>
        services.AddSingleton<IConnector, ConnectorClient>().AddSingleton<IChannelAdapter>(provider => provider.GetRequiredService<IConfiguration>()[Setting] switch
        {
            null or "" or Connector => new ConnectorAdapter(),
            BotBuilder => throw new StartRefusedException($"{Setting} 为 {BotBuilder}，而这个程序没有带上 Bot Framework SDK：请加上 -p:NamedStack=true 重新构建，或改为 {Connector}。"),
            var other => throw new StartRefusedException($"{Setting} 只能是 {Connector}，而配置的是 {other}。"),
        });
#endif
}
